// Asks how far each job on the page is, ever less often, and loads the page anew once one has ended.
const FIRST = 1000; // milliseconds
const SLOWEST = 10000;

async function follow(panel, wait) {
  await new Promise((resolve) => setTimeout(resolve, wait));
  let news = null;
  try {
    const answer = await fetch(panel.dataset.jobUrl, { headers: { Accept: "application/json" } });
    news = answer.ok ? await answer.json() : null;
  } catch {
    news = null; // the line is down: ask again later
  }
  if (news && !["waiting", "running"].includes(news.state)) {
    location.reload();
    return;
  }
  if (news) show(panel, news);
  follow(panel, Math.min(wait * 1.5, SLOWEST));
}

function show(panel, news) {
  panel.querySelector("[data-job-text]").textContent = news.text;
  const bar = panel.querySelector("progress");
  if (!bar && news.total) {
    location.reload(); // it has begun: the page shows its bar
  } else if (news.total) {
    bar.max = news.total;
    bar.value = news.done;
  }
}

for (const panel of document.querySelectorAll("[data-job-url]")) follow(panel, FIRST);
