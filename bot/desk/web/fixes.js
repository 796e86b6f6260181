/**
 * The article's fixes as choices: to send one with its steps (it counts as tried from then on), or
 * to give the conversation back to the bot there.
 */

import { el } from './dom.js';
import { pick } from './picker.js';

export const OUTCOMES = {
  shown: 'shown',
  said_tried: 'tried',
  failed: 'no',
  skipped: 'skipped',
  solved: 'worked',
};

function hint(fix) {
  const parts = [`${fix.minutes} min`];
  if (fix.tried) parts.push(OUTCOMES[fix.tried] === 'no' ? 'did not help' : OUTCOMES[fix.tried]);
  if (fix.forbidden) parts.push('not with this phone');
  else if (fix.removes) parts.push('removes something');
  return parts.join(' · ');
}

export function stepsOf(steps, start = 1) {
  return el(
    'ol.steps',
    { start },
    steps.map((step) => el('li', step)),
  );
}

function choice(fix, rest) {
  return {
    label: fix.heading,
    hint: hint(fix),
    search: fix.todo,
    disabled: fix.forbidden,
    value: fix,
    ...rest,
  };
}

/** The fix to send, or null. One that removes something is asked about once more. */
export async function pickFix(canned) {
  const fix = await pick(
    'Send a fix with its steps',
    canned.map((one) =>
      choice(one, {
        detail: () => [el('p', one.text), stepsOf(one.steps)],
      }),
    ),
  );
  if (!fix?.removes) return fix;
  const sure = await pick(`“${fix.heading}” removes something of theirs`, [
    { label: 'Don’t send it yet', hint: 'ask them first', value: 'no' },
    { label: 'Send it', hint: 'they know what goes, and agreed', value: 'yes' },
  ]);
  return sure === 'yes' ? fix : null;
}

/** Where the bot shall go on: { fix: id or null }, or null when nothing was chosen. */
export function pickPlace(canned) {
  return pick('Return to the bot', [
    { label: 'Where it stood', hint: 'the fix shown last', value: { fix: null } },
    ...canned.map((fix) => choice(fix, { label: `At “${fix.heading}”`, value: { fix: fix.fix } })),
  ]);
}
