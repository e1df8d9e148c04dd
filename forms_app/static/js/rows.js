// Entries of a table: added, taken away and moved without leaving the page. Everything written before is saved first.

import { ask } from "./requests.js";
import { note, say, speak, unnote } from "./state.js";

const SPOKEN = { "row-add": "added", "row-remove": "removed", "row-raise": "moved", "row-lower": "moved" };

// settled(): saves what waits. changed(answer): what the page shall take over.
export function watchRows(form, csrf, settled, changed) {
  form.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-row-act]");
    if (!button) return;
    event.preventDefault();
    const [act, path, row = ""] = button.value.split(":");
    await settled();
    const answer = await ask(form.dataset.rowsUrl, csrf, { path, act, row });
    if (answer?.status !== 200) return note("rows", answer?.message ?? say("line_needed"));
    unnote("rows");
    take(form, path, act, answer);
    changed(answer);
    speak(say(SPOKEN[act]));
  });
}

function take(form, path, act, answer) {
  const list = form.querySelector(`[data-rows="${CSS.escape(path)}"]`);
  if (answer.html) list.insertAdjacentHTML("beforeend", answer.html);
  const cards = new Map([...list.children].map((card) => [card.dataset.row, card]));
  for (const [id, card] of cards) if (!answer.rows.some((row) => row.id === id)) card.remove();
  const present = answer.rows.filter((row) => cards.has(row.id));
  present.forEach((row, place) => {
    const card = cards.get(row.id);
    list.append(card);
    for (const title of card.querySelectorAll("[data-row-title]")) title.textContent = row.title;
    card.querySelector('[data-row-act="row-raise"]').hidden = place === 0;
    card.querySelector('[data-row-act="row-lower"]').hidden = place === present.length - 1;
  });
  list.hidden = present.length === 0;
  const frame = list.closest("[data-path]");
  frame.querySelector("[data-revision]").value = answer.revision;
  frame.querySelector('[data-row-act="row-add"]').hidden = answer.full;
  frame.querySelector("[data-rows-full]").hidden = !answer.full;
  const target = act === "row-remove" ? frame.querySelector('[data-row-act="row-add"]') : cards.get(answer.row)?.querySelector("[data-row-title]");
  target?.focus();
}
