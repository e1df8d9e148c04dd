"""Autosave with twenty writers at once, on SQLite as it is delivered; and how much of a save is spent outside the commit."""

import re
import statistics
import threading
import time
from typing import Any

from sqlalchemy import Engine
from werkzeug.test import TestResponse

from benchmarks.figures import Row
from benchmarks.installation import SECTION, Bench, bench
from forms_app.records.base import db

CLIENTS, SAVES = 20, 15  # writers, and how often each saves


def run() -> list[Row]:
    """p50 and p95 of a save in milliseconds, and the share of it spent outside the commit of a single writer."""
    with bench() as made:
        alone, outside = _alone(made)
        together, resent = _together(made)
    return [
        Row("autosave, 1 writer, p50", 1000 * statistics.median(alone), "ms"),
        Row(f"autosave, {CLIENTS} writers, p50", 1000 * statistics.median(together), "ms"),
        Row(f"autosave, {CLIENTS} writers, p95", 1000 * statistics.quantiles(together, n=20)[-1], "ms"),
        Row(f"of {CLIENTS * SAVES} saves, sent more than once", resent, ""),
        Row("share of a save outside the commit", 100 * outside, "%"),
    ]


def _alone(made: Bench) -> tuple[list[float], float]:
    writer, times = Writer(made, "narrative-0"), []
    writer.save()
    commits = _Commits(made)
    for _ in range(5 * SAVES):
        times.append(writer.save())
    return times, 1 - sum(commits.times) / sum(times)


def _together(made: Bench) -> tuple[list[float], int]:
    """Each writer saves an answer of its own, waiting a little between saves as people do."""
    questions = [f"{kind}-{place}" for kind, most in (("narrative", 8), ("text", 3)) for place in range(most)]
    writers = [Writer(made, questions[place % len(questions)]) for place in range(CLIENTS)]
    times: list[float] = []

    def write(writer: Writer) -> None:
        for _ in range(SAVES):
            times.append(writer.save())
            time.sleep(0.05)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, sum(writer.resent for writer in writers)


class Writer:
    """One person's browser, saving one answer again and again; where another wrote it meanwhile, its own text is kept."""

    def __init__(self, made: Bench, question: str) -> None:
        self._client = made.client()
        self._url = f"/reports/{made.installation.report_key}/answers"
        page = self._client.get(f"/reports/{made.installation.report_key}/sections/{SECTION}").text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        self._headers = {"Accept": "application/json", "X-CSRFToken": token[1] if token else ""}
        self._address = f"{SECTION}.{question}"
        self._revision, self._count, self.resent = 1, 0, 0

    def save(self) -> float:
        """Seconds until the save was acknowledged."""
        self._count += 1
        text = f"Text {self._count} of {id(self)}. " * 10
        begun = time.perf_counter()
        answer = self._send(text)
        while answer.status_code != 200:
            if answer.status_code == 409:
                self._revision = self._json(answer)["revision"]
            elif answer.status_code >= 500:
                self.resent += 1  # the database was busy for longer than it waits: sent again, as the page does
            else:
                raise RuntimeError(f"{answer.status}: {answer.text[:200]}")
            answer = self._send(text)
        took = time.perf_counter() - begun
        self._revision = self._json(answer)["revision"]
        return took

    def _send(self, text: str) -> TestResponse:
        body = {"address": self._address, "parts": {"": [text[:250]]}, "revision": self._revision, "language": None}
        return self._client.post(self._url, json=body, headers=self._headers)

    def _json(self, answer: TestResponse) -> Any:
        return answer.get_json()


class _Commits:
    """How long the database's own commits take, from the moment it is told to until it says that it is on disk."""

    def __init__(self, made: Bench) -> None:
        self.times: list[float] = []
        with made.app.app_context():
            engine: Engine = db.engine
        commit = engine.dialect.do_commit

        def timed(connection: Any) -> None:
            begun = time.perf_counter()
            commit(connection)
            self.times.append(time.perf_counter() - begun)

        engine.dialect.do_commit = timed  # type: ignore[method-assign, assignment]
