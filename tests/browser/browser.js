/**
 * Headless Chromium, a desk in it, and what must hold of every page: nothing is reported on the
 * console, no request goes elsewhere, and axe finds nothing serious.
 */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

import { PASSWORD } from './program.js';

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const GRAVE = ['serious', 'critical'];
// WCAG 2.2 AA, which is what the desk promises.
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The page asks who it is, and nobody is signed in. */
export const NOT_YET = /the server responded with a status of 401/;

export async function launch(...args) {
  // As root there is no sandbox to be had. What the tests load is ours.
  if (process.getuid() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
}

export class Desk {
  /** A browser of an agent's own: nothing is shared with another desk. */
  static async open(browser, program, { viewport = DESKTOP, scheme = 'light', ...more } = {}) {
    const context = await browser.newContext({
      viewport,
      colorScheme: scheme,
      hasTouch: viewport === PHONE,
      isMobile: viewport === PHONE,
      ignoreHTTPSErrors: true, // A certificate that the program made for itself.
      ...more,
    });
    const page = await context.newPage();
    const desk = new Desk(context, page, program);
    await page.goto(`${program.url}/desk/`);
    return desk;
  }

  constructor(context, page, program) {
    Object.assign(this, { context, page, program, troubles: [] });
    page.on('console', (line) => {
      if (['error', 'warning'].includes(line.type())) this.troubles.push(line.text());
    });
    page.on('pageerror', (error) => this.troubles.push(String(error)));
    page.on('dialog', (dialog) => {
      this.troubles.push(`a dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(program.url)) this.troubles.push(`asks ${request.url()}`);
    });
  }

  async signIn(name, password = PASSWORD) {
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.locator('#desk').waitFor();
    this.forgive(NOT_YET);
  }

  /** What the browser says of a request that was refused isn't the page's fault. */
  forgive(pattern) {
    this.troubles = this.troubles.filter((trouble) => !pattern.test(trouble));
  }

  /** All rules of axe-core but those that find only small things. */
  async checkAccess(where) {
    await this.page.evaluate(axeSource);
    const { violations } = await this.page.evaluate(
      (rules) => window.axe.run({ runOnly: rules, resultTypes: ['violations'] }),
      RULES,
    );
    const grave = violations
      .filter(({ impact }) => GRAVE.includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`);
    assert.deepEqual(grave, [], where);
  }

  /** Nothing is wider than the screen. */
  async checkWidth(where) {
    const [content, screen] = await this.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(content <= screen, `${where}: ${content} px on a screen of ${screen}`);
  }

  async close() {
    await this.context.close();
    assert.deepEqual(this.troubles, [], 'what the browser complained of');
  }
}
