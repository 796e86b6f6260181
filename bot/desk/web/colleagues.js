/**
 * The other agents: who is there, and who looks at which conversation or types in it. And the same
 * of ourselves: leases of a few seconds that are said again while they hold, so that none gets
 * stuck.
 */

import { conversation, post } from './api.js';
import { $ } from './dom.js';
import { ended, me } from './session.js';
import { on, tell } from './topics.js';
import { opened } from './opened.js';

/** The leases last 12 s for looking and 6 s for typing. */
const VIEWING_AGAIN_MS = 8000;
const TYPING_AGAIN_MS = 4000;

let agents = [];
let watched = new Map(); // Conversation -> its watchers, without ourselves.

export function agentsThere() {
  return agents;
}

export function setAgents(fresh) {
  agents = fresh;
  tell('agents');
}

export function setPresence(presence) {
  watched = new Map(
    presence.map((entry) => [
      entry.conversation,
      entry.watchers.filter(({ agent }) => agent !== me()),
    ]),
  );
  tell('presence');
}

export function watchersOf(id) {
  return watched.get(id) ?? [];
}

/** "Eve", "Eve and Ann", "Eve, Ann and Bo". */
export function names(list) {
  const all = list.map(({ agent }) => agent);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** "Eve is looking", or "" when nobody is. */
export function looking(id) {
  const others = watchersOf(id);
  return others.length ? `${names(others)} ${others.length === 1 ? 'is' : 'are'} looking` : '';
}

export function typing(id) {
  const others = watchersOf(id).filter((watcher) => watcher.typing);
  return others.length ? `${names(others)} ${others.length === 1 ? 'is' : 'are'} typing` : '';
}

let told = { id: null, viewing: false, typing: false };
let typedAt = 0;

async function tellServer(id, state) {
  if (!id || !me()) return;
  told = { id, ...state };
  try {
    await post(conversation(id, 'presence'), state);
  } catch (problem) {
    // A lease that wasn't given runs out; the next one is due in seconds.
    if (problem.status === 401) ended();
  }
}

/** On a phone only one of the three columns is there. */
function seen() {
  const there = $('conversation').offsetParent || $('packet').offsetParent;
  return document.hidden || !there ? null : opened.id;
}

function beat() {
  const id = seen();
  if (told.viewing && told.id !== id) tellServer(told.id, { viewing: false, typing: false });
  tellServer(id, { viewing: true, typing: Date.now() - typedAt < TYPING_AGAIN_MS });
}

/** To be called at each key typed in the composer. */
export function iType() {
  const again = Date.now() - typedAt >= TYPING_AGAIN_MS;
  if (!again && told.typing) return;
  typedAt = Date.now();
  beat();
}

/** What was typed was sent or thrown away. */
export function iStopped() {
  typedAt = 0;
  if (told.typing) beat();
}

export function startColleagues() {
  on('opened route', () => {
    if (told.id === seen()) return;
    typedAt = 0;
    beat();
  });
  document.addEventListener('visibilitychange', beat);
  setInterval(beat, VIEWING_AGAIN_MS);
}
