// The line that says in words how saving stands, and notes at the head of the page. Words come from the page's island.

const words = JSON.parse(document.querySelector("script[data-words]")?.textContent ?? "{}");

export function say(name, values = {}) {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

// state: saved, saving, unsaved, waiting, refused
export function state(name, text) {
  const template = document.querySelector("template[data-saved-states]");
  const fresh = template?.content.querySelector(`[data-state="${name}"]`);
  for (const line of document.querySelectorAll("[data-saved]")) {
    if (!fresh) continue;
    const copy = fresh.cloneNode(true);
    copy.querySelector("[data-saved-words]").textContent = text;
    line.replaceWith(copy);
  }
  if (name !== "saving" && name !== "unsaved") speak(text);
}

export function speak(text) {
  const place = document.querySelector("[data-saved-spoken]");
  if (place && place.textContent !== text) place.textContent = text;
}

// A note at the head of the page, once for each name; the link may be null.
export function note(name, text, link = null) {
  const place = document.querySelector("[data-filling-notes]");
  if (!place) return;
  unnote(name);
  const box = document.querySelector("template[data-note]").content.firstElementChild.cloneNode(true);
  box.dataset.note = name;
  box.querySelector("[data-words]").textContent = text;
  const anchor = box.querySelector("a");
  if (link) Object.assign(anchor, { href: link.url, textContent: link.text });
  else anchor.remove();
  place.append(box);
}

export function unnote(name) {
  document.querySelector(`[data-note="${name}"]`)?.remove();
}
