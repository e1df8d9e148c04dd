import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from forms_app.config import Settings
from forms_app.definitions.canonical import sha256_hex
from forms_app.records.files import file_store
from forms_app.records.submissions import Submission
from forms_app.records.work import Job
from forms_app.worker.queue import Queue
from tests.cli.conftest import Run
from tests.reporting.desk import Desk
from tests.reporting.papers import LETTER, LETTER_DIGEST, PAPER, paper


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = {"sha256": LETTER_DIGEST, "name": "signed.pdf"}
    return _written(tmp_path, paper(answers={"attestation.signed-page": file}, files=[file]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / LETTER_DIGEST).write_bytes(LETTER)
    return tmp_path / "scans"


def _written(tmp_path: Path, content: dict[str, Any]) -> Path:
    path = tmp_path / "paper.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_last_word_is_the_id_and_the_export_has_the_digest_that_was_printed(
    run: Run, desk: Desk, document: Path, folder: Path, settings: Settings, tmp_path: Path
) -> None:
    entered = run("reports", "import", str(document), "--files", str(folder))
    assert entered.exit_code == 0, entered.output
    reference = entered.output.split()[-1]
    out = tmp_path / "out.json"
    exported = run("reports", "export", reference, "--out", str(out))
    assert exported.exit_code == 0, exported.output
    assert f"digest {sha256_hex(out.read_bytes())}" in entered.output
    assert "entered as a voluntary report" in entered.output
    assert file_store(settings.files_url).read(LETTER_DIGEST) == LETTER


def test_what_follows_is_handed_to_the_queue(run: Run, desk: Desk, document: Path, folder: Path, settings: Settings) -> None:
    run("reports", "import", str(document), "--files", str(folder))
    with desk.sessions() as session:
        jobs = set(session.scalars(select(Job.id)))
    assert jobs
    assert {message.args[0] for message in Queue(settings.queue_url).huey.pending()} == jobs


def test_every_problem_is_listed_with_its_place_and_nothing_is_stored(run: Run, desk: Desk, tmp_path: Path) -> None:
    wrong = _written(tmp_path, paper(year="soon", answers={"no.such": 1, "attestation.name": None}, unit="ZZZ"))
    refused = run("reports", "import", str(wrong))
    assert refused.exit_code == 1
    places = [line.split(": ")[1] for line in refused.output.splitlines()]
    assert places == ["/year", "/author", "/unit", "/answers/no.such"]
    with desk.sessions() as session:
        assert session.scalars(select(Submission)).all() == []


def test_an_amendment_says_which_version_it_is(run: Run, desk: Desk, tmp_path: Path) -> None:
    first = run("reports", "import", str(_written(tmp_path, dict(PAPER)))).output.split()[-1]
    again = run("reports", "import", str(_written(tmp_path, paper(language="es"))), "--amends", first)
    assert again.exit_code == 0, again.output
    assert again.output.split()[-1] == first.removesuffix("1") + "2"
    assert "version 2" in again.output


def test_a_second_voluntary_report_is_refused_with_the_two_ways_to_go_on(run: Run, desk: Desk, tmp_path: Path) -> None:
    first = run("reports", "import", str(_written(tmp_path, dict(PAPER)))).output.split()[-1]
    again = ("reports", "import", str(_written(tmp_path, paper(language="es"))))
    refused = run(*again)
    assert refused.exit_code == 1
    assert f"--amends {first}" in refused.output
    assert "--another" in refused.output
    both = run(*again, "--another", "--amends", first)
    assert (both.exit_code, "leave one of them out" in both.output) == (2, True)
    entered = run(*again, "--another")
    assert entered.exit_code == 0, entered.output
    assert entered.output.split()[-1].rpartition(".")[0] != first.rpartition(".")[0]


def test_an_unknown_id_is_said_in_words_and_no_file_is_written(run: Run, desk: Desk, tmp_path: Path) -> None:
    refused = run("reports", "export", "XAA-nothing.1", "--out", str(tmp_path / "out.json"))
    assert refused.exit_code == 1
    assert "There is no submission XAA-nothing.1." in refused.output
    assert not (tmp_path / "out.json").exists()
