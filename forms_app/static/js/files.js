// Files: sent at once when they are chosen, with their progress; taken away by saving an empty answer.

import { revisionOf, setRevision } from "./fields.js";
import { problems } from "./judged.js";
import { upload } from "./requests.js";
import { say, speak } from "./state.js";

export function watchFiles(form, csrf, save, changed) {
  form.addEventListener("change", async (event) => {
    const box = event.target;
    if (box.type !== "file" || !box.files.length) return;
    const frame = box.closest("[data-path]"), told = frame.querySelector("[data-file-progress]");
    if (box.files[0].size > Number(box.dataset.most)) return problems(frame, [box.dataset.tooLarge]);
    const progress = (percent) => { told.textContent = say("uploading", { percent }); };
    progress(0);
    const fields = { address: frame.dataset.path, revision: revisionOf(frame) };
    const answer = await upload(form.dataset.filesUrl, csrf, fields, box.files[0], progress);
    told.textContent = "";
    if (answer?.status !== 200) {
      const said = answer?.problems?.map((one) => one.message) ?? [answer?.message ?? say(answer?.theirs ? "two_versions" : "line_needed")];
      return problems(frame, said);
    }
    problems(frame, []);
    box.value = "";
    setRevision(frame, answer.revision);
    put(frame, answer);
    speak(say("attached"));
    changed(answer);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="act"][value^="file-remove:"]');
    if (!button) return;
    event.preventDefault();
    const frame = button.closest("[data-path]");
    put(frame, null);
    frame.querySelector("input[type=file]").focus();
    save(frame);
  });
}

// Show which file is attached; null for none.
function put(frame, file) {
  const name = frame.dataset.path;
  frame.querySelector(`input[name="${CSS.escape(name + ":sha256")}"]`).value = file?.sha256 ?? "";
  frame.querySelector(`input[name="${CSS.escape(name + ":name")}"]`).value = file?.name ?? "";
  frame.querySelector("ul.files")?.remove();
  if (!file) return;
  const list = document.querySelector("template[data-attached]").content.firstElementChild.cloneNode(true);
  Object.assign(list.querySelector("a"), { href: file.url, textContent: file.name });
  list.querySelector("[data-size]").textContent = file.size;
  list.querySelector("button").value = file.remove;
  list.querySelector("[data-name]").textContent = file.name;
  frame.querySelector("[data-file]").prepend(list);
}
