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
    for (const title of own(card, "[data-row-title]")) title.textContent = row.title;
    own(card, '[data-row-act="row-raise"]')[0].hidden = place === 0;
    own(card, '[data-row-act="row-lower"]')[0].hidden = place === present.length - 1;
  });
  list.hidden = present.length === 0;
  list.closest("[data-path]").querySelector("[data-revision]").value = answer.revision;
  const add = list.nextElementSibling; // the button behind the entries; a table within an entry has one of its own
  add.hidden = answer.full;
  add.nextElementSibling.hidden = !answer.full;
  const card = cards.get(answer.row);
  (act === "row-remove" ? add : card && own(card, "[data-row-title]")[0])?.focus();
}

// Of an entry, not of the entries of a table within it.
function own(card, selector) {
  return [...card.querySelectorAll(selector)].filter((one) => one.closest("[data-row]") === card);
}
