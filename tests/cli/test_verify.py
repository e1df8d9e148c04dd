from pathlib import Path

from forms_app.definitions.canonical import sha256_hex
from forms_app.records.renderings import record_rendering
from tests.cli.conftest import Run
from tests.reporting.desk import Desk
from tests.reporting.papers import PAPER, enter, paper


def test_what_the_records_hold_is_named_with_its_newer_versions(run: Run, desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        first = enter(uow, PAPER, tmp_path)
        (tmp_path / "export.json").write_text(first.content, encoding="utf-8")
        (tmp_path / "report.pdf").write_bytes(b"%PDF-")
        record_rendering(uow, first.id, "report", "fr", "1", sha256_hex(b"%PDF-"))
        second = enter(uow, paper(language="es"), tmp_path, amends=first.reference).reference
        reference = first.reference
    for name, what in (("export.json", "the content of a submission"), ("report.pdf", "a report as it was printed")):
        said = run("verify", str(tmp_path / name))
        assert said.exit_code == 0, said.output
        assert what in said.output
        assert "Borduria: article-22, XAB, C029+P029, 2026" in said.output
        assert f"newer versions: {second}." in said.output
        assert said.output.split()[-1] == reference


def test_what_they_do_not_hold_ends_with_an_error(run: Run, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "forged.pdf").write_bytes(b"%PDF-forged")
    said = run("verify", str(tmp_path / "forged.pdf"))
    assert said.exit_code == 1
    assert "The records hold nothing like this file" in said.output
    assert sha256_hex(b"%PDF-forged") in said.output
