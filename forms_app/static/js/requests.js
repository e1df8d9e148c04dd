// Single requests besides autosave: acts on rows, and files with their progress.

// The answer of a JSON request, or null where there is no line or it was not accepted.
export async function ask(url, csrf, body) {
  try {
    const response = await fetch(url, {
      method: "POST", body: JSON.stringify(body), credentials: "same-origin", redirect: "manual",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf },
    });
    return { status: response.status, ...(await response.json()) };
  } catch {
    return null;
  }
}

// Like `ask`, for a form with a file; `progress` is told percentages.
export function upload(url, csrf, fields, file, progress) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("file", file, file.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", csrf);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(Math.floor((100 * loaded) / (total || 1))));
    request.addEventListener("load", () => resolve(request.response ? { status: request.status, ...request.response } : null));
    request.addEventListener("error", () => resolve(null));
    request.send(body);
  });
}
