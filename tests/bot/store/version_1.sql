-- The schema of the first release, with a conversation as it wrote it. Never edited.
PRAGMA application_id = 0x53746570;

CREATE TABLE conversations (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  user TEXT NOT NULL,
  target TEXT NOT NULL,
  state TEXT NOT NULL,
  owner TEXT NOT NULL,
  owner_epoch INTEGER NOT NULL,
  body TEXT NOT NULL,
  last_seq INTEGER NOT NULL DEFAULT 0,
  queued_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_of_user ON conversations (user, channel, number);
CREATE INDEX conversations_queued ON conversations (queued_at, number)
  WHERE queued_at IS NOT NULL;
CREATE INDEX conversations_by_age ON conversations (updated_at);

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  sender TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  steps TEXT NOT NULL,
  choices TEXT NOT NULL,
  fix TEXT NOT NULL,
  UNIQUE (conversation, seq)
) STRICT;

CREATE TABLE answers (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL,
  channel TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (user, channel, key)
) STRICT;

CREATE TABLE timers (
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  kind TEXT NOT NULL,
  due INTEGER NOT NULL,
  PRIMARY KEY (conversation, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX timers_by_due ON timers (due);

CREATE TABLE held (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL,
  channel TEXT NOT NULL,
  target TEXT NOT NULL,
  text TEXT NOT NULL,
  held_secret INTEGER NOT NULL,
  at INTEGER NOT NULL,
  due INTEGER NOT NULL
) STRICT;
CREATE INDEX held_of_user ON held (user, channel, id);
CREATE INDEX held_by_due ON held (due);

-- Ids are never used twice, so a late settlement can't hit another row. `head`: nothing older of
-- the same conversation and target waits. The goodbye of an erased person has no conversation.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation TEXT NOT NULL,
  target TEXT NOT NULL,
  channel TEXT NOT NULL,
  body TEXT NOT NULL,
  writer TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  leased INTEGER NOT NULL DEFAULT 0,
  head INTEGER NOT NULL,
  reference TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outbox_of_conversation ON outbox (conversation, id);
CREATE INDEX outbox_heads ON outbox (channel, due, id) WHERE state = 'waiting' AND head = 1;
CREATE INDEX outbox_waiting ON outbox (conversation, target, id) WHERE state = 'waiting';
CREATE INDEX outbox_leased ON outbox (id) WHERE state = 'waiting' AND leased = 1;
CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';

CREATE TABLE outcomes (
  symptom TEXT NOT NULL,
  fix TEXT NOT NULL,
  outcome TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (symptom, fix, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE ratings (
  stars INTEGER PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT;

CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY,
  user TEXT NOT NULL,
  channel TEXT NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  times INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX set_aside_by_key ON set_aside (user, channel, key) WHERE key <> '';

CREATE TABLE pulse (one INTEGER PRIMARY KEY CHECK (one = 1), beats INTEGER NOT NULL) STRICT;
INSERT INTO pulse VALUES (1, 0);

INSERT INTO conversations VALUES (1, 'abcdefghij012345', 'http', 'u1', '', 'offering_fix', 'bot', 0,
  '{"attempts":[{"at":1700000000000,"fix":"check-storage","outcome":"shown"}],"choices":[{"argument":"","label":"It worked","signal":"worked","value":"abcdefghij012345.1.1"},{"argument":"","label":"Didn''t help","signal":"did_not_work","value":"abcdefghij012345.1.2"}],"closing":"open","confirming_erasure":false,"device":{"ios":[17,4],"model":"iPhone 13"},"error_code":"","fate":"unharmed","fix":"check-storage","handoff":"","handoff_reason":"","id":"abcdefghij012345","last_heard":1700000000000,"misses":0,"owner":"bot","owner_epoch":0,"path":"","follow_up_set":false,"resume_state":"welcome","starts_anew":false,"state":"offering_fix","step":0,"strays":0,"symptom":"storage_full_icloud","told_privacy":true,"turn":1}',
  2, NULL, 1700000000000, 1700000000000);
INSERT INTO messages VALUES (1, 1, 1, 'person', '', 1700000000000, 'icloud is full', '', '', '');
INSERT INTO messages VALUES (2, 1, 2, 'bot', '', 1700000000000, 'Let''s check your storage', '["Open Settings"]',
  '[{"argument":"","label":"It worked","signal":"worked","value":"abcdefghij012345.1.1"},{"argument":"","label":"Didn''t help","signal":"did_not_work","value":"abcdefghij012345.1.2"}]',
  'check-storage');
INSERT INTO answers VALUES (1, 'u1', 'http', 'k1', 'f', '{}', 1700000000000);
INSERT INTO timers VALUES (1, 'remind', 1700001800000);
PRAGMA user_version = 1;
