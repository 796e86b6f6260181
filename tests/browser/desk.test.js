/**
 * Agents at work, in the browser: a person on Telegram asks for a human, an agent takes it, both
 * talk, and the bot gets it back.
 */

import assert from 'node:assert/strict';

import { Desk, DESKTOP, PHONE } from './browser.js';
import { after, test } from './limits.js';
import { openWorkplace } from './workplace.js';

const LIVE_MS = 1000; // What is new is seen within a second.
const WAIT_MS = 30_000;

const { telegram, program, browser, close } = await openWorkplace('eve', 'bo');
after(close);

let people = 1000;
const somebody = (first, last = 'Lee') => ({ id: ++people, first_name: first, last_name: last });

const FIRST_WORDS = 'it says not enough icloud storage';
const LAST_WORDS = 'i already restarted it. let me talk to a human';

/** Until a human is asked for, with something tried before. */
async function asksForHuman(person) {
  telegram.writes(person, FIRST_WORDS);
  await telegram.sees(person, 'iCloud is full');
  telegram.writes(person, LAST_WORDS);
  await telegram.sees(person, 'line');
}

const row = (desk, name) => desk.page.locator('#rows').getByText(name, { exact: true });
/** What stands in the transcript word by word. */
const line = (desk, words) => desk.page.locator('#transcript').getByText(words, { exact: true });

async function openRow(desk, name) {
  await row(desk, name).click();
  await desk.page.locator('#who').getByText(name).waitFor();
}

async function press(desk, name) {
  await desk.page.locator('#acts').getByRole('button', { name }).click();
}

/** The desk of an agent who has answered somebody's wish for a human. */
async function claimed(person, name) {
  const desk = await Desk.open(browser, program);
  await desk.signIn('eve');
  await asksForHuman(person);
  await openRow(desk, name);
  await press(desk, 'Claim');
  await telegram.sees(person, 'eve');
  return desk;
}

/** From now on the page notes what is added in a place, and when, by the clock that tests have, too. */
async function watch(desk, place) {
  await desk.page.locator(place).evaluate((element) => {
    window.drawn = [];
    new MutationObserver((changes) => {
      const nodes = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      window.drawn.push(...nodes.map(({ textContent }) => ({ text: textContent, at: Date.now() })));
    }).observe(element, { childList: true });
  });
}

async function drawnAt(desk, words) {
  const find = (part) => window.drawn.find(({ text }) => text.includes(part))?.at;
  return (await desk.page.waitForFunction(find, words)).jsonValue();
}

/** The middle one of five: a machine in a hurry stumbles once or twice. */
async function isLive(t, what, take) {
  const times = [];
  for (const number of [1, 2, 3, 4, 5]) times.push(await take(number));
  const [, , median] = [...times].sort((a, b) => a - b);
  t.diagnostic(`${what} is seen after ${times.join(', ')} ms`);
  assert.ok(median < LIVE_MS, `${what} is seen after ${times} ms`);
}

/** On a phone the packet is a screen of its own. */
async function giveBack(desk, place) {
  if (!(await desk.page.locator('#packet').isVisible())) await desk.page.locator('#to-packet').click();
  await desk.page.getByRole('button', { name: 'Return to bot' }).click();
  await desk.page.getByRole('option', { name: place }).click();
}

