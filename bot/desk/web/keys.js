/**
 * The keyboard: one table of single keys, for moving and for the acts. They rest while somebody
 * types, while a dialog is open, and when an agent has switched them off in the list of keys.
 */

import { ACTS, doAct, undo } from './acts.js';
import { chooseBox, moveCursor } from './queue.js';
import { openFixes, write } from './composer.js';
import { $, el } from './dom.js';
import { runNotice } from './notice.js';
import { opened } from './opened.js';
import { addressOf, go } from './route.js';

const KEYS = [
  { key: 'j', does: 'next conversation', run: () => moveCursor(1) },
  { key: 'k', does: 'the one before', run: () => moveCursor(-1) },
  { key: 'Enter', does: 'open it' },
  ...['queue', 'mine', 'snoozed', 'all'].map((box, place) => ({
    key: String(place + 1),
    does: `show ${box}`,
    run: () => chooseBox(box),
  })),
  { key: 'f', does: 'find people and words', run: () => $('search').focus() },
  { key: 'r', does: 'reply', run: () => write('reply') },
  { key: 'n', does: 'write a note', run: () => write('note') },
  { key: '/', does: 'send a fix with its steps', run: openFixes },
  ...ACTS.map(({ key, does, name }) => ({ key, does, run: () => doAct(name) })),
  { key: 'u', does: 'undo, for ten seconds', run: () => runNotice() || undo() },
  { key: 'p', does: 'packet', run: () => opened.id && go(addressOf(opened.id, 'packet')) },
  { key: 'Escape', does: 'back to the queue', run: () => moveCursor(0) },
  { key: '?', does: 'show all keys', run: showKeys },
];

function wanted() {
  return localStorage.getItem('keys') !== 'off';
}

function showKeys() {
  $('keys-list').replaceChildren(
    ...KEYS.map(({ key, does }) =>
      el('div', el('dt', el('kbd', key === 'Escape' ? 'Esc' : key)), el('dd', does)),
    ),
  );
  $('keys-on').checked = wanted();
  $('keys-dialog').showModal();
}

function typing(element) {
  return element.matches('textarea, select, input:not([type=checkbox])');
}

function onKey(event) {
  if (!wanted() || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if ($('desk').hidden || typing(event.target) || document.querySelector('dialog[open]')) return;
  const found = KEYS.find(({ key }) => key === event.key);
  if (!found?.run) return;
  event.preventDefault();
  found.run();
}

export function startKeys() {
  document.addEventListener('keydown', onKey);
  $('all-keys').addEventListener('click', showKeys);
  $('keys-on').addEventListener('change', ({ target }) => {
    localStorage.setItem('keys', target.checked ? 'on' : 'off');
  });
}
