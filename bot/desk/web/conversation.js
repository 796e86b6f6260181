/**
 * The middle column around transcript and composer: who it is, where it stands, who types, and the
 * buttons of what can be done.
 */

import { ACTS, doAct } from './acts.js';
import { roughly, since, timeOfDay } from './clock.js';
import { looking, typing } from './colleagues.js';
import { $, el, list, say, show } from './dom.js';
import { channelOf, nameOf, standing } from './naming.js';
import { can, opened, summary } from './opened.js';
import { addressOf } from './route.js';
import { on } from './topics.js';

const TICK_MS = 15_000;

function standingWords(now) {
  const until = now.snoozed_until && `until ${timeOfDay(now.snoozed_until)}`;
  const waits = now.waiting_since && `waits ${roughly(since(now.waiting_since))}`;
  return [channelOf(now), standing(now), until, waits].filter(Boolean).join(' · ');
}

export function actButton({ name, key, label, primary, choices }) {
  return el(
    'button',
    {
      type: 'button',
      class: primary && 'primary',
      onclick: () => doAct(name),
      'aria-keyshortcuts': key,
    },
    choices ? `${label}… ` : `${label} `,
    el('kbd', key),
  );
}

/** Returning to the bot stands beside what the bot would say, in the packet. */
function actsHere() {
  const allowed = opened.detail?.can ?? [];
  return ACTS.filter(({ name }) => allowed.includes(name) && name !== 'return');
}

const EMPTY = {
  loading: '',
  gone: 'This conversation is gone: erased at the person’s wish, or after its time.',
};

function drawEmpty() {
  const here = opened.state === 'shown' || (opened.state === 'loading' && summary());
  show($('open'), here);
  show($('nothing-open'), !here);
  if (!here && opened.state in EMPTY) say($('nothing-open'), EMPTY[opened.state]);
  return !here;
}

function draw() {
  if (drawEmpty()) return;
  const now = summary();
  say($('who'), nameOf(now));
  say($('standing'), standingWords(now));
  say($('typing'), typing(opened.id) || looking(opened.id));
  $('to-packet').href = addressOf(opened.id, 'packet');
  $('packet-back').href = addressOf(opened.id);
  const acting = $('acts').contains(document.activeElement);
  list($('acts'), actsHere(), ({ name }) => name, actButton);
  if (!acting || document.activeElement !== document.body) return;
  $(can('reply') ? 'words' : 'who').focus(); // Where nothing can be typed, the keys work.
}

export function startConversation() {
  on('opened conversations presence', draw);
  setInterval(draw, TICK_MS);
}
