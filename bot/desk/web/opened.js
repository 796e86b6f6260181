/**
 * The conversation that is open: its detail (packet, notes, owners, what may be done) and its
 * lines. Lines are fetched by sequence, from the first one whose delivery isn't settled, so that a
 * line is brought up to date in its place.
 */

import { conversation, get } from './api.js';
import { learn, loadDetail, summaryOf } from './conversations.js';
import { ended } from './session.js';
import { tell } from './topics.js';

const PAGE = 500;
const RETRY_MS = 1000;

/** `state`: none, loading, shown, or gone (erased, or never there). `lines` are sorted by seq. */
export const opened = { id: null, state: 'none', detail: null, lines: [] };

export function summary() {
  return summaryOf(opened.id) ?? opened.detail?.summary;
}

export function can(act) {
  return opened.detail?.can.includes(act) ?? false;
}

/** Its delivery changes no more. */
const settled = ({ delivery }) => !delivery || ['delivered', 'dropped'].includes(delivery.state);

function lastSettled(lines) {
  const open = lines.findIndex((line) => !settled(line));
  return open < 0 ? (lines.at(-1)?.seq ?? 0) : lines[open].seq - 1;
}

async function linesAfter(id, seq) {
  const lines = [];
  let page;
  do {
    page = await get(conversation(id, 'messages'), { after: seq, limit: PAGE });
    lines.push(...page.messages);
    seq = page.next;
  } while (page.messages.length === PAGE);
  return lines;
}

/** However often a line is told of, it is one: the newest word on it counts. */
function merged(known, fresh) {
  const lines = new Map([...known, ...fresh].map((line) => [line.seq, line]));
  return [...lines.values()].sort((a, b) => a.seq - b.seq);
}

async function fetchOpen() {
  const { id, lines } = opened;
  const [detail, fresh] = await Promise.all([loadDetail(id), linesAfter(id, lastSettled(lines))]);
  if (lines !== opened.lines) return; // Closed meanwhile, and perhaps opened anew.
  opened.lines = merged(lines, fresh);
  opened.detail = detail;
  opened.state = 'shown';
  tell('opened');
}

function failed(problem, id) {
  if (problem.status === 401) return ended();
  if (id !== opened.id) return undefined;
  if (problem.status !== 404) return setTimeout(() => id === opened.id && refresh(), RETRY_MS);
  Object.assign(opened, { state: 'gone', detail: null, lines: [] });
  return tell('opened');
}

let under = null; // The refresh that is under way.
let again = false; // It was asked for meanwhile: what it brings may be too old.

/** Brings the open conversation up to date; when that is under way already, once more after it. */
export function refresh() {
  if (!opened.id) return Promise.resolve();
  again = under !== null;
  under ??= (async () => {
    do {
      again = false;
      const { id } = opened;
      await fetchOpen().catch((problem) => failed(problem, id));
    } while (again && opened.id);
    under = null;
  })();
  return under;
}

/** null closes it. */
export function open(id) {
  if (id === opened.id) return Promise.resolve();
  Object.assign(opened, { id, state: id ? 'loading' : 'none', detail: null, lines: [] });
  tell('opened');
  return refresh();
}

/** What the server answered to an act, before the events tell it to everybody. */
export function acted(id, { summary: fresh, can: allowed, undo }) {
  learn(fresh);
  if (id === opened.id && opened.detail) {
    Object.assign(opened.detail, { summary: fresh, can: allowed, undo });
    tell('opened');
  }
  tell('conversations');
  return id === opened.id ? refresh() : Promise.resolve();
}
