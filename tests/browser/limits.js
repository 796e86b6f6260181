/**
 * Nothing here waits for ever. What hangs is named, and fails; what it has started is ended, so that
 * the tests after it, and whoever waits for them all, go on.
 */

import { after as later, before as sooner, test as named } from 'node:test';

const TEST_MS = 90_000; // The longest takes some ten seconds on two busy cores.
const SET_UP_MS = 180_000; // A start trains the classifier, and browsers take their time.
const CLOSE_MS = 60_000;
const FILE_MS = 420_000;

export const test = (name, take) => named(name, { timeout: TEST_MS }, take);
export const before = (take) => sooner(take, { timeout: SET_UP_MS });
export const after = (take) => later(take, { timeout: CLOSE_MS });

// Unlike the others, it holds for what stands outside of tests, too. It keeps nobody waiting.
setTimeout(() => {
  console.error(`${process.argv[1]}: still not done after ${FILE_MS / 1000} s`);
  process.exit(1);
}, FILE_MS).unref();
