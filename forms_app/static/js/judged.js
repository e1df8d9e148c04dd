// What stands beside a field (problems, warnings) and around the fields (progress, what is asked), as the server judged it.

export function problems(frame, messages) {
  put(frame, "problem", messages);
  frame.classList.toggle("question-problem", messages.length > 0);
  for (const input of frame.querySelectorAll(".input, input[type=radio], input[type=checkbox]")) {
    messages.length ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
  }
}

export function warnings(frame, { expected = [], advice = [] } = {}) {
  put(frame, "expected", expected);
  put(frame, "advice", advice);
}

function put(frame, kind, messages) {
  const judged = frame.querySelector("[data-judged]");
  if (!judged) return;
  for (const old of judged.querySelectorAll(`[data-says="${kind}"], .${kind}`)) old.remove();
  const template = document.querySelector("template[data-judgements]");
  for (const message of messages) {
    const line = template.content.querySelector(`.${kind}`).cloneNode(true);
    line.dataset.says = kind;
    line.querySelector("[data-words]").textContent = message;
    judged.append(line);
  }
}

// visible, sections, findings: of the answer to a save.
export function around(form, answer) {
  for (const [path, shown] of Object.entries(answer.visible ?? {})) {
    const frame = form.querySelector(`[data-path="${CSS.escape(path)}"]`);
    if (frame) show(frame, shown);
  }
  for (const [id, section] of Object.entries(answer.sections ?? {})) {
    const link = document.querySelector(`[data-section-link="${CSS.escape(id)}"]`);
    if (!link) continue;
    link.hidden = !section.shown && id !== form.dataset.section;
    link.querySelector("[data-section-words]").textContent = section.words;
    if (id === form.dataset.section) total(section);
  }
}

function total({ words, done, total: most }) {
  const place = document.querySelector("[data-section-progress]");
  const bar = place?.querySelector("progress");
  if (!bar) return;
  place.querySelector("label").textContent = words;
  bar.max = most || 1;
  bar.value = done;
}

export function show(frame, shown) {
  frame.hidden = !shown;
  frame.dataset.asked = shown ? "yes" : "no";
}

export function totals(frame, sums) {
  if (!sums) return;
  for (const output of frame.querySelectorAll("output")) {
    const { totalLine, totalColumn } = output.dataset;
    output.textContent = totalLine ? sums.line[totalLine] : totalColumn ? sums.column[totalColumn] : sums.all;
  }
}