for (const [screen, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const scheme of ['light', 'dark']) {
    test(`an agent takes, answers and gives back: ${screen}, ${scheme}`, async () => {
      const person = somebody(`Ann ${screen} ${scheme}`);
      const name = `${person.first_name} Lee`;
      const desk = await Desk.open(browser, program, { viewport, scheme });
      await desk.signIn('eve');
      await desk.page.getByText('Nobody is waiting.').waitFor();
      await desk.checkAccess('the empty queue');

      await asksForHuman(person);
      await row(desk, name).waitFor();
      await desk.checkAccess('the queue');
      await desk.checkWidth('the queue');

      await openRow(desk, name);
      await line(desk, LAST_WORDS).waitFor();
      await desk.checkAccess('the conversation');
      await desk.checkWidth('the conversation');
      await press(desk, 'Claim');
      await telegram.sees(person, 'eve');
      const told = telegram.count(person);
      await desk.page.locator('#words').fill('Hello, I am Eve. Which iPhone is it?');
      await desk.page.locator('#send').click();
      await telegram.sees(person, 'Hello, I am Eve.', told);
      await desk.page.locator('#transcript .state').getByText('delivered').last().waitFor();

      telegram.writes(person, 'an iphone 13');
      await line(desk, 'an iphone 13').waitFor();
      assert.equal(telegram.count(person), told + 1, 'the bot keeps quiet');
      await desk.checkAccess('the conversation at work');

      await giveBack(desk, 'Restart your iPhone');
      await telegram.sees(person, 'A restart clears', told + 1);
      await desk.checkAccess('the packet');
      await desk.checkWidth('the packet');
      if (viewport === PHONE) await desk.page.locator('#packet-back').click();
      await desk.page.locator('#transcript .hands').getByText('you returned it to the bot').waitFor();

      telegram.writes(person, 'it worked');
      await line(desk, 'it worked').waitFor();
      await telegram.sees(person, 'from 1 (hard going) to 5', told + 2);
      await desk.close();
      assert.deepEqual(telegram.broken, []);
    });
  }
}

test('a person on the HTTP channel is helped in the browser, and goes on with the bot', async () => {
  const later = async (id, after, words) => {
    const patience = Date.now() + WAIT_MS;
    for (let next = after; Date.now() < patience;) {
      const path = `/v1/conversations/${id}/messages?after=${next}&wait=5`;
      const { json } = await program.call('GET', path);
      next = json.next;
      if (json.messages.some(({ text }) => text.includes(words))) return next;
    }
    throw new Error(`never heard “${words}”`);
  };
  await program.say('wanda', 'it says not enough icloud storage');
  const { json: asked } = await program.say('wanda', 'talk to a human');
  assert.equal(asked.owner, 'queue');
  const { conversation } = asked;

  const desk = await Desk.open(browser, program);
  await desk.signIn('eve');
  await openRow(desk, 'wanda');
  await press(desk, 'Claim');
  await desk.page.locator('#words').fill('Hello, this is Eve');
  await desk.page.keyboard.press('Enter');
  const seen = await later(conversation, 0, 'Hello, this is Eve');
  const { json: said } = await program.say('wanda', 'hello eve');
  assert.deepEqual([said.owner, said.replies], ['agent:eve', []]);
  await line(desk, 'hello eve').waitFor();

  await giveBack(desk, 'Restart your iPhone');
  await later(conversation, seen, 'A restart clears');
  const { json: after } = await program.say('wanda', 'that did not help');
  assert.equal(after.owner, 'bot');
  assert.ok(after.replies.length > 0);
  await desk.close();
});

test('what is written while the claim is on its way goes out when it has arrived', async () => {
  const person = somebody('Hal', 'Haste');
  const desk = await Desk.open(browser, program);
  const { page } = desk;
  await desk.signIn('eve');
  await asksForHuman(person);
  await openRow(desk, 'Hal Haste');
  let letGo;
  const free = new Promise((resolve) => {
    letGo = resolve;
  });
  const asked = page.waitForRequest('**/claim');
  await page.route('**/claim', (route) => free.then(() => route.continue()));
  await press(desk, 'Claim');
  await asked;
  await page.locator('#words').fill('Here already');
  await page.locator('#words').press('Enter');
  assert.equal(await page.locator('#words').inputValue(), 'Here already', 'not lost meanwhile');
  letGo();
  await telegram.sees(person, 'Here already');
  await line(desk, 'Here already').waitFor();
  assert.equal(await page.locator('#words').inputValue(), '');
  await desk.close();
});

test('two agents see each other, and the slower one is told who was faster', async () => {
  const person = somebody('Cem', 'Can');
  const eve = await Desk.open(browser, program);
  const bo = await Desk.open(browser, program);
  await eve.signIn('eve');
  await bo.signIn('bo');
  await asksForHuman(person);
  await openRow(eve, 'Cem Can');
  await openRow(bo, 'Cem Can');
  await bo.page.locator('#typing').getByText('eve is looking').waitFor();
  // Bo's claim is on its way while Eve's is taken.
  let letGo;
  const eveHasIt = new Promise((resolve) => {
    letGo = resolve;
  });
  await bo.page.route('**/claim', (route) => eveHasIt.then(() => route.continue()));
  await press(bo, 'Claim');
  await press(eve, 'Claim');
  await telegram.sees(person, 'eve');
  letGo();
  await bo.page.locator('#notice').getByText('eve was faster: eve has Cem Can now.').waitFor();
  bo.forgive(/409/);
  await eve.close();
  await bo.close();
});

