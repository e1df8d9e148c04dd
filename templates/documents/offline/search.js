// The search of a volume's folder. Everything is loaded by script tags, since a page from a disk may fetch nothing: each file of
// data/ calls volumeData. A query is cut as forms_app/documents/offline/terms.py cuts the texts, from the same tables.
"use strict";

const arrived = new Map();
function volumeData(kind, number, value) { arrived.set(`${kind}-${number}`, value); }

(() => {
  const SHOWN = 20, AROUND = 130, LONGEST_LISTS = 40;
  const loading = new Map();

  function load(kind, number) {
    const name = `${kind}-${number}`;
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `data/${kind}-${String(number).padStart(4, "0")}.js`;
        script.addEventListener("load", () => arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(name)));
        script.addEventListener("error", () => { loading.delete(name); reject(new Error(name)); });
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  // The box above each page leads to the page of the search.
  const quick = document.querySelector("form[data-search]");
  if (quick) {
    quick.hidden = false;
    quick.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = `${quick.dataset.search}#${new URLSearchParams({ q: quick.elements.q.value })}`;
    });
  }

  const form = document.querySelector("form[data-all]");
  const results = document.querySelector("[data-results]");
  if (!form || !results) return;
  const list = results.querySelector("[data-list]"), told = results.querySelector("[data-told]"), more = results.querySelector("[data-more]");
  const CHOICES = ["unit", "instrument", "side", "language"];

  form.hidden = false;
  for (const note of document.querySelectorAll("[data-without-script]")) note.hidden = true;
  load("catalogue", 0).then(begin, () => { results.hidden = false; told.textContent = results.dataset.missing; });

  function begin(catalogue) {
    const { marks, unspaced, same, longest } = catalogue.spelling;
    const MARKS = new RegExp(marks, "gu"), SAME = new RegExp(`[${Object.keys(same).join("")}]`, "gu");
    const RUNS = new RegExp(`([${unspaced}]+)|((?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+)`, "gu");

    function folded(text) {
      const lower = text.normalize("NFKD").toLowerCase().normalize("NFKD");
      return lower.replace(MARKS, "").replace(SAME, (letter) => same[letter]).normalize("NFC");
    }

    // The terms of a query, each with whether it may be the beginning of a longer one.
    function asked(query) {
      const found = new Map();
      for (const [, run, word] of folded(query).matchAll(RUNS)) {
        const letters = Array.from(run ?? word);
        if (word) {
          const term = letters.slice(0, longest).join("");
          found.set(term, !/^\p{N}+$/u.test(term) && (letters.length > 2 || /[^\u0000-\u0dff]/u.test(term)));
        } else if (letters.length === 1) found.set(run, true);
        else for (let place = 0; place + 1 < letters.length; place++) found.set(letters[place] + letters[place + 1], false);
      }
      return found;
    }

    // The last place of a sorted list whose value is not above what is looked for.
    function placeOf(sorted, wanted) {
      let low = 0, high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] <= wanted) low = middle + 1; else high = middle;
      }
      return low - 1;
    }

    // The entries of a term: 2 where it stands as it is, 1 where a longer word begins with it.
    async function entriesOf(term, begins) {
      const first = Math.max(placeOf(catalogue.index, term), 0);
      const last = begins ? Math.max(placeOf(catalogue.index, `${term}\uffff`), first) : first;
      const numbers = Array.from({ length: Math.min(last - first + 1, LONGEST_LISTS) }, (_, step) => first + step);
      const found = new Map();
      for (const lines of await Promise.all(numbers.map((number) => load("index", number)))) {
        for (const line of linesOf(lines, term, begins)) {
          const [word, ...steps] = line.split(" ");
          let entry = 0;
          for (const step of steps) {
            entry += parseInt(step, 36);
            if (word === term) found.set(entry, 2); else if (!found.has(entry)) found.set(entry, 1);
          }
        }
      }
      return found;
    }

    function linesOf(lines, term, begins) {
      const beginning = begins ? term : `${term} `, found = [];
      let at = lines.startsWith(beginning) ? 0 : lines.indexOf(`\n${beginning}`) + 1;
      if (at === 0 && !lines.startsWith(beginning)) return found;
      while (lines.startsWith(beginning, at)) {
        const end = lines.indexOf("\n", at);
        found.push(lines.slice(at, end < 0 ? undefined : end));
        if (end < 0) break;
        at = end + 1;
      }
      return found;
    }

    const firsts = catalogue.passages.map((passage) => passage[0]);
    const languages = new Map(catalogue.languages);

    // A passage without entries begins where the next one does: the last of those that begin there has them.
    function toldOf(entry) {
      const [, page, unit, instruments, side, language, title] = catalogue.passages[placeOf(firsts, entry)];
      return {
        entry, page, side, title, unit: catalogue.units[unit], instruments: instruments.map((one) => catalogue.instruments[one]),
        language: languages.get(entry) ?? language,
      };
    }

    function fits(one, choices) {
      return (!choices.unit || one.unit === choices.unit) && (!choices.instrument || one.instruments.includes(choices.instrument))
        && (!choices.side || one.side === choices.side) && (!choices.language || one.language === choices.language);
    }

    async function find(terms, choices) {
      let found = null;
      for (const [term, begins] of terms) {
        const entries = await entriesOf(term, begins);
        if (found === null) found = entries;
        else found = new Map([...found].filter(([entry]) => entries.has(entry)).map(([entry, weight]) => [entry, weight + entries.get(entry)]));
      }
      const sorted = [...found].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
      return sorted.map(([entry]) => toldOf(entry)).filter((one) => fits(one, choices));
    }

    // Where the words stand in a text as it was written: pairs of begin and end.
    function standing(text, terms) {
      const found = [];
      for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
        const word = folded(match[0]);
        for (const [term, begins] of terms) {
          if (word === term || (begins && word.startsWith(term)) || word.endsWith(term) && /^\u0627\u0644/.test(word)) {
            found.push([match.index, match.index + match[0].length]);
            break;
          }
          if (new RegExp(`^[${unspaced}]+$`, "u").test(term)) {
            for (let at = match[0].indexOf(term); at >= 0; at = match[0].indexOf(term, at + term.length)) {
              found.push([match.index + at, match.index + at + term.length]);
            }
          }
        }
      }
      return found.sort((one, other) => one[0] - other[0]);
    }

    function snippet(text, terms, language) {
      const places = standing(text, terms), middle = places.length ? places[0][0] : 0;
      let from = Math.max(0, middle - AROUND), to = Math.min(text.length, middle + 2 * AROUND);
      if (from > 0) from = Math.max(from, text.indexOf(" ", from) + 1 || from);
      if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), middle + 1);
      const shown = document.createElement("p");
      shown.className = "snippet";
      shown.lang = language;
      shown.dir = "auto";
      if (from > 0) shown.append("… ");
      let at = from;
      for (const [begin, end] of places) {
        if (begin < at || end > to) continue;
        const mark = document.createElement("mark");
        mark.textContent = text.slice(begin, end);
        shown.append(text.slice(at, begin), mark);
        at = end;
      }
      shown.append(text.slice(at, to));
      if (to < text.length) shown.append(" …");
      return shown;
    }

    const sides = new Map([...document.querySelectorAll("[data-side]")].map((one) => [one.dataset.side, one.textContent]));

    async function line(one, terms) {
      const file = placeOf(catalogue.texts, one.entry);
      const [anchor, heading, text] = (await load("texts", file))[one.entry - catalogue.texts[file]];
      const item = document.createElement("li"), link = document.createElement("a"), from = document.createElement("p");
      link.href = `${one.page}#${encodeURIComponent(anchor)}`;
      link.textContent = heading;
      from.className = "found-in";
      const side = document.createElement("strong");
      side.className = `side-of-${one.side}`;
      side.textContent = sides.get(one.side);
      from.append(`${one.unit} · ${one.instruments.join(", ")} · `, side, ` · ${one.title}`);
      item.append(link, from, snippet(text, terms, one.language));
      return item;
    }

    let turn = 0;
    async function show() {
      const mine = ++turn, query = new URLSearchParams(location.hash.slice(1));
      form.elements.q.value = query.get("q") ?? "";
      const choices = {};
      for (const name of CHOICES) choices[name] = form.elements[name].value = query.get(name) ?? "";
      if (!query.has("q")) { results.hidden = true; return; }
      const terms = asked(query.get("q"));
      results.hidden = false;
      more.hidden = true;
      list.replaceChildren();
      if (terms.size === 0) { told.textContent = results.dataset.short; return; }
      told.textContent = results.dataset.searching;
      try {
        const found = await find(terms, choices);
        if (mine !== turn) return;
        const next = async () => {
          const had = list.children.length;
          const lines = await Promise.all(found.slice(had, had + SHOWN).map((one) => line(one, terms)));
          if (mine !== turn) return;
          list.append(...lines);
          more.hidden = list.children.length >= found.length;
          if (had) lines[0].querySelector("a").focus();
        };
        more.onclick = () => next().catch(missing);
        await next();
        if (mine !== turn) return;
        told.textContent = found.length ? results.dataset.found.replace("{count}", found.length.toLocaleString(document.documentElement.lang)) : results.dataset.none;
      } catch (error) { if (mine === turn) missing(error); }
    }

    function missing() { told.textContent = results.dataset.missing; }

    function ask() {
      const query = new URLSearchParams({ q: form.elements.q.value });
      for (const name of CHOICES) if (form.elements[name].value) query.set(name, form.elements[name].value);
      if (location.hash === `#${query}`) show(); else location.hash = `#${query}`;
    }

    form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
    form.addEventListener("change", (event) => { if (event.target.name !== "q" && location.hash) ask(); });
    addEventListener("hashchange", show);
    show();
  }
})();
