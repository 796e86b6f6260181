/**
 * The desk's JSON API: requests with the session's CSRF token, answers as values. The contract is
 * openapi.json in the folder above; nothing else here knows of HTTP.
 */

/** How long an answer may take beyond what was asked to wait for. */
const PATIENCE_MS = 10_000;

let csrf = '';
export function useToken(token) {
  csrf = token;
}

/** What went wrong. `status` 0: nobody answered. With 409 also who has the conversation now. */
export class Problem extends Error {
  constructor(status, body = {}, retryAfter = 0) {
    super(body.detail ?? body.title ?? 'no answer');
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** The server can't be reached or can't answer now: the same again, later, may do. */
  get passing() {
    return this.status === 0 || this.status >= 500;
  }
}

async function call(method, path, { query = {}, body, wait = 0, signal } = {}) {
  const url = new URL(`api/${path}`, document.baseURI);
  url.hash = '';
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), wait * 1000 + PATIENCE_MS);
  signal?.addEventListener('abort', () => stop.abort());
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: stop.signal,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    });
    const value = answer.status === 204 ? null : await answer.json();
    if (answer.ok) return value;
    throw new Problem(answer.status, value, Number(answer.headers.get('Retry-After')));
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(0);
  } finally {
    clearTimeout(timer);
  }
}

/** `wait`: seconds that the server may hold the answer back. */
export function get(path, query = {}, { wait = 0, signal } = {}) {
  return call('GET', path, { query, wait, signal });
}

export function post(path, body) {
  return call('POST', path, { body });
}

export function remove(path) {
  return call('DELETE', path);
}

/** conversation('k3f', 'claim') is the path of one conversation's claim. */
export function conversation(id, ...rest) {
  return ['conversations', id, ...rest].map(encodeURIComponent).join('/');
}
