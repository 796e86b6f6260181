/**
 * Time as the agent reads it. Waiting times are counted by the server's clock, which
 * `setServerTime` compares ours with; times of day are the agent's own.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const dated = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

let serverAhead = 0;
export function setServerTime(iso) {
  serverAhead = Date.parse(iso) - Date.now();
}

export function now() {
  return Date.now() + serverAhead;
}

/** Milliseconds since then, never below 0. */
export function since(iso) {
  return Math.max(0, now() - Date.parse(iso));
}

const two = (number) => String(number).padStart(2, '0');

/** 250000 -> "4:10"; from an hour on "1 h 04", from two days on "2 days". */
export function span(ms) {
  if (ms >= 2 * DAY) return `${Math.floor(ms / DAY)} days`;
  if (ms >= HOUR) return `${Math.floor(ms / HOUR)} h ${two(Math.floor((ms % HOUR) / MINUTE))}`;
  return `${Math.floor(ms / MINUTE)}:${two(Math.floor((ms % MINUTE) / SECOND))}`;
}

/** 250000 -> "4 min": for sentences. */
export function roughly(ms) {
  if (ms < MINUTE) return 'less than a minute';
  return ms < HOUR ? `${Math.floor(ms / MINUTE)} min` : span(ms);
}

/** "10:31"; on another day "5 Nov, 10:31". */
export function timeOfDay(iso) {
  const date = new Date(iso);
  return date.toDateString() === new Date().toDateString()
    ? clock.format(date)
    : dated.format(date);
}

/** For hovering: the day, the second, and UTC, which an agent can tell anybody in any zone. */
export function exactTime(iso) {
  return `${exact.format(new Date(iso))} (${iso.slice(11, 16)} UTC)`;
}

export { MINUTE, HOUR, DAY };
