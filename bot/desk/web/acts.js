/**
 * What an agent can do with the open conversation: one table. Buttons, keys and the list of keys
 * are made from it; whether an act is possible now is the server's word (`can`).
 */

import { conversation, post } from './api.js';
import { DAY, HOUR, MINUTE, now, timeOfDay } from './clock.js';
import { agentsThere } from './colleagues.js';
import { summaryOf } from './conversations.js';
import { pickFix, pickPlace } from './fixes.js';
import { notice, refused } from './notice.js';
import { acted, can, opened, refresh } from './opened.js';
import { pick } from './picker.js';
import { sendReply } from './sending.js';
import { me } from './session.js';

/** Sends an act; true when it was done. What can be undone is offered for undoing. */
async function act(name, body, done) {
  const { id } = opened;
  try {
    const answer = await post(conversation(id, name), { epoch: summaryOf(id).epoch, ...body });
    const offer = answer.undo && {
      label: 'Undo (u)',
      run: () => undoIn(id),
      until: Date.now() + Date.parse(answer.undo.until) - now(),
    };
    notice(done, offer);
    await acted(id, answer);
    return true;
  } catch (problem) {
    refused(problem, id);
    refresh();
    return false;
  }
}

/** Undoes the last act in the open conversation, when that is still possible. */
export function undo() {
  const { undo: possible } = opened.detail ?? {};
  if (possible && Date.parse(possible.until) > now()) undoIn(opened.id);
}

async function undoIn(id) {
  try {
    await acted(id, await post(conversation(id, 'undo'), { epoch: summaryOf(id).epoch }));
    notice('Undone.');
  } catch (problem) {
    refused(problem, id);
    refresh();
  }
}

/** At nine, `days` days from now. */
function morning(days) {
  const date = new Date(now() + days * DAY);
  date.setHours(9, 0, 0, 0);
  return date.getTime();
}

function snoozeTimes() {
  const times = [
    ['30 minutes', now() + 30 * MINUTE],
    ['2 hours', now() + 2 * HOUR],
    ['Tomorrow', morning(1)],
    ['In a week', morning(7)],
  ];
  return times.map(([label, ms]) => {
    const until = new Date(ms).toISOString();
    return { label, hint: `until ${timeOfDay(until)}, or until they write`, value: { until } };
  });
}

async function snooze() {
  const until = await pick('Snooze', [
    ...snoozeTimes(),
    { label: 'Until they write', hint: 'no reminder', value: { until_reply: true } },
  ]);
  if (until) await act('snooze', until, 'Snoozed.');
}

function colleague({ name, online, conversations }) {
  const hint = online ? `there, has ${conversations}` : 'not there';
  return { label: name === me() ? `${name} (you)` : name, hint, value: { to: name } };
}

async function transfer() {
  const owner = summaryOf(opened.id).agent;
  const others = agentsThere().filter(({ name }) => name !== owner);
  const to = await pick('Transfer', [
    ...others.sort((a, b) => b.online - a.online).map(colleague),
    { label: 'Back to the queue', hint: 'it keeps its place', value: { to: null } },
  ]);
  if (to) await act('transfer', to, to.to ? `${to.to} has it now.` : 'It is in the queue again.');
}

async function giveBack() {
  const place = await pickPlace(opened.detail.canned);
  if (place) await act('return', place, 'The bot goes on.');
}

export async function sendFix() {
  const fix = await pickFix(opened.detail.canned);
  if (fix) await sendReply({ fix: fix.fix, text: fix.heading });
}

/** A note, which the person never sees. True when it is stored. */
export async function addNote(text) {
  const { id } = opened;
  try {
    await post(conversation(id, 'note'), { text, id: crypto.randomUUID() });
    await refresh();
    return true;
  } catch (problem) {
    refused(problem, id);
    return false;
  }
}

/** Sends a line again whose delivery failed. */
export async function retry(seq) {
  const { id } = opened;
  try {
    await post(conversation(id, 'messages', seq, 'retry'));
  } catch (problem) {
    if (problem.status !== 409) refused(problem, id); // 409: it has arrived meanwhile.
  }
  refresh();
}

/**
 * In the order of their buttons. `key`, and `label` for the button, `does` for the list of keys.
 */
export const ACTS = [
  {
    name: 'claim',
    key: 'c',
    label: 'Claim',
    does: 'claim it',
    primary: true,
    run: () => act('claim', {}, 'It is yours.'),
  },
  {
    name: 'resolve',
    key: 'e',
    label: 'Resolve',
    does: 'resolve it',
    run: () => act('resolve', {}, 'Resolved.'),
  },
  { name: 'snooze', key: 's', label: 'Snooze', does: 'snooze it', choices: true, run: snooze },
  {
    name: 'transfer',
    key: 't',
    label: 'Transfer',
    does: 'transfer it',
    choices: true,
    run: transfer,
  },
  {
    name: 'return',
    key: 'b',
    label: 'Return to bot',
    does: 'give it back to the bot',
    choices: true,
    run: giveBack,
  },
  {
    name: 'reopen',
    key: 'o',
    label: 'Reopen',
    does: 'reopen what is closed',
    primary: true,
    run: () => act('reopen', {}, 'Open again, and yours.'),
  },
];

async function begin(name) {
  const { id } = opened;
  if (opened.state === 'loading') await refresh();
  if (id === opened.id && can(name)) await ACTS.find((one) => one.name === name).run();
}

let underWay = Promise.resolve();

/** Does the act called `name` when it can be done now; of what is just being opened, once it is. */
export function doAct(name) {
  underWay = begin(name);
}

/** When the act that was begun last has been done, or refused. */
export function actDone() {
  return underWay;
}
