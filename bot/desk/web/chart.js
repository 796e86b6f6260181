/**
 * Two small charts as inline SVG. Their colours are classes of the style sheet; each is described
 * in words for those who don't see it, and the numbers stand beside it as text or in a table.
 */

import { el } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';

function shape(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Stretched to its place: a unit is a column's width across, and a count upwards. */
function canvas(width, height, label, shapes) {
  return shape(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': label,
    },
    ...shapes,
  );
}

function column(place, height, { label, parts }) {
  let top = height;
  const rects = parts.map((part, number) => {
    top -= part;
    return shape('rect', {
      class: `part-${number}`,
      x: place + 0.1,
      width: 0.8,
      y: top,
      height: part,
    });
  });
  return shape('g', {}, shape('title', {}, label), ...rects);
}

/** Stacked columns, one an entry of `columns`: { label, parts: [from the bottom up] }. */
export function columnChart(columns, label) {
  const totals = columns.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  const height = Math.max(1, ...totals);
  const drawn = columns.map((entry, place) => column(place, height, entry));
  return canvas(Math.max(1, columns.length), height, label, drawn);
}

/** One bar lying down, `parts` of `whole`. */
export function barChart(parts, whole, label) {
  let left = 0;
  const rects = parts.map((part, number) => {
    left += part;
    return shape('rect', {
      class: `part-${number}`,
      x: left - part,
      width: part,
      y: 0,
      height: 1,
    });
  });
  return canvas(Math.max(1, whole), 1, label, rects);
}

export function legend(...labels) {
  return el(
    'p.legend',
    labels.map((label, number) =>
      el('span', el('span', { class: `swatch part-${number}` }), label),
    ),
  );
}

export function table(head, rows) {
  return el(
    'table',
    el(
      'thead',
      el(
        'tr',
        head.map((cell) => el('th', { scope: 'col' }, cell)),
      ),
    ),
    el(
      'tbody',
      rows.map(([first, ...rest]) =>
        el(
          'tr',
          el('th', { scope: 'row' }, first),
          rest.map((cell) => el('td', cell)),
        ),
      ),
    ),
  );
}
