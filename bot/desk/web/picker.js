/**
 * One way to choose, for everything that has choices: a field to type in, and a list. Arrows move,
 * Enter takes, Escape leaves; what doesn't fit the typed words is left out.
 */

import { $, el, list, say, show } from './dom.js';

let items = [];
let fitting = [];
let active = 0;
let answer = () => {}; // Ends the choice that was asked for last.

const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

function fits(item, typed) {
  const inside = `${item.label} ${item.hint ?? ''} ${item.search ?? ''}`.toLowerCase();
  return words(typed).every((word) => inside.includes(word));
}

function makeOption(item) {
  return el(
    'li',
    { role: 'option', id: `option-${items.indexOf(item)}` },
    el('span', item.label),
    el('span.quiet', item.hint),
  );
}

function draw() {
  list(
    $('picker-list'),
    fitting,
    (item) => items.indexOf(item),
    makeOption,
    (option, item) => {
      option.setAttribute('aria-selected', item === fitting[active]);
      option.setAttribute('aria-disabled', Boolean(item.disabled));
      option.onclick = () => take(item);
    },
  );
  const item = fitting[active];
  const field = $('picker-field');
  if (item) field.setAttribute('aria-activedescendant', `option-${items.indexOf(item)}`);
  else field.removeAttribute('aria-activedescendant');
  $('picker-list').children[active]?.scrollIntoView({ block: 'nearest' });
  show($('picker-empty'), !item);
  $('picker-detail').replaceChildren(...(item?.detail?.() ?? []));
}

function narrow() {
  fitting = items.filter((item) => fits(item, $('picker-field').value));
  active = Math.max(
    0,
    fitting.findIndex((item) => !item.disabled),
  );
  draw();
}

function take(item) {
  if (!item || item.disabled) return;
  answer(item.value);
  $('picker').close();
}

function move(step) {
  if (!fitting.length) return;
  active = (active + step + fitting.length) % fitting.length;
  draw();
}

function onKey(event) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) move(moves[event.key]);
  else if (event.key === 'Enter' && !event.isComposing) take(fitting[active]);
  else return;
  event.preventDefault();
}

/**
 * Shows the choices and gives the value of the one that was taken, or null. An item: { label,
 * value, hint?, search?, disabled?, detail? }; `detail()` gives nodes that show more of it.
 */
export function pick(title, choices) {
  const dialog = $('picker');
  if (dialog.open) return Promise.resolve(null);
  answer(null);
  items = choices;
  $('picker-list').replaceChildren(); // What stands there has the keys and words of other items.
  say($('picker-title'), title);
  $('picker-field').value = '';
  narrow();
  dialog.showModal();
  $('picker-field').focus();
  return new Promise((resolve) => {
    answer = resolve;
  });
}

export function startPicker() {
  $('picker-field').addEventListener('input', narrow);
  $('picker').addEventListener('keydown', onKey);
  // Browsers tell of it later: the next one may be open by then.
  $('picker').addEventListener('close', () => $('picker').open || answer(null));
  $('picker').addEventListener('click', (event) => {
    if (event.target === $('picker')) $('picker').close();
  });
}
