/**
 * One entry of the transcript: what somebody said, a note among colleagues, a change of hands, or a
 * reply on its way. Made once, then only brought up to date.
 */

import { exactTime, timeOfDay } from './clock.js';
import { el, say } from './dom.js';
import { stepsOf } from './fixes.js';
import { me } from './session.js';
import { aroundSteps, linked, plain } from './text.js';

export function timeElement(iso) {
  return el('time', { datetime: iso, title: exactTime(iso) }, timeOfDay(iso));
}

/** The bot's steps are folded: an agent knows them. */
function folded({ steps, buttons }, start) {
  if (!steps.length) return null;
  const count = steps.length === 1 ? '1 step' : `${steps.length} steps`;
  return el('details', el('summary', count), stepsOf(steps.map(plain), start), buttonsOf(buttons));
}

function buttonsOf(buttons) {
  if (!buttons.length) return null;
  return el('p.quiet', buttons.map(({ label }) => `[${label}]`).join(' '));
}

const KINDS = { edited: 'changed their message to: ', deleted: 'removed a message' };

function said(line) {
  const { before, start, after } = aroundSteps(line);
  const how = KINDS[line.kind];
  return [
    how && el('span.quiet', how),
    linked(before),
    folded(line, start),
    linked(after),
    !line.steps.length && buttonsOf(line.buttons),
  ];
}

function speaker({ from, name }, person) {
  if (from === 'agent') return name === me() ? 'you' : name;
  return from === 'person' ? person : from; // `bot`, or `system`: what the handoff announces.
}

function frame(kind, name, words, at) {
  return el(
    'li',
    { class: kind },
    el('span.name', name),
    el('div.words', words),
    el('span.meta.quiet', timeElement(at), el('span.state')),
  );
}

const MAKE = {
  line: ({ line, person }) => frame(line.from, speaker(line, person), said(line), line.at),
  note: ({ note }) =>
    frame(
      'note',
      note.agent === me() ? 'you' : note.agent,
      [el('span.quiet', 'note '), linked(note.text)],
      note.at,
    ),
  owner: ({ words, at }) => el('li.hands', el('span', words, ' '), timeElement(at)),
  pending: ({ reply }) => frame('agent pending', 'you', linked(reply.text), reply.at),
};

export function makeEntry(entry) {
  return MAKE[entry.kind](entry);
}

const PENDING = {
  new: 'sending',
  sending: 'sending',
  unsent: 'not sent yet: waits for the connection',
};

/** That what the bot says by itself arrived goes without saying. */
function delivery({ delivery: fate, from, seq }, retry) {
  if (fate.state === 'delivered' && from !== 'agent') return '';
  if (fate.state === 'dropped') return 'never sent';
  if (fate.state !== 'failed') return fate.state;
  return [
    `failed${fate.why ? `: ${fate.why}` : ''} `,
    el('button', { type: 'button', onclick: () => retry(seq) }, 'Retry'),
  ];
}

/** What became of a person's line later is written beside it; the words stay readable. */
function fate(entry, retry) {
  if (entry.kind === 'pending') return PENDING[entry.reply.state];
  if (entry.later) return entry.later === 'deleted' ? 'removed by them' : 'changed later';
  return entry.line?.delivery ? delivery(entry.line, retry) : '';
}

/** `retry(seq)` is called by the button beside a line whose delivery failed. */
export function fillEntry(item, entry, retry) {
  item.classList.toggle('same', Boolean(entry.same));
  item.classList.toggle('gone', Boolean(entry.later));
  const state = item.querySelector('.state');
  if (!state) return;
  const now = fate(entry, retry);
  item.classList.toggle('failed', entry.line?.delivery?.state === 'failed');
  if (typeof now === 'string') say(state, now);
  else if (!state.querySelector('button')) state.replaceChildren(...now);
}
