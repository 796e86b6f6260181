/** The page before anybody is signed in. */

import assert from 'node:assert/strict';

import { Desk, DESKTOP, launch, NOT_YET, PHONE } from './browser.js';
import { after, before, test } from './limits.js';
import { PASSWORD, Program } from './program.js';

let program;
let browser;
before(async () => {
  program = await Program.start();
  await program.addAgent('ann');
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

test('the page says what it may load and run, and every file is guarded alike', async () => {
  for (const path of ['/desk/', '/desk/main.js', '/desk/page.css', '/desk/icon.svg']) {
    const { status, headers } = await program.call('GET', path);
    assert.equal(status, 200, path);
    const policy = headers['content-security-policy'];
    assert.match(policy, /default-src 'none'/, path);
    assert.match(policy, /script-src 'self'(;|$)/, path);
    assert.match(policy, /style-src 'self'(;|$)/, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['referrer-policy'], 'no-referrer', path);
  }
});

test('nothing in the page could run under another policy, either', async () => {
  const { text } = await program.call('GET', '/desk/');
  assert.doesNotMatch(text, /<script(?![^>]*\ssrc=)/, 'a script in the page');
  assert.doesNotMatch(text, /\son[a-z]+\s*=/i, 'a handler in the page');
  assert.doesNotMatch(text, /\sstyle\s*=|<style/i, 'a style in the page');
});

for (const [screen, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const scheme of ['light', 'dark']) {
    test(`the sign-in form is there and sound: ${screen}, ${scheme}`, async () => {
      const desk = await Desk.open(browser, program, { viewport, scheme });
      await desk.page.getByRole('button', { name: 'Sign in' }).waitFor();
      await desk.checkAccess('the sign-in form');
      await desk.checkWidth('the sign-in form');
      desk.forgive(NOT_YET);
      await desk.close();
    });
  }
}

test('the form says what is wrong, and nobody is let in', async () => {
  const desk = await Desk.open(browser, program);
  const { page } = desk;
  await page.getByLabel('Name').fill('ann');
  await page.getByLabel('Password').fill('wrong password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('The name or the password is wrong.').waitFor();
  assert.equal(await page.locator('#desk').isVisible(), false);
  await desk.checkAccess('the sign-in form with a mistake');
  desk.forgive(NOT_YET);
  await desk.close();
});

test('the keyboard alone signs in, and the cookie is out of reach of scripts', async () => {
  const desk = await Desk.open(browser, program);
  const { page } = desk;
  await page.waitForFunction(() => document.activeElement?.name === 'name');
  await page.keyboard.type('ann');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('#me').getByText('ann').waitFor();
  const [cookie, ...others] = await desk.context.cookies();
  assert.deepEqual(others, []);
  assert.equal(cookie.name, '__Host-sid');
  assert.ok(cookie.httpOnly && cookie.secure && cookie.sameSite === 'Strict' && cookie.path === '/');
  assert.equal(await page.evaluate(() => document.cookie), '');
  desk.forgive(NOT_YET);
  await desk.close();
});
