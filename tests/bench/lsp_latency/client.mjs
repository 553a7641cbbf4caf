// SPDX-License-Identifier: Apache-2.0
// The least of a language client: a server on a pipe, its messages, the time they took.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export class Client {
  constructor(command, args) {
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.buffer = Buffer.alloc(0);
    this.chunks = [];
    this.waiting = [];
    this.nextId = 1;
    this.process.stdout.on('data', (chunk) => this.receive(chunk));
  }

  receive(chunk) {
    this.buffer = this.buffer.length ? Buffer.concat([this.buffer, chunk]) : chunk;
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.buffer.subarray(0, end).toString())[1]);
      if (this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length).toString());
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.dispatch(message, process.hrtime.bigint());
    }
  }

  dispatch(message, time) {
    if (message.method && message.id !== undefined) {
      this.send({ id: message.id, result: null });  // whatever it asks for
      return;
    }
    const index = this.waiting.findIndex((entry) => entry.wants(message));
    if (index >= 0) this.waiting.splice(index, 1)[0].resolve({ message, time });
  }

  send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  notify(method, params) { this.send({ method, params }); }

  wait(wants) {
    return new Promise((resolve) => this.waiting.push({ wants, resolve }));
  }

  ask(method, params) {
    const id = this.nextId++;
    const answer = this.wait((message) => message.id === id && message.method === undefined);
    this.send({ id, method, params });
    return answer;
  }

  published(uri) {
    return this.wait((message) => message.method === 'textDocument/publishDiagnostics' &&
                                  message.params.uri === uri);
  }

  /// Bytes of memory that the server holds.
  memory() {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) * 1024;
  }

  async stop() {
    await this.ask('shutdown', null);
    this.notify('exit', null);
    await new Promise((resolve) => this.process.on('exit', resolve));
  }
}
