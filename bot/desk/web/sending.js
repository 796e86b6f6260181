/**
 * Replies on their way to the server. Each has an id of its own, so sending it again sends nothing
 * twice; one that could not be sent waits for the connection. In each conversation they go in
 * order.
 */

import { conversation, post } from './api.js';
import { now } from './clock.js';
import { summaryOf } from './conversations.js';
import { keep } from './drafts.js';
import { acted, opened } from './opened.js';
import { refused } from './notice.js';
import { ended } from './session.js';
import { on, tell } from './topics.js';

const AGAIN_MS = 2000;

/** Conversation -> its replies that aren't in the transcript yet, first one first. */
const outbox = new Map();

export function pendingOf(id) {
  return outbox.get(id) ?? [];
}

function drop(id, reply) {
  outbox.set(
    id,
    pendingOf(id).filter((other) => other !== reply),
  );
  tell('sending');
}

async function sendOne(id, reply) {
  const { epoch } = summaryOf(id);
  const body = reply.fix ? { fix: reply.fix } : { text: reply.text };
  reply.state = 'sending';
  tell('sending');
  const answer = await post(conversation(id, reply.fix ? 'fix' : 'reply'), {
    epoch,
    id: reply.id,
    ...body,
  });
  await acted(id, answer);
  drop(id, reply);
}

/** What can't be sent comes back as a draft, and the agent is told why. */
function giveBack(id, reply, problem) {
  drop(id, reply);
  if (!reply.fix) keep(id, 'reply', reply.text);
  refused(problem, id);
}

async function work(id) {
  for (const reply of pendingOf(id).filter(({ state }) => state !== 'sending')) {
    try {
      await sendOne(id, reply);
    } catch (problem) {
      if (!problem.passing && problem.status !== 401) {
        giveBack(id, reply, problem);
        continue;
      }
      reply.state = 'unsent';
      tell('sending');
      if (problem.status === 401) ended();
      else sendLater();
      return; // What comes after it must not overtake it.
    }
  }
}

let later = 0;

function sendLater() {
  clearTimeout(later);
  later = setTimeout(sendAllAgain, AGAIN_MS);
}

const busy = new Map();

function send(id) {
  const done = (busy.get(id) ?? Promise.resolve()).then(() => work(id));
  busy.set(id, done);
  return done;
}

/** `words` is { text } or { fix, text }: the text is what the transcript shows meanwhile. */
export function sendReply(words, id = opened.id) {
  const reply = {
    id: crypto.randomUUID(),
    at: new Date(now()).toISOString(),
    state: 'new',
    ...words,
  };
  outbox.set(id, [...pendingOf(id), reply]);
  tell('sending');
  return send(id);
}

export function sendAllAgain() {
  for (const id of outbox.keys()) send(id);
}

export function startSending() {
  on('link session', sendAllAgain);
}
