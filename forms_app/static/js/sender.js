// Sends what waits in the outbox: after a rest, when the line comes back, when the page is left; never two requests at once.

const REST = 1500; // milliseconds after the last keystroke
const SLOWEST = 60000;
const BATCH = 40; // entries in one request
const BATCH_SIZE = 800000; // characters

export class Sender {
  // told: {results(results, entries, answer), state(name, why), signedOut()}
  constructor(outbox, url, csrf, told) {
    Object.assign(this, { outbox, url, csrf, told, timer: 0, failures: 0, running: null });
    addEventListener("online", () => this.now());
    document.addEventListener("visibilitychange", () => this.now());
    addEventListener("pagehide", () => this.now());
  }

  soon(after = REST) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), after);
  }

  // Send all that waits; resolves when nothing more can be done at present: true where everything is saved.
  now() {
    clearTimeout(this.timer);
    this.running ??= this.#run().finally(() => { this.running = null; });
    return this.running;
  }

  get waiting() { return this.outbox.entries().filter((entry) => !entry.held); }

  async #run() {
    for (let batch; (batch = this.#batch()).length > 0;) {
      this.told.state("saving");
      const answer = await this.#post(batch);
      if (!answer) return false;
      this.failures = 0;
      this.told.results(answer.results, batch, answer);
    }
    return this.outbox.entries().length === 0;
  }

  #batch() {
    const batch = [], addresses = new Set();
    let size = 0;
    for (const entry of this.waiting) {
      size += JSON.stringify(entry.parts).length;
      if (batch.length && (size > BATCH_SIZE || batch.length >= BATCH)) break;
      if (addresses.has(entry.address)) continue; // another tab's version of the same answer comes next
      addresses.add(entry.address);
      this.outbox.note(entry, { sent: entry.parts });
      batch.push(entry);
    }
    return batch;
  }

  async #post(batch) {
    const saves = batch.map(({ address, parts, revision, language }) => ({ address, parts, revision, language: language ?? null }));
    const body = JSON.stringify({ saves });
    let response;
    try {
      response = await fetch(this.url, {
        method: "POST", body, credentials: "same-origin", redirect: "manual", keepalive: body.length < 30000,
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.csrf },
      });
    } catch {
      return this.#later();
    }
    const answer = await response.json().catch(() => null);
    if (response.ok && answer?.results) return answer;
    if (response.type === "opaqueredirect" || response.status === 401 || answer?.code === "page-expired") {
      this.told.signedOut();
      return null;
    }
    if (response.status >= 500 || response.status === 429 || response.status === 408 || !answer) return this.#later();
    this.told.state("refused", answer.message ?? String(response.status));
    return null;
  }

  #later() {
    this.failures += 1;
    this.told.state("waiting");
    this.soon(Math.min(1000 * 2 ** this.failures, SLOWEST));
    return null;
  }
}
