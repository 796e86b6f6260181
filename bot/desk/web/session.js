/**
 * Who is signed in. Shows the sign-in form instead of the desk while nobody is, also when a session
 * ends in the middle of work: what stands in the desk, and what was typed, stays behind the form.
 */

import { get, post, remove, useToken } from './api.js';
import { setServerTime } from './clock.js';
import { $, say, show } from './dom.js';
import { tell } from './topics.js';

let agent = '';

/** The signed-in agent's name. */
export function me() {
  return agent;
}

export function mine(summary) {
  return summary.agent === agent;
}

function begin(session) {
  if (agent && agent !== session.agent) {
    sessionStorage.clear(); // Nothing of a colleague's desk stays in the tab.
    location.reload();
    return;
  }
  agent = session.agent;
  useToken(session.csrf);
  setServerTime(session.now);
  say($('me'), agent);
  show($('sign-in'), false);
  show($('desk'), true);
  tell('session', agent);
}

function askToSignIn(why) {
  say($('sign-in-why'), why);
  show($('sign-in-why'), why !== '');
  show($('desk'), false);
  show($('sign-in'), true);
  const form = $('sign-in-form');
  form.elements.name.value = agent;
  form.elements[agent ? 'password' : 'name'].focus();
}

/** To be called by whoever is told 401. */
export function ended() {
  if (!$('sign-in').hidden) return;
  tell('session', '');
  askToSignIn('Your session has ended. What you typed is kept.');
}

function refusal(problem) {
  if (problem.status === 401) return 'The name or the password is wrong.';
  if (problem.status === 429) {
    const minutes = Math.max(1, Math.ceil(problem.retryAfter / 60));
    return `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  }
  if (problem.passing) return 'The server doesn’t answer. Try again in a moment.';
  return `The server refused: ${problem.message}.`;
}

async function signIn(event) {
  event.preventDefault();
  const form = $('sign-in-form');
  const { name, password } = form.elements;
  const button = form.querySelector('button');
  button.disabled = true;
  say($('sign-in-problem'), '');
  try {
    const session = await post('session', { name: name.value, password: password.value });
    password.value = '';
    begin(session);
  } catch (problem) {
    say($('sign-in-problem'), refusal(problem));
    password.select();
  } finally {
    button.disabled = false;
  }
}

async function signOut() {
  try {
    await remove('session');
  } catch (problem) {
    if (problem.status !== 401) {
      say($('link'), 'You are still signed in: the server doesn’t answer.');
      return;
    }
  }
  sessionStorage.clear();
  location.assign('./');
}

export async function startSession() {
  $('sign-in-form').addEventListener('submit', signIn);
  $('sign-out').addEventListener('click', signOut);
  try {
    begin(await get('session'));
  } catch (problem) {
    askToSignIn(problem.status === 401 ? '' : refusal(problem));
  }
}
