/**
 * What changes reaches the page within a second: one long poll for events, by sequence, so nothing
 * is missed, also after a lost connection. Its state is shown by the line at the top.
 */

import { get } from './api.js';
import { forget, inQueue, learn, loadBox, setCounts, summaryOf } from './conversations.js';
import { setAgents, setPresence } from './colleagues.js';
import { $, say } from './dom.js';
import { opened, refresh } from './opened.js';
import { ended } from './session.js';
import { on, tell } from './topics.js';

const WAIT_S = 25;
const RELOAD_MS = 1000;
const PAUSES_MS = [250, 500, 1000, 2000, 4000];

let place = null; // { after, presence }, or null before the first answer.
let failures = 0;
let running = 0; // The number of the loop that may go on; 0: none.
let interrupt = () => {};

function setFailures(count) {
  const changed = (failures === 0) !== (count === 0);
  failures = count;
  say($('link'), count ? 'Connection lost. What you type is kept; trying again.' : '');
  if (changed) tell('link');
}

function takeChange({ conversation, summary }) {
  const before = summaryOf(conversation);
  if (summary) learn(summary);
  else forget(conversation);
  if (place && inQueue(summary) && !inQueue(before)) tell('arrived', summary);
}

function take(events) {
  events.changes.forEach(takeChange);
  setCounts(events.counts);
  setAgents(events.agents);
  setPresence(events.presence);
  place = { after: events.next, presence: events.presence_next };
  if (events.changes.some(({ conversation }) => conversation === opened.id)) refresh();
  tell('conversations');
}

/** The first poll after a failure doesn't wait: it only asks whether somebody is there again. */
async function poll() {
  const wait = failures || !place ? 0 : WAIT_S;
  const stop = new AbortController();
  interrupt = () => stop.abort();
  const events = await get('events', { ...place, wait }, { wait, signal: stop.signal });
  take(events);
  if (failures) refresh();
  setFailures(0);
}

function pause() {
  const length = PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1];
  return new Promise((resolve) => {
    interrupt = resolve;
    setTimeout(resolve, length * (0.75 + Math.random() / 2));
  });
}

async function loop(number) {
  while (number === running) {
    try {
      await poll();
    } catch (problem) {
      if (number !== running) return;
      if (problem.status === 401) {
        ended();
        return;
      }
      if (problem.status === 400) place = null; // Another server's count: begin anew.
      setFailures(failures + 1);
      await pause();
    }
  }
}

/** Until all that concerns the agent is known; what changes meanwhile comes as events. */
async function loadBoxes(number) {
  const loads = await Promise.allSettled(['queue', 'mine', 'snoozed'].map(loadBox));
  const failed = loads.some(({ status }) => status === 'rejected');
  if (failed && number === running) setTimeout(loadBoxes, RELOAD_MS, number);
}

function start(agent) {
  running += 1;
  interrupt();
  if (!agent) return;
  loop(running);
  loadBoxes(running);
  refresh();
}

export function startLive() {
  on('session', start);
  addEventListener('online', () => failures && interrupt());
  addEventListener('offline', () => interrupt());
}
