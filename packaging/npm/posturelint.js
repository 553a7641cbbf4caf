#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// The program, as WebAssembly in Node: the same arguments, files, output and exit statuses.
'use strict';
const {readFileSync, writeSync} = require('node:fs');
const {join} = require('node:path');
const {isatty} = require('node:tty');
const {setFlagsFromString} = require('node:v8');
const createPosturelint = require('../lib/posturelint.js');

const kFailure = 3;
const kTryAgain = 6;  // EAGAIN, as WebAssembly counts

// The second, better compilation takes a second of its own, which no run of ours is long enough to
// earn back: 10,000 files take the same time without it.
setFlagsFromString('--liftoff-only');

// Somebody else may have made a pipe of ours non-blocking; then it is waited for.
function patiently(operation) {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  return (...words) => {
    for (;;) {
      try {
        return operation(...words);
      } catch (error) {
        if (error.errno !== kTryAgain) throw error;
        Atomics.wait(clock, 0, 0, 5);
      }
    }
  };
}

const program = {
  wasmBinary: readFileSync(join(__dirname, '..', 'lib', 'posturelint.wasm')),
  arguments: process.argv.slice(2),
  preRun: [() => Object.assign(program.ENV, process.env)],
  onRuntimeInitialized() {
    const {FS} = program;
    for (const descriptor of [0, 1, 2]) FS.streams[descriptor].tty = isatty(descriptor);
    FS.read = patiently(FS.read);
    FS.write = patiently(FS.write);
  },
  quit(status, reason) {
    if (reason.name === 'ExitStatus') process.exit(status);
    stop(reason);
  },
};

// What the program did not foresee, such as a text nested so deeply that Node has no stack for it.
function stop(reason) {
  writeSync(2, `posturelint: ${reason.message ?? reason}\n`);
  process.exit(kFailure);
}

createPosturelint(program).catch(stop);
