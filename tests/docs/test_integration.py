"""The example of the page for integrators is imported, exported and verified."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from forms_app.config import ROOT
from tests.cli.conftest import Run, desk, run
from tests.reporting.desk import Desk

__all__ = ["desk", "run"]  # fixtures of the tests of commands

PAGE = (ROOT / "docs" / "integration.md").read_text(encoding="utf-8")
EXAMPLE: str = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0]
SCRIPT: str = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
EVALUATION = b"Evaluation of the project, March 2026\n"

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def sent(desk: Desk, run: Run, tmp_path: Path) -> str:
    """The example, imported as the page says; its id."""
    attachments = tmp_path / "attachments"
    attachments.mkdir()
    (attachments / hashlib.sha256(EVALUATION).hexdigest()).write_bytes(EVALUATION)
    (tmp_path / "report.json").write_text(EXAMPLE, encoding="utf-8")
    for year in ("2025", "2026"):  # what was not answered in 2025 is asked for again
        assert run("requests", "generate", "--year", year).exit_code == 0
    result = run("reports", "import", str(tmp_path / "report.json"), "--files", str(attachments))
    assert result.exit_code == 0, result.output
    return str(result.output.split()[-1])


def test_every_key_of_the_example_is_explained_and_there_are_no_others() -> None:
    table = PAGE.split("| key | holds |")[1].split("\n\n")[0]
    explained = set(re.findall(r"`(\w+)`", "".join(line.split("|")[1] for line in table.splitlines()[2:])))
    assert explained == json.loads(EXAMPLE).keys()


@on_sqlite
def test_the_digest_of_an_export_is_that_of_sha256sum_and_of_the_script(
    sent: str, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("reports", "export", sent, "--out", str(tmp_path / "export.json"))
    content = (tmp_path / "export.json").read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    known = run("verify", str(tmp_path / "export.json"))
    assert (known.exit_code, f"digest {digest}" in known.output, known.output.split()[-1]) == (0, True, sent)
    monkeypatch.chdir(tmp_path)
    exec(compile(SCRIPT, "integration.md", "exec"), {})
    assert capsys.readouterr().out.strip() == digest


@on_sqlite
def test_what_comes_out_is_what_went_in(sent: str, run: Run, tmp_path: Path) -> None:
    run("reports", "export", sent, "--out", str(tmp_path / "export.json"))
    assert json.loads((tmp_path / "export.json").read_bytes()) == json.loads(EXAMPLE)


@on_sqlite
def test_a_second_import_is_refused_unless_it_amends(sent: str, run: Run, tmp_path: Path) -> None:
    corrected = tmp_path / "corrected.json"
    corrected.write_text(EXAMPLE.replace("Forty inspectors", "Forty-two inspectors"), encoding="utf-8")
    again = ("reports", "import", str(corrected), "--files", str(tmp_path / "attachments"))
    refused = run(*again)
    assert (refused.exit_code, sent in refused.output) == (1, True)
    amended = run(*again, "--amends", sent)
    assert amended.exit_code == 0, amended.output
    assert amended.output.split()[-1] == f"{sent.removesuffix('.1')}.2"


@on_sqlite
def test_a_changed_export_is_not_known(sent: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "changed.json").write_text(EXAMPLE.replace("Forty", "Fifty"), encoding="utf-8")
    assert run("verify", str(tmp_path / "changed.json")).exit_code == 1
