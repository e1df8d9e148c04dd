"""`forms blank`: the PDF read back; what cannot be printed is told with what there is."""

from pathlib import Path

from click.testing import CliRunner, Result
from pypdf import PdfReader

from forms_app.cli import main


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["forms", "blank", *words])


def test_an_empty_form_is_printed_in_its_language(tmp_path: Path) -> None:
    out = tmp_path / "form.pdf"
    assert run("article-22/C029", "--language", "fr", "--out", str(out)).exit_code == 0
    reader = PdfReader(out)
    text = " ".join("\n".join(page.extract_text() for page in reader.pages).split())
    assert str(reader.root_object["/Lang"]) == "fr"
    assert "Rapport" in text
    assert "Convention sur le travail forcé, 1930" in text


def test_a_code_that_no_form_has_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    result = run("article-22/C999", "--out", str(tmp_path / "form.pdf"))
    assert (result.exit_code, "there is no form of this code" in result.output) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_version_that_is_not_there_is_told_with_those_there_are(tmp_path: Path) -> None:
    result = run("article-22/C029", "--version", "1999", "--out", str(tmp_path / "form.pdf"))
    assert (result.exit_code, "no version 1999, only 2026" in result.output) == (1, True)
