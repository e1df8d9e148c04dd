// Says, before the page is drawn, that scripts run: what only scripts can hide is then never seen for a moment.
document.documentElement.dataset.script = "";
