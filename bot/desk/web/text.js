/**
 * A person's words as text nodes, with links for what is plainly a web address. Only http and https
 * become links; everything else stays text. The words are never parsed as markup.
 */

import { el } from './dom.js';

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`{}|\\^]+/gi;
const TRAILING = /[.,;:!?)\]…]+$/;

function link(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return el(
    'a',
    { href: url.href, rel: 'noopener noreferrer nofollow', target: '_blank' },
    address,
  );
}

/** The nodes that show `words`. */
export function linked(words) {
  const nodes = [];
  let done = 0;
  for (const match of words.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '');
    const anchor = link(address);
    if (!anchor) continue;
    nodes.push(words.slice(done, match.index), anchor);
    done = match.index + address.length;
  }
  nodes.push(words.slice(done));
  return nodes.filter((node) => node !== '');
}

/**
 * The parts of a bot's message: what stands before its steps, the first one's number, and what
 * stands after. Its text holds the steps, numbered, a line each; when they aren't found there, all
 * of it stands before.
 */
export function aroundSteps({ text, steps }) {
  const whole = { before: text, start: 1, after: '' };
  if (!steps.length) return whole;
  const lines = text.split('\n');
  const opening = plain(steps[0]).split('\n')[0];
  const first = lines.findIndex((line) => /^\d+\. /.test(line) && line.endsWith(opening));
  if (first < 0) return whole;
  const height = steps.reduce((sum, step) => sum + step.split('\n').length, 0);
  return {
    before: lines.slice(0, first).join('\n'),
    start: Number.parseInt(lines[first], 10),
    after: lines.slice(first + height).join('\n'),
  };
}

/** Without the marks of **bold**. */
export function plain(words) {
  return words.replaceAll('**', '');
}