test('what the server said while the connection was lost is caught up with', async () => {
  const person = somebody('Dee', 'Day');
  const desk = await claimed(person, 'Dee Day');
  await program.kill();
  await desk.page.locator('#link').getByText('Connection lost').waitFor();
  await desk.page.locator('#words').fill('Written in the dark');
  await desk.page.locator('#send').click();
  telegram.writes(person, 'said while it was away');
  await program.run();
  await telegram.sees(person, 'Written in the dark');
  await line(desk, 'said while it was away').waitFor();
  await desk.page.locator('#link').filter({ hasText: /^$/ }).waitFor({ state: 'attached' });
  desk.forgive(/net::ERR|Failed to load/);
  await desk.close();
});

for (const [screen, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const scheme of ['light', 'dark']) {
    test(`statistics are counted, and drawn soundly: ${screen}, ${scheme}`, async () => {
      const desk = await Desk.open(browser, program, { viewport, scheme });
      const { page } = desk;
      await desk.signIn('eve');
      await page.locator('#to-statistics').click();
      await page.getByRole('heading', { name: 'Statistics' }).waitFor();
      await page.locator('#statistics').getByText('asked for a person').waitFor();
      await page.locator('#statistics').getByText('iCloud is full').waitFor();
      assert.match(await page.locator('#numbers').innerText(), /Median wait\s+0:0\d/);
      await desk.checkAccess('the statistics');
      await desk.checkWidth('the statistics');
      await page.getByRole('button', { name: '7 days' }).click();
      await page.locator('[aria-pressed=true]').getByText('7 days').waitFor();
      await desk.close();
    });
  }
}

test('the keyboard alone does everything', async () => {
  const person = somebody('Kay', 'Key');
  const desk = await Desk.open(browser, program);
  const { page } = desk;
  await desk.signIn('bo');
  await asksForHuman(person);
  await row(desk, 'Kay Key').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await line(desk, LAST_WORDS).waitFor();
  await page.keyboard.press('c');
  await telegram.sees(person, 'bo');

  await page.keyboard.press('n');
  await page.keyboard.type('a note by keys');
  await page.keyboard.press('Enter');
  await page.locator('#transcript .note').getByText('a note by keys').waitFor();

  await page.locator('#who').focus();
  await page.keyboard.press('r');
  await page.keyboard.type('typed by keys');
  await page.keyboard.press('Enter');
  await telegram.sees(person, 'typed by keys');

  await page.locator('#who').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('wi-fi');
  const told = telegram.count(person);
  await page.keyboard.press('Enter');
  await telegram.sees(person, 'Wi-Fi', told);

  await page.locator('#who').focus();
  await page.keyboard.press('s');
  await page.getByRole('option', { name: 'Tomorrow' }).waitFor();
  assert.equal(await page.getByRole('option', { name: 'Wi-Fi' }).count(), 0, 'was there before');
  await page.keyboard.type('until they write');
  await page.keyboard.press('Enter');
  await page.locator('#notice').getByText('Snoozed.').waitFor();
  await page.locator('#who').focus();
  await page.keyboard.press('u');
  await page.locator('#notice').getByText('Undone.').waitFor();

  await page.locator('#who').focus();
  await page.keyboard.press('e');
  await page.locator('#notice').getByText('Resolved.').waitFor();
  await page.locator('#who').focus();
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keys' }).waitFor();
  await desk.checkAccess('the list of keys');
  await page.keyboard.press('Escape');
  await desk.close();
  assert.deepEqual(telegram.broken, []);
});

