/**
 * What the tests of a file work with: Telegram, the program plugged into it, agents who may sign in,
 * and a browser.
 */

import { launch } from './browser.js';
import { Program } from './program.js';
import { Telegram } from './telegram.js';

export async function openWorkplace(...agents) {
  const telegram = await Telegram.start();
  const program = await Program.start(telegram.settings);
  for (const agent of agents) await program.addAgent(agent);
  const browser = await launch();
  const close = async () => {
    await browser.close();
    await program.stop();
    telegram.stop();
  };
  return { telegram, program, browser, close };
}
