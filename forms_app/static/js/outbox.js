// What was written and is not yet known to be saved: kept on the device, for one account and report, until the server has it.
// One entry for each answer and tab, so that two tabs never overwrite each other's text.

const PREFIX = "outbox";
const TAB = crypto.randomUUID ? crypto.randomUUID() : String(Math.random());

export class Outbox {
  constructor(account, report) {
    this.prefix = [PREFIX, account, report, ""].join("|");
    this.memory = new Map(); // what the device would not keep
  }

  // Keep an entry {address, parts, revision, language}; false where the device keeps nothing.
  put(entry) {
    const key = entry.key ?? this.prefix + entry.address + "|" + TAB;
    const kept = { ...entry, key, id: crypto.getRandomValues(new Uint32Array(1))[0] + "." + Date.now() };
    return this.#write(kept);
  }

  // Take over what a closed tab left, ready to be sent anew; of two tabs' texts for one answer, the older keeps its place.
  adopt(entry) {
    const { held, ...kept } = entry, older = this.of(entry.address);
    if (older) this.#write({ ...older, key: older.key + "'" });
    this.drop(entry);
    return this.#write({ ...kept, key: this.prefix + entry.address + "|" + TAB });
  }

  // Change what is kept of an entry without making it another one.
  note(entry, changes) {
    const now = this.get(entry.key);
    if (now) this.#write({ ...now, ...changes });
  }

  #write(entry) {
    try {
      localStorage.setItem(entry.key, JSON.stringify(entry));
      this.memory.delete(entry.key);
    } catch {
      this.memory.set(entry.key, entry); // full, or forbidden: the page warns before it is left
    }
    return entry;
  }

  get(key) {
    const text = this.memory.has(key) ? null : read(key);
    return text === null ? this.memory.get(key) ?? null : parse(text);
  }

  // The newest entry of this tab for an answer.
  of(address) {
    return this.get(this.prefix + address + "|" + TAB);
  }

  // Everything that waits, the oldest first.
  entries() {
    const found = [...this.memory.values()];
    for (const key of keys()) {
      if (!key.startsWith(this.prefix) || this.memory.has(key)) continue;
      const entry = parse(read(key));
      if (entry) found.push(entry);
    }
    return found.sort((one, other) => Number(one.id.split(".")[1]) - Number(other.id.split(".")[1]));
  }

  // Forget an entry, unless something newer was written meanwhile.
  drop(entry) {
    const now = this.get(entry.key);
    if (!now || now.id !== entry.id) return false;
    this.memory.delete(entry.key);
    try { localStorage.removeItem(entry.key); } catch { /* nothing was kept there */ }
    return true;
  }

  // Entries that live only as long as this page.
  get endangered() { return this.memory.size > 0; }
}

function read(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function keys() {
  try { return Object.keys(localStorage); } catch { return []; }
}

function parse(text) {
  try { return JSON.parse(text); } catch { return null; }
}
