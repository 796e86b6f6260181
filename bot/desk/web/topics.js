/**
 * Who wants to know what has changed: on('opened', draw) … tell('opened').
 *
 * Topics: `session` (who is signed in), `conversations` (any summary, the counts), `presence`,
 * `agents`, `opened` (the open conversation), `sending` (replies on their way), `link` (the
 * connection), `route` (the page's address), `arrived` (one more waits; with its summary).
 */

const listeners = new Map();

export function on(topics, listener) {
  for (const topic of topics.split(' ')) {
    if (!listeners.has(topic)) listeners.set(topic, []);
    listeners.get(topic).push(listener);
  }
}

export function tell(topic, value) {
  for (const listener of listeners.get(topic) ?? []) listener(value);
}
