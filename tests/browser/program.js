/**
 * The real program, on a port and a data folder of its own; and what people and agents do with it
 * beside the browser.
 */

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = process.env.STEPWISE_PROGRAM;
const READY_MS = 120_000; // The first start trains the classifier.
const STOP_MS = 20_000; // It gives itself ten seconds.

export const PASSWORD = 'correct horse battery';

/** Its address, once it is ready. */
function greeting(child, log) {
  return new Promise((resolve, reject) => {
    let words = '';
    const timer = setTimeout(() => reject(new Error(`not ready: ${words}${log()}`)), READY_MS);
    const fail = (error) => {
      clearTimeout(timer);
      reject(error);
    };
    child.stdout.on('data', (more) => {
      words += more;
      const found = words.match(/https:\/\/[0-9.]+:[0-9]+/);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    });
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`ended with ${code}: ${log()}`)));
  });
}

export class Program {
  static async start({ args = [], environment = {} } = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'stepwise-'));
    const program = new Program(folder, args, environment);
    await program.run();
    return program;
  }

  constructor(folder, args, environment) {
    Object.assign(this, { folder, args, environment, log: '' });
  }

  async run() {
    const listen = this.url ? new URL(this.url).host : '127.0.0.1:0';
    const args = ['serve', '--listen', listen, '--data', join(this.folder, 'data'), ...this.args];
    this.child = spawn(PROGRAM, args, { env: { ...process.env, ...this.environment } });
    const { child } = this;
    process.once('exit', () => child.kill('SIGKILL')); // Whatever became of the tests.
    child.stderr.on('data', (more) => {
      this.log += more;
    });
    this.url = await greeting(this.child, () => this.log);
    this.certificate ??= await readFile(join(this.folder, 'data', 'local-certificate.pem'));
  }

  /** Without a goodbye; run() starts it again at the same address. */
  async kill() {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
      this.child.kill('SIGTERM');
      const [, signal] = await once(this.child, 'exit');
      clearTimeout(timer);
      if (signal) throw new Error(`not ended after ${STOP_MS} ms: ${this.log}`);
    }
    await rm(this.folder, { recursive: true });
  }

  addAgent(name) {
    return new Promise((resolve, reject) => {
      const data = join(this.folder, 'data');
      const child = execFile(PROGRAM, ['agent', 'add', name, '--data', data], (error, out, words) =>
        error ? reject(new Error(words)) : resolve(out),
      );
      child.stdin.end(`${PASSWORD}\n`);
    });
  }

  /** The HTTP channel: what a person says, and what is answered. */
  say(user, text) {
    return this.call('POST', '/v1/messages', { user, text });
  }

  call(method, path, body) {
    return new Promise((resolve, reject) => {
      const options = {
        method,
        ca: this.certificate,
        headers: { 'Content-Type': 'application/json' },
      };
      const sent = request(this.url + path, options, async (response) => {
        let text = '';
        for await (const part of response) text += part;
        resolve({ status: response.statusCode, headers: response.headers, text });
      });
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    }).then((answer) => ({
      ...answer,
      json: /json/.test(answer.headers['content-type']) ? JSON.parse(answer.text) : null,
    }));
  }
}
