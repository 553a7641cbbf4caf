// SPDX-License-Identifier: Apache-2.0
// What emscripten's own library does not do for a program in Node: to tell the width of a terminal,
// and to wait for standard input no longer than it is told. Of the two programs that emscripten has to
// shorten it, one does not know `const {a} = b`.
mergeInto(LibraryManager.library, {
  __syscall_ioctl: function (fd, request, varargs) {
    const kWindowSize = 0x5413;
    const kNotTerminal = -59;  // -ENOTTY of musl for WebAssembly
    const stream = FS.getStream(fd);
    if (!ENVIRONMENT_IS_NODE || !stream || !stream.tty || request !== kWindowSize) return kNotTerminal;
    const terminal = fd === 2 ? process.stderr : process.stdout;
    const size = HEAP32[varargs >> 2];
    HEAP16[size >> 1] = terminal.rows || 0;
    HEAP16[(size >> 1) + 1] = terminal.columns || 0;
    return 0;
  },
  __syscall_ioctl__deps: ['$FS'],

  // The program asks this of standard input only, to serve an editor. Node's main thread cannot wait
  // for input, so another one reads it and writes it down where this one can see it.
  $StandardInput: {
    kSize: 1 << 20,
    state: null,  // [bytes written, bytes read, the end is reached], all but the last modulo 2^32
    bytes: null,

    start: function () {
      const shared = new SharedArrayBuffer(12);
      const buffer = new SharedArrayBuffer(StandardInput.kSize);
      StandardInput.state = new Int32Array(shared);
      StandardInput.bytes = new Uint8Array(buffer);
      const read = `
        const {workerData: {shared, buffer}} = require('node:worker_threads');
        const {fstatSync, createReadStream} = require('node:fs');
        const state = new Int32Array(shared);
        const bytes = new Uint8Array(buffer);
        const kind = fstatSync(0);
        const input = kind.isFIFO() || kind.isSocket()
          ? new (require('node:net').Socket)({fd: 0, readable: true, writable: false})
          : createReadStream(null, {fd: 0});
        input.on('data', (chunk) => {
          for (let at = 0; at < chunk.length;) {
            const written = Atomics.load(state, 0);
            const read = Atomics.load(state, 1);
            const free = bytes.length - ((written - read) >>> 0);
            if (free === 0) {
              Atomics.wait(state, 1, read);
              continue;
            }
            const begin = (written >>> 0) % bytes.length;
            const count = Math.min(free, chunk.length - at, bytes.length - begin);
            bytes.set(chunk.subarray(at, at + count), begin);
            at += count;
            Atomics.store(state, 0, (written + count) | 0);
            Atomics.notify(state, 0);
          }
        });
        const end = () => {
          Atomics.store(state, 2, 1);
          Atomics.notify(state, 0);
        };
        input.on('end', end);
        input.on('error', end);
        input.on('close', end);
      `;
      const worker = new (require('worker_threads').Worker)(read, {eval: true, workerData: {shared, buffer}});
      worker.unref();
      const kPipe = 0x1000;
      FS.streams[0].node = {mode: kPipe};
      FS.streams[0].stream_ops = {read: StandardInput.read};
    },

    available: function () {
      return (Atomics.load(StandardInput.state, 0) - Atomics.load(StandardInput.state, 1)) >>> 0;
    },

    // Waits for input or its end; at most so many milliseconds, unless that is negative.
    wait: function (timeout) {
      const state = StandardInput.state;
      const until = Date.now() + timeout;
      for (;;) {
        const written = Atomics.load(state, 0);
        if (StandardInput.available() > 0 || Atomics.load(state, 2)) return true;
        const rest = timeout < 0 ? 1000 : until - Date.now();
        if (rest <= 0) return false;
        // The end makes no bytes, so it may be missed by a moment.
        Atomics.wait(state, 0, written, Math.min(rest, 100));
      }
    },

    read: function (stream, buffer, offset, length) {
      const state = StandardInput.state;
      const bytes = StandardInput.bytes;
      StandardInput.wait(-1);
      const read = Atomics.load(state, 1);
      const begin = (read >>> 0) % bytes.length;
      const count = Math.min(length, StandardInput.available(), bytes.length - begin);
      buffer.set(bytes.subarray(begin, begin + count), offset);
      Atomics.store(state, 1, (read + count) | 0);
      Atomics.notify(state, 1);
      return count;
    },
  },
  $StandardInput__deps: ['$FS'],

  __syscall_poll: function (waiting, count, timeout) {
    if (!StandardInput.state) StandardInput.start();
    const ready = StandardInput.wait(timeout);
    HEAP16[(waiting + 6) >> 1] = ready ? 1 : 0;  // POLLIN
    return ready ? 1 : 0;
  },
  __syscall_poll__deps: ['$StandardInput'],
});
