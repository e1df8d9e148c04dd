// Reads and writes the inputs of one answer. A frame is the element with the answer's address in data-path.

const MADE_OF_ANSWERS = ["rows", "comment_reply"];

export function frameOf(element) {
  const frame = element.closest?.("[data-path][data-kind]");
  return frame && !MADE_OF_ANSWERS.includes(frame.dataset.kind) ? frame : null;
}

export function frameAt(form, address) {
  return form.querySelector(`[data-path="${CSS.escape(address)}"]`);
}

function inputsOf(frame) {
  const name = frame.dataset.path;
  return [...frame.querySelectorAll("input, select, textarea")].filter(
    (input) => (input.name === name || input.name.startsWith(name + ":")) && input.type !== "file");
}

function partOf(frame, input) {
  return input.name.slice(frame.dataset.path.length + 1);
}

export function partsOf(frame) {
  const parts = {};
  for (const input of inputsOf(frame)) {
    const texts = (parts[partOf(frame, input)] ??= []);
    if (!["radio", "checkbox"].includes(input.type) || input.checked) texts.push(input.value);
  }
  return parts;
}

export function fill(frame, parts) {
  for (const input of inputsOf(frame)) {
    const texts = parts[partOf(frame, input)] ?? [];
    if (["radio", "checkbox"].includes(input.type)) input.checked = texts.includes(input.value);
    else input.value = texts[0] ?? "";
  }
}

// Whether two answers are the same but for spaces at their ends, which the server takes away, and for empty parts.
export function same(one, other) {
  const plain = (parts) => JSON.stringify(Object.entries(parts ?? {})
    .map(([part, texts]) => [part, texts.map((text) => text.replace(/\r\n?/g, "\n").trim()).filter(Boolean)])
    .filter(([, texts]) => texts.length).sort());
  return plain(one) === plain(other);
}

export function languageOf(frame) {
  return frame.querySelector(`select[name="${CSS.escape("lang:" + frame.dataset.path)}"]`)?.value ?? null;
}

export function revisionOf(frame) {
  return Number(frame.querySelector("[data-revision]")?.value ?? 0);
}

export function setRevision(frame, revision) {
  const input = frame.querySelector("[data-revision]");
  if (input) input.value = revision;
}

export function clearButton(frame) {
  const button = frame.querySelector("[data-clear]");
  if (button) button.hidden = !frame.querySelector("input:checked");
}
