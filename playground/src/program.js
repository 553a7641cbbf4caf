// SPDX-License-Identifier: Apache-2.0
// The program as the page sees it.

/** Runs commands of posturelint on texts, one after the other, in a worker. */
export class Program {
  #worker = null;
  #last = 0;
  #waiting = new Map();
  #loaded = null;
  #isReady = false;

  constructor() {
    /** Kept when the program can be asked; broken when this browser cannot run it. */
    this.ready = new Promise((resolve, reject) => (this.#loaded = {resolve, reject}));
    this.#start();
  }

  /** {status, errors, files, duration}: as the command leaves the files that it is given. */
  run(words, files) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, {resolve, reject});
      this.#worker.postMessage({id, words, files});
    });
  }

  #start() {
    // A worker made of a text obeys the page's own policy, and so may not connect anywhere either.
    const place = JSON.stringify(document.baseURI);
    const script = JSON.stringify(new URL('worker.js', document.baseURI).href);
    const text = `self.posturelintPlace = ${place}; importScripts(${script});`;
    this.#worker = new Worker(URL.createObjectURL(new Blob([text], {type: 'text/javascript'})));
    this.#worker.onmessage = ({data: {id, crash, ...answer}}) => {
      if (crash !== undefined) return this.#restart(crash);
      if (id === 0) {
        this.#isReady = true;
        return this.#loaded.resolve();
      }
      this.#waiting.get(id)?.resolve(answer);
      this.#waiting.delete(id);
    };
    this.#worker.onerror = (event) => this.#restart(event.message);
  }

  /** Whatever it choked on: the next text finds a new one. */
  #restart(reason) {
    this.#worker.terminate();
    for (const {reject} of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
    if (this.#isReady) this.#start();
    else this.#loaded.reject(new Error(reason));
  }
}
