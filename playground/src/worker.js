// SPDX-License-Identifier: Apache-2.0
// The program, in a worker: the page asks it to run a command on some files, all in memory.
import {inflate} from './inflate.js';

const folder = '/policies';
const place = new URL(self.posturelintPlace);
importScripts(new URL('posturelint.js', place), new URL('posturelint.wasm.js', place));

const errors = [];
const program = {
  noInitialRun: true,
  print() {},  // what is of interest is written to files
  printErr: (line) => errors.push(line),
};
const ready = inflate(self.posturelintWasm).then((bytes) => {
  program.wasmBinary = bytes;
  return self.createPosturelint(program);
});

function clear(fs) {
  for (const name of fs.readdir(folder)) {
    if (name !== '.' && name !== '..') fs.unlink(`${folder}/${name}`);
  }
}

function run(words, files) {
  const {FS, callMain, stackSave, stackRestore} = program;
  if (!FS.analyzePath(folder).exists) FS.mkdir(folder);
  FS.chdir(folder);
  clear(FS);
  for (const [name, text] of Object.entries(files)) FS.writeFile(name, text);
  errors.length = 0;
  const start = performance.now();
  const stack = stackSave();
  const status = callMain(words);
  stackRestore(stack);
  const duration = performance.now() - start;
  const after = {};
  for (const name of FS.readdir(folder)) {
    if (name !== '.' && name !== '..') after[name] = FS.readFile(name, {encoding: 'utf8'});
  }
  return {status, errors: errors.join('\n'), files: after, duration};
}

// {id, words, files} → {id, status, errors, files, duration}, or {id, crash}; files are names and
// texts. The first message says that the program is there, as number 0.
async function answer(id, work) {
  try {
    await ready;
    self.postMessage({id, ...work()});
  } catch (error) {
    self.postMessage({id, crash: String(error)});
  }
}
self.onmessage = ({data: {id, words, files}}) => answer(id, () => run(words, files));
answer(0, () => ({}));
