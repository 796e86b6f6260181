/**
 * What was typed and not sent, for each conversation: kept through going elsewhere, a lost
 * connection, an ended session and a reload of this tab; gone with the tab or with signing out.
 */

import { tell } from './topics.js';

const key = (id, kind) => `draft ${kind} ${id}`;

/** `kind` is reply or note. */
export function draftOf(id, kind) {
  return sessionStorage.getItem(key(id, kind)) ?? '';
}

export function setDraft(id, kind, text) {
  if (text) sessionStorage.setItem(key(id, kind), text);
  else sessionStorage.removeItem(key(id, kind));
}

/** Puts a text before what is being typed: it came back unsent. */
export function keep(id, kind, text) {
  const typed = draftOf(id, kind);
  setDraft(id, kind, typed ? `${text}\n${typed}` : text);
  tell('sending');
}
