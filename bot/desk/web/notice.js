/**
 * One line over the top: what was done, with Undo while it can be undone, or why something could
 * not be done. And words for those who listen instead of look.
 */

import { $, say, show } from './dom.js';
import { summaryOf } from './conversations.js';
import { ended, me } from './session.js';

const SHOWN_MS = 8000;

let timer = 0;
let action = null;

function close() {
  clearTimeout(timer);
  action = null;
  say($('notice-text'), '');
  show($('notice-act'), false);
  show($('notice-close'), false);
}

/** `act`: { label, run, until } offers something that can be done until then (ms of Date.now). */
export function notice(text, act = null) {
  close();
  say($('notice-text'), text);
  action = act;
  show($('notice-act'), act !== null);
  show($('notice-close'), true);
  if (act) say($('notice-act'), act.label);
  timer = setTimeout(close, act ? Math.max(0, act.until - Date.now()) : SHOWN_MS);
}

/** Stays until it is dismissed or another notice comes. */
export function warning(text) {
  notice(text);
  clearTimeout(timer);
}

/** Does what the notice offers; false when it offers nothing. */
export function runNotice() {
  const act = action;
  if (!act) return false;
  close();
  act.run();
  return true;
}

/** Read out by screen readers, not shown. */
export function announce(text) {
  say($('announcer'), text);
}

/** `agent:eve` -> "Eve has it now" and the like. */
function whoHas({ owner, agent }) {
  if (agent) return agent === me() ? 'you have it' : `${agent} has it`;
  return owner === 'bot' ? 'the bot has it' : 'it is in the queue';
}

/** Says why an act was refused; a colleague who was faster is named. */
export function refused(problem, id) {
  const person = summaryOf(id)?.user.name ?? summaryOf(id)?.user.id ?? 'The conversation';
  if (problem.status === 401) {
    ended();
  } else if (problem.passing) {
    warning('The server can’t be reached, so nothing has changed. Try again in a moment.');
  } else if (problem.status === 404) {
    warning(`${person} is gone: erased at their wish, or after its time.`);
  } else if (problem.status === 409 && problem.body.agent && problem.body.agent !== me()) {
    warning(`${problem.body.agent} was faster: ${problem.body.agent} has ${person} now.`);
  } else if (problem.status === 409 && problem.body.owner) {
    warning(`That can’t be done any more: ${whoHas(problem.body)} now.`);
  } else {
    warning(`That can’t be done: ${problem.message}.`);
  }
}

export function startNotice() {
  $('notice-act').addEventListener('click', runNotice);
  $('notice-close').addEventListener('click', close);
}
