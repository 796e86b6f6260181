/**
 * Where the agent writes: a reply to the person, or a note for colleagues. What is typed is kept
 * for each conversation. Enter sends, Shift+Enter begins a line, / in an empty reply opens the
 * fixes.
 */

import { actDone, addNote, sendFix } from './acts.js';
import { iStopped, iType } from './colleagues.js';
import { $, say } from './dom.js';
import { draftOf, keep, setDraft } from './drafts.js';
import { nameOf } from './naming.js';
import { can, opened, summary } from './opened.js';
import { sendReply } from './sending.js';
import { on } from './topics.js';

let kind = 'reply';
let shown = null; // The conversation whose draft stands in the field.

const field = () => $('words');

/** As high as what is typed, within what the style sheet allows. */
function fit() {
  field().style.height = 'auto';
  field().style.height = `${field().scrollHeight + 2}px`;
}

function fill() {
  const draft = draftOf(opened.id, kind);
  if (field().value !== draft) field().value = draft;
  fit();
}

function hint() {
  if (kind === 'note') return 'Only colleagues see it';
  if (can('reply')) return '';
  return can('claim') ? 'Claim it to reply' : 'Not yours to reply to';
}

function draw() {
  if (!opened.id) return;
  if (shown !== opened.id) kind = 'reply';
  shown = opened.id;
  $('as-reply').setAttribute('aria-pressed', kind === 'reply');
  $('as-note').setAttribute('aria-pressed', kind === 'note');
  $('composer').classList.toggle('noting', kind === 'note');
  $('send').disabled = kind === 'reply' && !can('reply');
  $('canned').disabled = !can('fix');
  say($('composer-hint'), opened.detail ? hint() : '');
  const person = summary() ? nameOf(summary()) : '';
  field().placeholder = kind === 'note' ? 'A note for colleagues' : `Reply to ${person}`;
  say($('words-label'), kind === 'note' ? 'Note for colleagues' : 'Reply');
  fill();
}

export function write(as) {
  if (!opened.detail) return;
  kind = as;
  draw();
  field().focus();
}

export function openFixes() {
  if (can('fix')) sendFix();
}

function empty() {
  field().value = '';
  setDraft(opened.id, kind, '');
  iStopped();
  fit();
}

/** The field is empty at once; what can't be sent comes back into it. */
async function submit() {
  const { id } = opened;
  if (kind === 'reply') await actDone(); // Who claims and writes at once needn't wait.
  const text = field().value.trim();
  if (!text || $('send').disabled || id !== opened.id) return;
  const was = kind;
  empty();
  if (was === 'reply') {
    sendReply({ text });
    return;
  }
  kind = 'reply';
  draw();
  if (!(await addNote(text))) keep(id, 'note', text);
}

function onKey(event) {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  } else if (event.key === 'Escape') {
    $('who').focus();
  } else if (event.key === '/' && !field().value && kind === 'reply' && can('fix')) {
    event.preventDefault();
    openFixes();
  }
}

export function startComposer() {
  on('opened sending', draw);
  field().addEventListener('keydown', onKey);
  field().addEventListener('input', () => {
    setDraft(opened.id, kind, field().value);
    iType();
    fit();
  });
  $('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  $('as-reply').addEventListener('click', () => write('reply'));
  $('as-note').addEventListener('click', () => write('note'));
  $('canned').addEventListener('click', openFixes);
}
