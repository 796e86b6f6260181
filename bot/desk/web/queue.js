/**
 * The left column: a box of conversations, or what a search found. Each row is a link; who waits
 * longest stands first.
 */

import { get } from './api.js';
import { DAY, now, since, span } from './clock.js';
import { looking } from './colleagues.js';
import { countOf, hasMore, loadBox, loadMore, rowsOf, search } from './conversations.js';
import { $, el, list, say, show } from './dom.js';
import { channelOf, nameOf, standing } from './naming.js';
import { refused } from './notice.js';
import { opened } from './opened.js';
import { addressOf, go } from './route.js';
import { on } from './topics.js';

/** From here on a wait is too long, and its colour says so. */
const TOO_LONG_MS = 5 * 60 * 1000;
const TICK_MS = 5000;
const SEARCH_AFTER_MS = 200;

let box = 'queue';
let yesterday = '';

function makeRow({ id }) {
  return el(
    'li',
    el(
      'a',
      { href: addressOf(id) },
      el('span.name'),
      el('span.channel.quiet'),
      el('span.wait'),
      el('span.headline'),
      el('span.last.quiet'),
    ),
  );
}

const WHOSE = { person: '', bot: 'Bot: ', agent: 'Agent: ', system: '' };

/** What helps to choose: a colleague looks, the person's words, or why they wait. */
function lastWords({ id, last, reason, owner }) {
  if (looking(id)) return looking(id);
  if (owner === 'queue' && last.from !== 'person' && reason) return reason;
  return WHOSE[last.from] + last.text;
}

function fillWait(cell, waitingSince) {
  const waits = waitingSince ? since(waitingSince) : 0;
  cell.classList.toggle('late', waits >= TOO_LONG_MS);
  cell.title = waitingSince ? 'Waits for an answer' : '';
  say(cell, waitingSince ? span(waits) : '');
}

function fillRow(row, summary) {
  const [name, channel, wait, headline, last] = row.firstChild.children;
  const everywhere = box === 'all' || $('search').value.trim() !== '';
  say(name, nameOf(summary));
  say(channel, everywhere ? `${channelOf(summary)} · ${standing(summary)}` : channelOf(summary));
  fillWait(wait, summary.waiting_since);
  wait.dataset.since = summary.waiting_since ?? '';
  say(headline, summary.headline);
  say(last, lastWords(summary));
  if (summary.id === opened.id) row.firstChild.setAttribute('aria-current', 'true');
  else row.firstChild.removeAttribute('aria-current');
}

function emptyWords() {
  const words = $('search').value.trim();
  if (words) return `Nobody called “${words}”, and none of the latest messages say it.`;
  return {
    queue: `Nobody is waiting. ${yesterday}`,
    mine: 'You have no conversation. Press 1 for the queue, and c to claim.',
    snoozed: 'Nothing is snoozed. Press s in a conversation to put it off.',
    all: 'Nobody has written yet.',
  }[box];
}

function drawBoxes() {
  for (const button of $('boxes').children) {
    const { box: name } = button.dataset;
    const label = name[0].toUpperCase() + name.slice(1);
    const count = name === 'all' ? 0 : countOf(name);
    say(button, count ? `${label} ${count}` : label);
    button.setAttribute('aria-pressed', name === box);
  }
}

/** When the focused row goes, the next one has the focus. */
function drawRows(rows) {
  const links = () => [...$('rows').querySelectorAll('a')];
  const focused = links().indexOf(document.activeElement);
  list($('rows'), rows, ({ id }) => id, makeRow, fillRow);
  if (focused < 0 || document.activeElement !== document.body) return;
  (links()[focused] ?? links().at(-1) ?? $('search')).focus();
}

function draw() {
  const rows = rowsOf(box);
  drawBoxes();
  drawRows(rows);
  show($('rows-empty'), rows.length === 0);
  say($('rows-empty'), rows.length ? '' : emptyWords());
  show($('more'), hasMore(box) && rows.length > 0);
}

async function load(loading) {
  try {
    await loading;
  } catch (problem) {
    refused(problem);
  }
  draw();
}

export function chooseBox(name) {
  box = name;
  $('search').value = '';
  search('');
  load(loadBox(name));
}

/** The cursor is the focused row, or else the open one. */
export function moveCursor(by) {
  const links = [...$('rows').querySelectorAll('a')];
  if (!links.length) return;
  const focused = links.indexOf(document.activeElement);
  const current = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent);
  const next = current < 0 ? 0 : Math.min(links.length - 1, Math.max(0, current + by));
  if (!$('queue').offsetParent) go('#/');
  links[next].focus();
}

async function askAboutYesterday() {
  const { days } = await get('stats', { days: 2 });
  const date = new Date(now() - DAY).toISOString().slice(0, 10);
  const found = days.find(({ day }) => day === date);
  if (!found) return;
  const { handed_over: handed, solved_by_bot: solved } = found;
  yesterday = `Yesterday ${handed} came here, and the bot solved ${solved} alone.`;
  draw();
}

function watchSearch() {
  let timer = 0;
  $('search').addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => load(search($('search').value.trim())), SEARCH_AFTER_MS);
  });
  $('search').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') chooseBox(box);
    if (event.key === 'ArrowDown' || event.key === 'Enter') moveCursor(0);
  });
}

export function startQueue() {
  $('boxes').addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (button) chooseBox(button.dataset.box);
  });
  $('more').addEventListener('click', () => load(loadMore(box)));
  watchSearch();
  on('conversations opened presence', draw);
  on('session', (agent) => agent && askAboutYesterday().catch(() => {}));
  setInterval(() => {
    for (const cell of $('rows').querySelectorAll('.wait')) fillWait(cell, cell.dataset.since);
  }, TICK_MS);
}
