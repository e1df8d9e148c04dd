"""`forms-app workshop …`: what the pages of the workshop do, with the same rules and refusals."""

import json
from pathlib import Path

from click.testing import Result
from pypdf import PdfReader

from forms_app.config import BLOCKS, TRANSLATIONS
from forms_app.definitions.loading import load_library
from tests.cli.conftest import Run
from tests.reporting.desk import Desk
from tests.reporting.form_texts import CODE, NUMBER, TEXT, catalogues_of

FIRST, SECOND = "editor@example.org", "editor.second@example.org"
NEWER = TEXT.replace('"2026"', '"2027"').replace("the national policy?", "the new policy?")
CONDITIONS = TEXT.replace(
    "      - {id: text",
    "      - {id: pay, kind: text, prompt: What of equal pay?, show_if: {ratified: C100}}\n      - {id: text",
)


def upload(run: Run, folder: Path, text: str, *words: str, by: str = FIRST) -> Result:
    path = folder / "form.yaml"
    path.write_text(text, encoding="utf-8")
    options = [part for one in words for part in ("--words", one)]
    return run("workshop", "upload", str(path), *options, "--by", by)


def upload_translated(run: Run, folder: Path) -> Result:
    words = []
    for language, text in catalogues_of(TEXT).items():
        (folder / f"{language}.po").write_text(text, encoding="utf-8")
        words.append(f"{language}={folder / language}.po")
    return upload(run, folder, TEXT, *words)


def test_a_form_goes_from_its_text_to_being_published_and_into_the_tree_with_the_same_digest(
    run: Run, desk: Desk, tmp_path: Path
) -> None:
    assert "revision 1 is kept, problems: 0" in upload_translated(run, tmp_path).output
    assert "languages complete: en fr es" in run("workshop", "check", CODE, NUMBER).output
    assert run("workshop", "propose", CODE, NUMBER, "--by", FIRST).exit_code == 0
    alone = run("workshop", "publish", CODE, NUMBER, "--by", FIRST)
    assert (alone.exit_code, "another form editor" in alone.output) == (1, True)
    digest = run("workshop", "publish", CODE, NUMBER, "--by", SECOND).output.split()[-1]
    assert [CODE, NUMBER, "published", "en", "fr", "es"] in [line.split() for line in run("workshop", "list").output.splitlines()]
    late = upload(run, tmp_path, TEXT.replace("policy?", "law?"))
    assert (late.exit_code, "what is published never changes" in late.output) == (1, True)
    tree = tmp_path / "tree"
    exported = run("workshop", "export", CODE, NUMBER, "--out", str(tree))
    assert exported.output.split()[-1] == digest
    (tree / "form_definitions" / "_blocks").symlink_to(BLOCKS)
    for language in ("fr", "es"):
        (tree / "translations" / language / "blocks").symlink_to(TRANSLATIONS / language / "blocks")
    taken = load_library(tree / "form_definitions", tree / "translations").form(CODE, NUMBER)
    assert taken is not None
    assert taken.digest == digest


def test_problems_are_kept_and_listed_by_line_and_column(run: Run, desk: Desk, tmp_path: Path) -> None:
    assert "problems: 1" in upload(run, tmp_path, TEXT.replace("narrative", "narative")).output
    checked = run("workshop", "check", CODE, NUMBER)
    assert checked.exit_code == 1
    assert checked.output.startswith(f"{CODE}/{NUMBER}.yaml:9:26: ")
    assert "there is no kind “narative”" in checked.output
    refused = run("workshop", "blank", CODE, NUMBER, "--out", str(tmp_path / "f.pdf"))
    assert (refused.exit_code, "has problems" in refused.output) == (1, True)


def test_a_text_that_names_no_form_is_not_kept(run: Run, desk: Desk, tmp_path: Path) -> None:
    refused = upload(run, tmp_path, "title: Only a title\n")
    assert refused.exit_code == 1
    assert f"{tmp_path / 'form.yaml'}:1:1" in refused.output


REFUSED = (
    (("propose", CODE, NUMBER, "--by", FIRST), "Not all words of the form are translated (es, fr)"),
    (("publish", CODE, NUMBER, "--by", SECOND), "not been proposed"),
    (("propose", CODE, NUMBER, "--by", "registry@example.org"), "no form editor"),
    (("propose", CODE, NUMBER, "--by", "nobody@example.org"), "no form editor"),
    (("propose", CODE, "1999", "--by", FIRST), "no usable form"),
    (("propose", "article-22/C029", "2026", "--by", FIRST), "Nobody has written"),
    (("export", "article-22/C029", "2026", "--out", "nowhere"), "Nobody has written"),
    (("trial", CODE, NUMBER, "--unit", "ZZZ"), "no State or territory"),
    (("trial", CODE, NUMBER, "--unit", "XAA", "--ratified", "C999"), "does not ask about C999"),
)


def test_what_cannot_be_is_refused_in_words(run: Run, desk: Desk, tmp_path: Path) -> None:
    upload(run, tmp_path, TEXT)
    for arguments, words in REFUSED:
        refused = run("workshop", *arguments)
        assert refused.exit_code == (2 if "--ratified" in arguments else 1), refused.output
        assert words in refused.output


def test_a_trial_says_what_is_asked_and_why_the_rest_is_not(run: Run, desk: Desk, tmp_path: Path) -> None:
    upload(run, tmp_path, CONDITIONS)
    trial = run("workshop", "trial", CODE, NUMBER, "--unit", "XAA", "--later", "--ratified", "C111", "--language", "fr")
    lines = trial.output.splitlines()
    assert lines[0] == (f"{CODE} {NUMBER}, XAA, later report, detailed, no comments pending, unitary State, ratified: C111")
    assert "1 National policy" in lines
    assert "  [not asked] 1.1 What of equal pay? Seulement si l’État a ratifié C100." in lines, trial.output
    assert "  1.2 What is the national policy?" in lines
    asked = run("workshop", "trial", CODE, NUMBER, "--unit", "XAA").output
    assert "  1.1 What of equal pay?" in asked.splitlines()


def test_versions_are_compared_weighed_and_printed(run: Run, desk: Desk, tmp_path: Path) -> None:
    upload(run, tmp_path, TEXT)
    upload(run, tmp_path, NEWER)
    assert "    after:  What is the new policy?" in run("workshop", "diff", CODE, NUMBER, "2027").output.splitlines()
    out = tmp_path / "f.pdf"
    assert run("workshop", "diff", CODE, NUMBER, "2027", "--out", str(out), "--language", "es").exit_code == 0
    assert "otra redacción" in PdfReader(out).pages[0].extract_text()
    assert run("workshop", "blank", CODE, "2027", "--out", str(out)).exit_code == 0
    assert "What is the new policy?" in " ".join("".join(page.extract_text() for page in PdfReader(out).pages).split())
    assert f"{CODE} 2027: first report" in run("workshop", "burden", CODE, "2027").output
    assert json.loads(run("workshop", "schema", CODE, "2027").output)["x-version"] == "2027"
