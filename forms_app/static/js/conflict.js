// Two versions of one answer, in place: both are shown, the writer decides, nothing is lost.

// decided(choice, parts): choice is mine, theirs or merged; parts are what is to stand.
export function offer(frame, both, isText, decided) {
  close(frame);
  const panel = document.querySelector("template[data-conflict]").content.firstElementChild.cloneNode(true);
  const at = (name) => panel.querySelector(`[data-conflict-${name}]`);
  at("who").textContent = both.theirs.by;
  at("when").textContent = both.theirs.at;
  at("mine").textContent = both.mine.shown;
  at("theirs").textContent = both.theirs.shown;
  const merged = at("merged");
  if (isText) {
    at("merge").hidden = false;
    panel.querySelector('[data-choose="merged"]').hidden = false;
    merged.id = frame.id + "-merged";
    at("label").htmlFor = merged.id;
    merged.value = `${both.theirs.parts[""]?.[0] ?? ""}\n\n${both.mine.shown}`.trim();
  }
  panel.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-choose]")?.dataset.choose;
    if (!choice) return;
    const parts = { mine: null, theirs: both.theirs.parts, merged: { "": [merged.value] } }[choice];
    close(frame);
    decided(choice, parts);
  });
  (frame.querySelector("[data-judged]") ?? frame.firstChild).before(panel);
}

export function close(frame) {
  frame.querySelector("[data-conflict-panel]")?.remove();
}

export function isOpen(frame) {
  return frame.querySelector("[data-conflict-panel]") !== null;
}
