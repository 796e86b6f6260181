/**
 * The open conversation's entries in the order they happened: lines, notes, changes of hands, and
 * replies on their way at the end. Follows the newest one, unless the agent has scrolled up.
 */

import { retry } from './acts.js';
import { $, list, show } from './dom.js';
import { fillEntry, makeEntry } from './line.js';
import { nameOf } from './naming.js';
import { announce } from './notice.js';
import { opened } from './opened.js';
import { pendingOf } from './sending.js';
import { me } from './session.js';
import { on } from './topics.js';

/** So near to the end counts as being there. */
const NEAR_PX = 80;

const person = () => nameOf(opened.detail.summary);

function handsWords({ owner, handoff, by }, summary) {
  const who = by === me() ? 'you' : by;
  if (owner === 'queue') {
    if (by) return `${who} put it back into the queue`;
    return summary.reason ? `handed over: ${summary.reason}` : 'handed over';
  }
  if (owner.startsWith('agent:')) {
    const to = owner.slice('agent:'.length);
    const whom = to === me() ? 'you' : to;
    return !by || by === to ? `${whom} took it` : `${who} gave it to ${whom}`;
  }
  const ended = { returned: 'returned it to the bot', resolved: 'resolved it' }[handoff];
  if (ended && by) return `${who} ${ended}`;
  return handoff === 'expired'
    ? 'nobody came in time: the bot has it again'
    : 'the bot has it again';
}

/** Changes of hands; that the bot had it first is nothing to tell. */
function owners({ owners: all, summary }) {
  const told = all.filter(({ owner }, place) => place > 0 || owner !== 'bot');
  return told.map((change) => ({
    kind: 'owner',
    key: `o${change.epoch}`,
    at: change.at,
    words: handsWords(change, summary),
  }));
}

function lines(all) {
  const later = new Map(all.filter(({ about }) => about).map((line) => [line.about, line.kind]));
  return all.map((line) => ({
    kind: 'line',
    key: `l${line.seq}`,
    at: line.at,
    line,
    person: person(),
    later: later.get(line.seq),
  }));
}

function notes({ notes: all }) {
  return all.map((note) => ({ kind: 'note', key: `n${note.id}`, at: note.at, note }));
}

/** A reply may be in the transcript before its sender is told so. */
function pending() {
  const arrived = new Set(opened.lines.map(({ id }) => id));
  const replies = pendingOf(opened.id).filter(({ id }) => !arrived.has(id));
  return replies.map((reply) => ({
    kind: 'pending',
    key: `p${reply.id}`,
    at: reply.at,
    reply,
  }));
}

/** Of what was stored at once, the person's words come first, then whose it is, then the answer. */
function byTime(a, b) {
  const rank = ({ kind, line }) => (line?.from === 'person' ? 0 : kind === 'owner' ? 1 : 2);
  return a.at.localeCompare(b.at) || rank(a) - rank(b);
}

const voice = ({ kind, line }) => kind === 'line' && `${line.from} ${line.name}`;

function entries() {
  if (!opened.detail) return [];
  const { detail } = opened;
  const past = [...lines(opened.lines), ...notes(detail), ...owners(detail)];
  const all = [...past.sort(byTime), ...pending()];
  all.forEach((entry, place) => {
    entry.same = place > 0 && voice(entry) && voice(entry) === voice(all[place - 1]);
  });
  return all;
}

let shown = { id: null, seq: 0 };

/** What came while the conversation was open is read out. */
function readOut() {
  const fresh = opened.lines.filter(({ seq, from }) => seq > shown.seq && from !== 'agent');
  if (!fresh.length || shown.id !== opened.id) return;
  announce(
    fresh.map(({ from, text }) => `${from === 'person' ? person() : from}: ${text}`).join('. '),
  );
}

function scrollToEnd() {
  $('scroll').scrollTop = $('scroll').scrollHeight;
}

function atEnd() {
  const { scrollHeight, scrollTop, clientHeight } = $('scroll');
  return scrollHeight - scrollTop - clientHeight < NEAR_PX;
}

function draw() {
  const first = shown.id !== opened.id || shown.seq === 0;
  const follow = first || atEnd();
  const newest = opened.lines.at(-1)?.seq ?? 0;
  list(
    $('transcript'),
    entries(),
    ({ key }) => key,
    makeEntry,
    (item, entry) => {
      fillEntry(item, entry, retry);
    },
  );
  if (!first) readOut();
  if (follow) scrollToEnd();
  else if (newest > shown.seq) show($('newest'), true);
  if (first) show($('newest'), false);
  shown = { id: opened.id, seq: newest };
}

export function startTranscript() {
  on('opened sending', draw);
  $('newest').addEventListener('click', scrollToEnd);
  $('scroll').addEventListener('scroll', () => atEnd() && show($('newest'), false));
}
