/** The README's pictures, made with the program as it is: npm run pictures. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Desk, PHONE } from './browser.js';
import { pack } from './png.js';
import { openWorkplace } from './workplace.js';

const FOLDER = join(process.env.STEPWISE_ROOT, 'deploy', 'pictures');
const BYTES_MAX = 150_000;
const SMALL_DESKTOP = { width: 1100, height: 700 };

const ANSWER = '5 of 5 GB, all of it photos i think';
const ANN = { id: 4711, first_name: 'Ann', last_name: 'Lee' };

async function takePicture(desk, name) {
  const path = join(FOLDER, `${name}.png`);
  const picture = pack(await desk.page.screenshot({ animations: 'disabled', caret: 'hide' }));
  if (picture.length > BYTES_MAX) {
    throw new Error(`${path}: ${picture.length} bytes, at most ${BYTES_MAX}`);
  }
  await writeFile(path, picture);
  console.log(`${path}: ${picture.length} bytes`);
}

const { telegram, program, browser, close } = await openWorkplace('eve');

async function says(person, words, answer) {
  const before = telegram.count(person);
  telegram.writes(person, words);
  await telegram.sees(person, answer, before);
}

await says(ANN, 'iphone 13 on ios 18.1, it says not enough icloud storage', 'iCloud is full');
await says(ANN, 'did that, no luck', 'rules one out');
await says(ANN, 'i restarted it as well. just give me a human', 'line');
const bo = { id: 4712, first_name: 'Bo', last_name: 'Berg' };
await says(bo, 'stuck on estimating time remaining', '');
await says(bo, 'can i talk to a person?', 'line');
const cem = { id: 4713, first_name: 'Cem', last_name: 'Can' };
await says(cem, 'the backup failed', '');
await says(cem, 'agent please', 'line');

const desk = await Desk.open(browser, program, { viewport: SMALL_DESKTOP });
await desk.signIn('eve');
await desk.page.locator('#rows').getByText('Cem Can').waitFor();
await takePicture(desk, 'queue');

await desk.page.locator('#rows').getByText('Ann Lee').click();
await desk.page.locator('#acts').getByRole('button', { name: 'Claim' }).click();
await telegram.sees(ANN, 'eve');
await desk.page.locator('#words').fill('Hi Ann, this is Eve. How much does Settings say is left in your iCloud?');
await desk.page.locator('#send').click();
await telegram.sees(ANN, 'this is Eve');
telegram.writes(ANN, ANSWER);
await desk.page.locator('#transcript').getByText(ANSWER).waitFor();
await desk.page.locator('#notice-close').click();
await takePicture(desk, 'conversation');
await desk.context.close();

const phone = await Desk.open(browser, program, { viewport: PHONE });
await phone.signIn('eve');
await phone.page.getByRole('button', { name: /^Mine/ }).click();
await phone.page.locator('#rows').getByText('Ann Lee').click();
await phone.page.locator('#transcript').getByText(ANSWER).waitFor();
await takePicture(phone, 'phone');
await phone.context.close();

await close();
