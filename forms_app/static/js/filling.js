// A page on which a report is written: everything typed is kept on the device at once and sent soon after.
// Any other page of the report that has [data-outbox] sends what was left behind.

import { close, isOpen, offer } from "./conflict.js";
import { clearButton, fill, frameAt, frameOf, languageOf, partsOf, revisionOf, same, setRevision } from "./fields.js";
import { watchFiles } from "./files.js";
import { around, problems, show, totals, warnings } from "./judged.js";
import { watchPasting } from "./pasting.js";
import { Outbox } from "./outbox.js";
import { watchRows } from "./rows.js";
import { Sender } from "./sender.js";
import { note, say, state, unnote } from "./state.js";

const TEXTS = ["text", "narrative"];

const page = document.querySelector("form[data-filling]") ?? document.querySelector("[data-outbox]");
if (page) start(page);

function start(form) {
  const outbox = new Outbox(form.dataset.account, form.dataset.report);
  const csrf = form.querySelector('input[name="csrf_token"]').value;
  const sender = new Sender(outbox, form.dataset.answersUrl, csrf, {
    state: (name, why = "") => state(name, say(name, { why })),
    results: (results, entries, answer) => take(results, entries, answer),
    signedOut: () => {
      const next = encodeURIComponent(location.pathname);
      state("waiting", say("waiting"));
      note("signed-out", say("signed_out"), { url: `${form.dataset.signInUrl}?next=${next}`, text: say("sign_in") });
    },
  });

  function take(results, entries, answer) {
    let savedWords = "";
    results.forEach((result, place) => {
      const entry = entries[place], frame = frameAt(form, result.address);
      if (result.status === 200) {
        savedWords = say("saved", { time: new Date(result.saved_at).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" }) });
        saved(entry, frame, result);
      } else if (result.status === 409) disputed(entry, frame, result);
      else held(entry, frame, result.problems?.map((one) => one.message) ?? [result.message]);
    });
    around(form, answer);
    for (const frame of form.querySelectorAll("[data-path][data-kind]")) {
      if (frame.querySelector("[data-judged]")) warnings(frame, answer.findings?.[frame.dataset.path]);
    }
    tellState(savedWords);
  }

  function saved(entry, frame, result) {
    if (!outbox.drop(entry)) outbox.note(entry, { revision: result.revision }); // something newer waits already
    for (const old of outbox.entries()) if (old.address === entry.address && old.held === "refused") outbox.drop(old);
    if (!frame) return;
    setRevision(frame, result.revision);
    problems(frame, []);
    totals(frame, result.totals);
  }

  function held(entry, frame, messages) {
    const newer = outbox.get(entry.key)?.id !== entry.id;
    if (!newer) outbox.note(entry, { held: "refused" });
    if (frame && !newer) problems(frame, messages);
  }

  function disputed(entry, frame, result) {
    const now = outbox.get(entry.key) ?? entry;
    // The answer to an earlier request of ours was lost on its way: what stands there is our own text.
    if (now.before && same(now.before, result.theirs.parts)) return outbox.note(now, { revision: result.revision });
    outbox.note(now, { held: "disputed" });
    if (!frame || frame.hasAttribute("data-disputed")) return;
    offer(frame, result, TEXTS.includes(frame.dataset.kind), (choice, parts) => {
      if (parts) fill(frame, parts);
      setRevision(frame, result.revision);
      if (choice === "theirs") {
        outbox.drop(outbox.get(now.key) ?? now);
        problems(frame, []);
        tellState("");
      } else keep(frame, now.key);
      sender.now();
    });
  }

  function tellState(savedWords) {
    const entries = outbox.entries();
    const heldHere = entries.filter((entry) => entry.held);
    const elsewhere = heldHere.filter((entry) => !frameAt(form, entry.address));
    if (elsewhere.length) note("elsewhere", say("kept_elsewhere"), linkTo(elsewhere[0]));
    else unnote("elsewhere");
    if (heldHere.length) {
      const why = say(heldHere.some((entry) => entry.held === "disputed") ? "two_versions" : "not_accepted");
      state("refused", say("refused", { why }));
    } else if (entries.length) state("unsaved", say("unsaved"));
    else if (savedWords) {
      state("saved", savedWords);
      unnote("signed-out");
    }
  }

  function linkTo(entry) {
    const link = document.querySelector(`[data-section-link="${CSS.escape(entry.address.split(".")[0])}"] a`);
    return link ? { url: link.href, text: link.textContent.trim() } : null;
  }

  function keep(frame, key) {
    const address = frame.dataset.path, before = outbox.of(address);
    outbox.put({
      address, parts: partsOf(frame), revision: revisionOf(frame), language: languageOf(frame),
      before: before?.sent ?? before?.before, ...(key ? { key } : {}),
      ...(isOpen(frame) ? { held: "disputed" } : {}),
    });
    if (outbox.endangered) note("device", say("not_on_device"));
    else unnote("device");
    clearButton(frame);
  }

  // Texts that an earlier visit left on this device: shown in their boxes, and sent.
  function recover() {
    const left = outbox.entries();
    for (const kept of left) {
      const frame = frameAt(form, kept.address), entry = outbox.adopt(kept);
      if (frame && !frame.hasAttribute("data-disputed") && !same(partsOf(frame), entry.parts)) fill(frame, entry.parts);
    }
    if (!left.length) return;
    note("recovered", say("recovering"));
    sender.now().then((all) => { if (all) note("recovered", say("recovered")); });
  }

  if (form.matches("form")) watch();
  recover();

  function watch() {
    for (const frame of form.querySelectorAll('[data-asked="no"]')) show(frame, false);
    for (const frame of form.querySelectorAll("[data-path]")) clearButton(frame);
    form.addEventListener("input", (event) => {
      const frame = frameOf(event.target);
      if (!frame || event.target.type === "file" || event.target.closest("[data-conflict-panel]")) return;
      keep(frame);
      if (!sender.failures) state("unsaved", say("unsaved"));
      sender.soon();
    });
    form.addEventListener("change", (event) => {
      const frame = frameOf(event.target);
      if (frame && event.target.type !== "file" && !event.target.closest("[data-conflict-panel]")) {
        keep(frame);
        sender.soon(isParted(event.target) ? undefined : 0);
      }
    });
    form.addEventListener("focusout", (event) => {
      const frame = frameOf(event.target);
      if (frame && !frame.contains(event.relatedTarget) && outbox.of(frame.dataset.path)) sender.soon(0);
    });
    form.addEventListener("click", (event) => {
      if (!event.target.closest("[data-clear]")) return;
      const frame = frameOf(event.target);
      for (const input of frame.querySelectorAll("input:checked")) input.checked = false;
      keep(frame);
      sender.soon(0);
    });
    form.addEventListener("submit", submit);
    addEventListener("beforeunload", (event) => { if (outbox.endangered) event.preventDefault(); });
    const changed = (answer) => { around(form, answer); tellState(""); };
    watchPasting(form);
    watchRows(form, csrf, () => sender.now(), changed);
    watchFiles(form, csrf, (frame) => { keep(frame); sender.soon(0); }, changed);
  }

  // A date is judged when its last piece is left, not after each.
  function isParted(input) {
    return input.name.includes(":") && input.type !== "checkbox";
  }

  // With a script the page need not be sent: what was typed is saved already, or soon.
  async function submit(event) {
    const act = event.submitter?.value ?? "save";
    if (form.querySelector("[data-disputed]") || !["save", "continue"].includes(act)) return;
    event.preventDefault();
    const all = await sender.now();
    if (!all) {
      const first = form.querySelector(".question-problem .input, .question-problem input, [data-conflict-panel]");
      return first?.focus();
    }
    if (act === "continue") location.assign(following() ?? form.dataset.reviewUrl);
  }

  function following() {
    let link = document.querySelector("[data-section-link]:has([aria-current])");
    while ((link = link?.nextElementSibling) && link.hidden);
    return link?.querySelector("a")?.href;
  }
}
