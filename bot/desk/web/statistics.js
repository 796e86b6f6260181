/**
 * The page of statistics: four numbers, two small charts, and why people asked for a person.
 */

import { get } from './api.js';
import { barChart, columnChart, legend, table } from './chart.js';
import { DAY, span } from './clock.js';
import { $, el } from './dom.js';
import { refused } from './notice.js';
import { screen } from './route.js';
import { on } from './topics.js';

const RANGES = [7, 30, 90];

let range = 30;

const spanOf = (seconds) => (seconds === null ? '–' : span(seconds * 1000));
const percent = (part, whole) => (whole ? `${Math.round((100 * part) / whole)} %` : '–');

function number(label, value, more) {
  return el('div', el('dt', label), el('dd.value', value), el('dd.quiet', more));
}

function numbers(stats) {
  const rated = stats.ratings.reduce((sum, { count }) => sum + count, 0);
  return el(
    'dl',
    { id: 'numbers' },
    number(
      'Solved by the bot alone',
      percent(stats.solved_by_bot, stats.conversations),
      `${stats.solved_by_bot} of ${stats.conversations} conversations`,
    ),
    number(
      'Median wait',
      spanOf(stats.median_wait_seconds),
      `first answer ${spanOf(stats.median_first_response_seconds)}`,
    ),
    number(
      'Median time to solved',
      spanOf(stats.median_resolution_seconds),
      `by the bot alone ${spanOf(stats.median_bot_seconds)}`,
    ),
    number(
      'Rating',
      stats.rating === null ? '–' : stats.rating.toFixed(1),
      rated === 1 ? 'of 5, 1 rating' : `of 5, ${rated} ratings`,
    ),
  );
}

const dayName = (day) =>
  new Date(`${day}T12:00`).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
  });

/** The server leaves out days on which nothing happened. */
function everyDay({ days, since, until }) {
  const known = new Map(days.map((day) => [day.day, day]));
  const all = [];
  for (let at = Date.parse(since) + DAY; at <= Date.parse(until); at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    all.push(known.get(day) ?? { day, solved_by_bot: 0, handed_over: 0 });
  }
  return all;
}

function daysChart(stats) {
  const days = everyDay(stats);
  const columns = days.map(({ day, solved_by_bot: solved, handed_over: handed }) => ({
    label: `${dayName(day)}: ${solved} solved by the bot, ${handed} handed over`,
    parts: [solved, handed],
  }));
  const highest = Math.max(...columns.map(({ parts }) => parts[0] + parts[1]));
  return el(
    'section.chart',
    el('h2', 'Day by day'),
    legend('solved by the bot alone', 'handed over'),
    el(
      'div.columns',
      el('span.quiet', highest),
      columnChart(columns, 'Conversations solved by the bot and handed over, a column a day'),
    ),
    el('p.ends.quiet', el('span', dayName(days[0].day)), el('span', dayName(days.at(-1).day))),
    el(
      'details',
      el('summary', 'As a table'),
      table(
        ['Day', 'Solved by the bot', 'Handed over'],
        days.map((day) => [dayName(day.day), day.solved_by_bot, day.handed_over]),
      ),
    ),
  );
}

function bySymptom(fixes) {
  const groups = new Map();
  for (const fix of fixes.filter(({ solved, failed }) => solved + failed > 0)) {
    if (!groups.has(fix.problem)) groups.set(fix.problem, []);
    groups.get(fix.problem).push(fix);
  }
  const weight = (group) => group.reduce((sum, { solved, failed }) => sum + solved + failed, 0);
  return [...groups].sort(([, a], [, b]) => weight(b) - weight(a));
}

function outcome({ heading, solved, failed }, most) {
  const words = `${solved} of ${solved + failed} worked`;
  return el(
    'li',
    el('span', heading),
    barChart([solved, failed], most, words),
    el('span.quiet', words),
  );
}

function fixesChart({ fixes }) {
  const groups = bySymptom(fixes);
  if (!groups.length) return null;
  const most = Math.max(...fixes.map(({ solved, failed }) => solved + failed));
  return el(
    'section.chart',
    el('h2', 'What became of each fix'),
    legend('worked', 'did not help'),
    groups.map(([problem, group]) => [
      el('h3', problem),
      el(
        'ul.outcomes',
        group.sort((a, b) => b.solved - a.solved).map((fix) => outcome(fix, most)),
      ),
    ]),
  );
}

function reasons({ reasons: all, handed_over: handed }) {
  if (!all.length) return null;
  return el(
    'section.chart',
    el('h2', `Why ${handed} came to a person`),
    el(
      'ul.outcomes',
      all.map(({ reason, count }) =>
        el(
          'li',
          el('span', reason),
          barChart([count], Math.max(...all.map((one) => one.count)), `${count} conversations`),
          el('span.quiet', count),
        ),
      ),
    ),
  );
}

function rangeButton(days) {
  return el(
    'button',
    {
      type: 'button',
      'aria-pressed': String(days === range),
      onclick: () => choose(days),
    },
    `${days} days`,
  );
}

function draw(stats) {
  $('statistics').replaceChildren(
    ...[
      el(
        'header',
        el('h1', { tabindex: -1 }, 'Statistics'),
        el('div', { role: 'group', 'aria-label': 'How far back' }, RANGES.map(rangeButton)),
        el('a', { href: '#/' }, 'Back to the desk'),
      ),
      numbers(stats),
      daysChart(stats),
      reasons(stats),
      fixesChart(stats),
    ].filter(Boolean),
  );
}

async function load() {
  try {
    draw(await get('stats', { days: range }));
  } catch (problem) {
    refused(problem);
  }
}

async function choose(days) {
  range = days;
  await load();
  $('statistics').querySelector('[aria-pressed=true]')?.focus();
}

export function startStatistics() {
  on('route', async () => {
    if (screen() !== 'statistics') return;
    await load();
    $('statistics').querySelector('h1')?.focus();
  });
}
