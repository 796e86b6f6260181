/**
 * Telegram, as far as a conversation needs it: holds the bot's polls, shows what it sends, and
 * notes every call that the real one would refuse. https://core.telegram.org/bots/api
 */

import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';

const TOKEN = '4711:fake-token-of-the-browser-tests';
const POLL_MS = 1000; // Less than by Telegram: tests are in a hurry.
const WAIT_MS = 30_000;
const TEXT_MAX = 4096;

const TAG = /<(\/?)([a-z]+)>/g;

/** Why Telegram can't parse it as HTML; '' when it can. */
function markupError(html) {
  const open = [];
  for (const [, closing, name] of html.matchAll(TAG)) {
    if (!closing) open.push(name);
    else if (open.pop() !== name) return `unmatched ${name}`;
  }
  const rest = html.replace(TAG, '');
  if (/[<>]/.test(rest) || /&(?!(lt|gt|amp|quot);)/.test(rest)) return 'unescaped text';
  return open.length ? `unclosed ${open}` : '';
}

const read = (html) =>
  html
    .replace(TAG, '')
    .replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]);

async function bodyOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

export class Telegram {
  static async start() {
    const telegram = new Telegram();
    telegram.server = createServer((request, response) => telegram.take(request, response));
    telegram.server.listen(0, '127.0.0.1');
    await once(telegram.server, 'listening');
    return telegram;
  }

  constructor() {
    this.shown = []; // { chat, text, buttons }
    this.broken = [];
    this.updates = [];
    this.next = 1000;
    this.queries = new Set();
    this.moved = new EventEmitter();
  }

  /** For Program.start. */
  get settings() {
    return {
      args: ['--telegram-api', `http://127.0.0.1:${this.server.address().port}`,
        '--telegram-mode', 'poll', '--burst-window', '0ms'],
      environment: { STEPWISE_TELEGRAM_TOKEN: TOKEN },
    };
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** `person`: { id, first_name, last_name }, in a chat of their own. */
  writes(person, text) {
    this.push({
      message: {
        message_id: this.next,
        date: Math.floor(Date.now() / 1000),
        chat: { id: person.id, type: 'private' },
        from: { is_bot: false, ...person },
        text,
      },
    });
  }

  /** Presses the newest button of that label. */
  presses(person, label) {
    const buttons = this.shown.filter(({ chat }) => chat === person.id).flatMap((it) => it.buttons);
    const button = buttons.reverse().find(({ text }) => text === label);
    if (!button) throw new Error(`no button ${label} among ${buttons.map(({ text }) => text)}`);
    const id = `query${this.next}`;
    this.queries.add(id);
    this.push({
      callback_query: {
        id,
        from: { is_bot: false, ...person },
        message: { message_id: 1, date: 1, chat: { id: person.id, type: 'private' } },
        data: button.callback_data,
      },
    });
  }

  /** The first message to this chat after the first `after` ones that holds the words. */
  async sees(person, words, after = 0) {
    const find = () =>
      this.shown
        .filter(({ chat }) => chat === person.id)
        .slice(after)
        .find(({ text }) => text.includes(words));
    const signal = AbortSignal.timeout(WAIT_MS);
    while (!find()) {
      await once(this.moved, 'shown', { signal }).catch(() => {
        const here = this.shown.filter(({ chat }) => chat === person.id);
        const texts = here.map(({ text }) => text).join('\n---\n');
        throw new Error(`never saw “${words}”, but:\n${texts}`);
      });
    }
    return find();
  }

  count(person) {
    return this.shown.filter(({ chat }) => chat === person.id).length;
  }

  push(update) {
    this.updates.push({ update_id: this.next++, ...update });
    this.moved.emit('update');
  }

  async take(request, response) {
    const [, method] = request.url.split(`/bot${TOKEN}/`);
    const body = await bodyOf(request);
    let call = null;
    try {
      call = JSON.parse(body);
    } catch {
      this.broken.push(`${method}: not JSON`);
    }
    const answer = method && call ? await this.answer(method, call) : this.refuse('Not Found', 404);
    response.writeHead(answer.error_code ?? 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer));
  }

  refuse(description, code = 400) {
    this.broken.push(description);
    return { ok: false, error_code: code, description: `Bad Request: ${description}` };
  }

  async answer(method, call) {
    switch (method) {
      case 'getUpdates':
        return this.poll(call);
      case 'sendMessage':
        return this.show(call);
      case 'answerCallbackQuery':
        if (!this.queries.delete(call.callback_query_id)) return this.refuse('query ID is invalid');
        return { ok: true, result: true };
      case 'getMe':
        return { ok: true, result: { id: 99, is_bot: true, first_name: 'S', username: 'step_bot' } };
      case 'editMessageReplyMarkup':
      case 'sendChatAction':
      case 'setMyCommands':
      case 'deleteWebhook':
        return { ok: true, result: true };
      default:
        return this.refuse(`${method}: method not found`, 404);
    }
  }

  async poll({ offset = 0 }) {
    this.updates = this.updates.filter((update) => update.update_id >= offset);
    if (!this.updates.length) {
      await once(this.moved, 'update', { signal: AbortSignal.timeout(POLL_MS) }).catch(() => {});
    }
    return { ok: true, result: this.updates };
  }

  show({ chat_id: chat, text, parse_mode: mode, reply_markup: markup }) {
    const error = mode === 'HTML' ? markupError(text ?? '') : '';
    if (!chat) return this.refuse('chat_id is empty');
    if (!text?.trim()) return this.refuse('message text is empty');
    if (error) return this.refuse(`can't parse entities: ${error}: ${text}`);
    const words = mode === 'HTML' ? read(text) : text;
    if ([...words].length > TEXT_MAX) return this.refuse('message is too long');
    const buttons = (markup?.inline_keyboard ?? []).flat();
    if (buttons.some(({ text: label, callback_data: data }) => !label || !data || data.length > 64)) {
      return this.refuse('BUTTON_DATA_INVALID');
    }
    this.shown.push({ chat, text: words, buttons });
    this.moved.emit('shown');
    return { ok: true, result: { message_id: this.shown.length, chat: { id: chat } } };
  }
}
