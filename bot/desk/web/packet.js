/**
 * The right column: everything that spares the person from saying it again. What is wrong with
 * which phone, what was tried, why a person was asked for, what the bot would say next, and notes.
 */

import { ACTS } from './acts.js';
import { span } from './clock.js';
import { actButton } from './conversation.js';
import { looking } from './colleagues.js';
import { $, el } from './dom.js';
import { OUTCOMES, stepsOf } from './fixes.js';
import { timeElement } from './line.js';
import { nameOf } from './naming.js';
import { notice, warning } from './notice.js';
import { can, opened } from './opened.js';
import { me } from './session.js';
import { aroundSteps, linked, plain } from './text.js';
import { on } from './topics.js';

const PHONES = {
  lost: 'The phone is lost',
  broken: 'The phone is broken',
  leaving: 'They are about to give the phone away',
};

const languages = new Intl.DisplayNames(undefined, { type: 'language' });

function languageOf(code) {
  try {
    return languages.of(code);
  } catch {
    return code;
  }
}

/** A row for each of `all`; `cells` makes what stands in it: a fact, what of it, and when. */
function rows(all, cells) {
  return el(
    'ul.facts',
    all.map((one) => el('li', cells(one))),
  );
}

function section(title, ...content) {
  return el('section', el('h3', title), content);
}

function device({ model, ios, error_code: code, language }) {
  return [
    model,
    ios && `iOS ${ios.replace(/^iOS /, '')}`,
    code && (/^\d/.test(code) ? `error ${code}` : `“${code}”`),
    language && `writes in ${languageOf(language)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function about(packet, summary) {
  return el(
    'section',
    el('h2', packet.problem || summary.headline),
    el('p', device(packet) || 'Phone and iOS not known yet'),
    packet.phone in PHONES &&
      el('p.late', `${PHONES[packet.phone]}: suggest nothing that removes data.`),
  );
}

function tried({ tried: all }) {
  if (!all.length) return section('Tried', el('p.quiet', 'Nothing yet'));
  const cells = ({ heading, outcome, at }) => [
    el('span', heading),
    el(`span.${outcome}`, OUTCOMES[outcome]),
    timeElement(at),
  ];
  return section('Tried', rows(all, cells));
}

function notTried({ not_tried: all }) {
  if (!all.length) return null;
  const cells = ({ heading, minutes }) => [el('span', heading), el('span.quiet', `${minutes} min`)];
  return section('Not tried', rows(all, cells));
}

function why({ reason, handed_over_at: at }) {
  if (!at) return null;
  return section('Why here', el('p', reason || 'Asked for a person', ', ', timeElement(at)));
}

function note({ agent, at, text }) {
  return el(
    'li',
    linked(text),
    el('p.quiet', agent === me() ? 'you' : agent, ', ', timeElement(at)),
  );
}

function notes({ notes: all }) {
  return all.length > 0 && section(`Notes (${all.length})`, el('ul.notes', all.map(note)));
}

function preview({ preview: next }) {
  if (!next) return null;
  const { before, start, after } = aroundSteps(next);
  const [first, ...rest] = plain(before).split('\n');
  return section(
    'The bot would say',
    el(
      'details.preview',
      el('summary', first || 'Its next fix'),
      rest.length > 0 && el('p', rest.join('\n')),
      next.steps.length > 0 && stepsOf(next.steps.map(plain), start),
      after && el('p', plain(after)),
      next.buttons.length > 0 && el('p.quiet', next.buttons.map((label) => `[${label}]`).join(' ')),
    ),
  );
}

async function copy() {
  try {
    await navigator.clipboard.writeText(opened.detail.packet.text);
    notice('The summary is in the clipboard.');
  } catch {
    warning('The browser doesn’t let a page copy here.');
  }
}

function acts() {
  const back = ACTS.find(({ name }) => name === 'return');
  return el(
    'div.acts',
    can('return') && actButton(back),
    el('button', { type: 'button', onclick: copy }, 'Copy summary'),
  );
}

/** How long after asking for a person each step was taken. */
function clocks({ times }) {
  const steps = [
    ['Claimed', times.claimed],
    ['First answer', times.first_response],
    ['Ended', times.ended],
  ].filter(([, at]) => at && times.queued);
  const cells = ([label, at]) => [
    el('span', label),
    el('span.quiet', span(Date.parse(at) - Date.parse(times.queued))),
    timeElement(at),
  ];
  return steps.length > 0 && section('After asking', rows(steps, cells));
}

function content() {
  const { detail } = opened;
  if (!detail) return [];
  const others = looking(opened.id);
  return [
    el('p.whose.quiet', nameOf(detail.summary)),
    about(detail.packet, detail.summary),
    tried(detail.packet),
    notTried(detail.packet),
    why(detail.packet),
    notes(detail),
    others && el('p.others', `${others} too`),
    preview(detail),
    acts(),
    clocks(detail),
  ].filter(Boolean);
}

let drawn = '';

/** Drawn anew only when something in it has changed, so that nothing folds up under one's hand. */
function draw() {
  const now = JSON.stringify([opened.id, opened.detail, looking(opened.id)]);
  if (now === drawn) return;
  drawn = now;
  const unfolded = Boolean($('case').querySelector('details[open]'));
  const focused = [...$('case').querySelectorAll('button, summary')].indexOf(
    document.activeElement,
  );
  $('case').replaceChildren(...content());
  const details = $('case').querySelector('details');
  if (details) details.open = unfolded;
  if (focused >= 0) $('case').querySelectorAll('button, summary')[focused]?.focus();
}

export function startPacket() {
  on('opened presence', draw);
}
