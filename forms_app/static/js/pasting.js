// A block copied from a spreadsheet fills the cells of a table of figures, from the cell in which it is pasted.

import { note, say, speak, unnote } from "./state.js";

export function watchPasting(form) {
  form.addEventListener("paste", (event) => {
    const cell = event.target.closest(".grid input");
    const block = cell ? blockOf(event.clipboardData?.getData("text/plain") ?? "") : [];
    if (block.length < 2 && (block[0]?.length ?? 0) < 2) return;
    event.preventDefault();
    const left = spread(cell, block);
    cell.dispatchEvent(new Event("input", { bubbles: true })); // all cells are one answer
    if (left) note("pasted", say("pasted_part", { left }));
    else unnote("pasted");
    speak(say("pasted"));
  });
}

function blockOf(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map((line) => line.split("\t").map((one) => one.trim()));
}

// Puts the block where it belongs; how many of its figures found no cell.
function spread(cell, block) {
  const lines = [...cell.closest("tbody").rows].map((row) => [...row.querySelectorAll("input")]).filter((row) => row.length);
  const top = lines.findIndex((line) => line.includes(cell)), first = lines[top].indexOf(cell);
  let left = 0;
  block.forEach((texts, down) => texts.forEach((text, across) => {
    const target = lines[top + down]?.[first + across];
    if (target) target.value = text;
    else if (text) left += 1;
  }));
  return left;
}
