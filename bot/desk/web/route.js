/**
 * The page's address says what is shown, so Back works and a conversation can be linked to: #/ the
 * queue, #/c/ID a conversation, #/c/ID/packet its packet, #/statistics. Where there is room for all
 * three columns the first three look alike; on a phone each is a screen, and a swipe moves.
 */

import { $, show } from './dom.js';
import { opened, open } from './opened.js';
import { tell } from './topics.js';

const SWIPE_MIN_PX = 60;

export function addressOf(id, screen = 'conversation') {
  return `#/c/${encodeURIComponent(id)}${screen === 'packet' ? '/packet' : ''}`;
}

function read(hash) {
  const [, kind, id, rest] = hash.split('/');
  if (kind === 'statistics') return { screen: 'statistics', id: opened.id };
  if (kind !== 'c' || !id) return { screen: 'queue', id: opened.id };
  return { screen: rest === 'packet' ? 'packet' : 'conversation', id: decodeURIComponent(id) };
}

export function screen() {
  return document.body.dataset.screen;
}

export function go(address) {
  history.pushState(null, '', address);
  follow();
}

function follow() {
  const route = read(location.hash);
  const from = { screen: screen(), id: opened.id };
  document.body.dataset.screen = route.screen;
  show($('columns'), route.screen !== 'statistics');
  show($('statistics'), route.screen === 'statistics');
  open(route.id);
  tell('route');
  const moved = from.screen !== route.screen || from.id !== route.id;
  if (moved && route.screen === 'conversation') $('who').focus();
}

/** One screen to the left or to the right. */
function step(direction) {
  if (!opened.id) return;
  const steps = ['#/', addressOf(opened.id), addressOf(opened.id, 'packet')];
  const here = ['queue', 'conversation', 'packet'].indexOf(screen());
  const there = steps[here + direction];
  if (here >= 0 && there) go(there);
}

function watchSwipes(element) {
  let from = null;
  element.addEventListener(
    'touchstart',
    ({ touches }) => {
      from = touches.length === 1 ? touches[0] : null;
    },
    { passive: true },
  );
  element.addEventListener(
    'touchend',
    ({ changedTouches }) => {
      if (!from) return;
      const x = changedTouches[0].clientX - from.clientX;
      const y = changedTouches[0].clientY - from.clientY;
      from = null;
      if (Math.abs(x) >= SWIPE_MIN_PX && Math.abs(x) > 2 * Math.abs(y)) step(x < 0 ? 1 : -1);
    },
    { passive: true },
  );
}

export function startRoute() {
  addEventListener('popstate', follow);
  watchSwipes($('columns'));
  $('skip').addEventListener('click', () => (opened.id ? $('who') : $('rows')).focus());
}

export { follow as followAddress };