test('what is new is seen within a second', async (t) => {
  const desk = await Desk.open(browser, program);
  await desk.signIn('eve');
  await watch(desk, '#rows');
  let person;
  await isLive(t, 'who asks for a human', async (number) => {
    person = somebody(`Liv${number}`);
    telegram.writes(person, 'the backup failed');
    await telegram.sees(person, ''); // Whatever it is.
    const begun = Date.now();
    telegram.writes(person, 'human please');
    return (await drawnAt(desk, `${person.first_name} Lee`)) - begun;
  });

  await openRow(desk, `${person.first_name} Lee`);
  await press(desk, 'Claim');
  await telegram.sees(person, 'eve');
  await watch(desk, '#transcript');
  await isLive(t, 'what a person says', async (number) => {
    const begun = Date.now();
    telegram.writes(person, `said live ${number}`);
    return (await drawnAt(desk, `said live ${number}`)) - begun;
  });
  await desk.close();
});

test('a line is there once, and none is missing, however answers overtake each other', async () => {
  const [person, other] = [somebody('Ora', 'Once'), somebody('Pat', 'Pass')];
  const desk = await Desk.open(browser, program);
  const { page } = desk;
  await desk.signIn('eve');
  await asksForHuman(person);
  await asksForHuman(other);
  await openRow(desk, 'Ora Once');
  await line(desk, LAST_WORDS).waitFor();

  // What was asked for before she looks elsewhere is answered when she is back.
  let letGo;
  const free = new Promise((resolve) => {
    letGo = resolve;
  });
  const asked = page.waitForRequest('**/messages?*');
  await page.route('**/messages?*', (route) => free.then(() => route.continue()));
  telegram.writes(person, 'one thing more');
  await asked;
  await openRow(desk, 'Pat Pass');
  await openRow(desk, 'Ora Once');
  letGo();
  await line(desk, 'one thing more').waitFor();
  for (const words of [FIRST_WORDS, LAST_WORDS, 'one thing more']) {
    assert.equal(await line(desk, words).count(), 1, words);
  }
  await desk.close();
});

test('a reply whose answer is lost is there once, and is sent once', async () => {
  const person = somebody('Rob', 'Reply');
  const desk = await claimed(person, 'Rob Reply');
  const { page } = desk;
  let lose;
  const lost = new Promise((resolve) => {
    lose = resolve;
  });
  await page.route(
    '**/reply',
    async (route) => {
      await route.fetch();
      await lost;
      await route.abort();
    },
    { times: 1 },
  );
  await page.locator('#words').fill('Said once');
  await page.locator('#send').click();
  await telegram.sees(person, 'Said once');
  await page.locator('#transcript .state').getByText('delivered').last().waitFor();
  assert.equal(await line(desk, 'Said once').count(), 1, 'stored, and its answer is on its way');
  const again = page.waitForResponse('**/reply');
  lose();
  assert.equal((await again).status(), 200);
  assert.equal(await line(desk, 'Said once').count(), 1, 'sent again');
  await line(desk, 'Said once').waitFor();
  const told = telegram.shown.filter(({ text }) => text === 'Said once');
  assert.equal(told.length, 1);
  desk.forgive(/net::ERR_FAILED/);
  await desk.close();
});

test('what a click has done, the key undoes', async () => {
  const person = somebody('Una', 'Undo');
  const desk = await claimed(person, 'Una Undo');
  const { page } = desk;
  await press(desk, 'Resolve');
  await page.locator('#acts').getByRole('button', { name: 'Reopen' }).waitFor();
  await page.keyboard.press('u');
  await page.locator('#notice').getByText('Undone.').waitFor();
  await page.locator('#acts').getByRole('button', { name: 'Resolve' }).waitFor();
  await desk.close();
});

test('who leaves one list of choices and opens the next at once gets what they take', async () => {
  const desk = await Desk.open(browser, program);
  await desk.signIn('eve');
  const taken = await desk.page.evaluate(async () => {
    const { pick } = await import('/desk/picker.js');
    const picker = document.getElementById('picker');
    const toldOf = new Promise((resolve) => {
      picker.addEventListener('close', resolve, { once: true });
    });
    const first = pick('First', [{ label: 'a', value: 'a' }]);
    picker.close();
    const second = pick('Second', [{ label: 'b', value: 'b' }]);
    await toldOf;
    picker.querySelector('li').click();
    return [await first, await second];
  });
  assert.deepEqual(taken, [null, 'b']);
  await desk.close();
});
