/**
 * What is known of the conversations: a summary of each, as the server last told it. A box (queue,
 * mine, …) is a view of them, so a row moves the moment its summary changes.
 */

import { conversation, get } from './api.js';
import { me, mine } from './session.js';
import { tell } from './topics.js';

/** Beyond so many, those that nobody here looks at are forgotten, the oldest first. */
const KNOWN_MAX = 1000;
const PAGE = 100;

const known = new Map();
const pages = new Map(); // Box -> `next` of its last page; null: all of it is known.
let counts = { queue: 0, mine: 0, snoozed: 0 };
let found = null; // The ids that a search found, or null.

const byWait = (a, b) =>
  (a.waiting_since ?? '~').localeCompare(b.waiting_since ?? '~') ||
  a.created.localeCompare(b.created);
const byChange = (a, b) => b.change - a.change;
const putOff = (summary) => summary.handoff === 'snoozed' || summary.handoff === 'waiting';

const BOXES = {
  queue: { holds: (summary) => summary.owner === 'queue', order: byWait },
  mine: { holds: (summary) => mine(summary) && !putOff(summary), order: byWait },
  snoozed: { holds: (summary) => mine(summary) && putOff(summary), order: byWait },
  all: { holds: () => true, order: byChange },
};

export function summaryOf(id) {
  return known.get(id);
}

export function inQueue(summary) {
  return summary?.owner === 'queue';
}

/** The summaries of a box, or of the search, in their order. */
export function rowsOf(box) {
  if (found) return found.map((id) => known.get(id)).filter(Boolean);
  return [...known.values()].filter(BOXES[box].holds).sort(BOXES[box].order);
}

/** Those of mine who wait for an answer. */
export function owed() {
  return rowsOf('mine').filter((summary) => summary.waiting_since).length;
}

export function countOf(box) {
  return counts[box];
}

export function setCounts(fresh) {
  counts = fresh;
}

/** An older summary than the known one changes nothing: answers may overtake each other. */
export function learn(summary) {
  const before = known.get(summary.id);
  if (before && before.change > summary.change) return;
  known.delete(summary.id); // So that the map is ordered by when it was told of.
  known.set(summary.id, summary);
}

export function forget(id) {
  known.delete(id);
}

function forgetOldest() {
  for (const [id, summary] of known) {
    if (known.size <= KNOWN_MAX) return;
    if (summary.owner === 'queue' || summary.agent === me() || found?.includes(id)) continue;
    known.delete(id);
    pages.delete('all');
  }
}

function take(page) {
  page.conversations.forEach(learn);
  counts = page.counts;
  tell('conversations');
}

export function hasMore(box) {
  return !found && pages.get(box) !== null;
}

/** The next page of a box; the first one when none is known yet. */
export async function loadMore(box) {
  const after = pages.get(box);
  const page = await get('conversations', { box, limit: PAGE, ...(after ? { after } : {}) });
  pages.set(box, page.next);
  take(page);
}

export async function loadBox(box) {
  forgetOldest();
  if (!pages.has(box)) await loadMore(box);
}

let searches = 0;

/** '' ends the search. A slow answer to an older search is passed over. */
export async function search(words) {
  const number = ++searches;
  if (!words) {
    found = null;
    tell('conversations');
    return;
  }
  const page = await get('conversations', { q: words, limit: PAGE });
  if (number !== searches) return;
  found = page.conversations.map(({ id }) => id);
  take(page);
}

/** Makes sure that a conversation opened by its address is known. */
export async function loadDetail(id) {
  const detail = await get(conversation(id));
  learn(detail.summary);
  return detail;
}
