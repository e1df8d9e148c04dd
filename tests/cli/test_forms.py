"""`forms-app forms …` on a tree of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from forms_app.cli import forms, main
from forms_app.cli import library as cli_library
from tests.definitions.trees import QUESTION, Tree, new_tree

CODE = "article-22/C029"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """An empty project with blocks; one form is at home there."""
    made = new_tree(tmp_path)
    for module in (forms, cli_library):
        monkeypatch.setattr(module, "FORM_DEFINITIONS", made.forms)
        monkeypatch.setattr(module, "TRANSLATIONS", made.translations)
    monkeypatch.setattr(forms, "PUBLISHED_LOCK", made.forms / "published.lock")
    write(made, "2026")
    return made


def write(tree: Tree, version: str, questions: str = QUESTION) -> Path:
    path = tree.write(CODE, version, questions)
    path.write_text(path.read_text().replace("[C999]", "[C029]"))
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["forms", *arguments])


def test_the_list_begins_with_the_code(tree: Tree) -> None:
    tree.translate_all(CODE, "2026")
    write(tree, "2027", questions="{id: a}")
    lines = [line.split("  ") for line in run("list").output.splitlines()]
    assert [[cell.strip() for cell in line if cell.strip()] for line in lines] == [
        [CODE, "2026", "draft", "en fr es"],
        [CODE, "2027", "draft, with problems", "-"],
    ]


def test_a_sound_tree_passes_the_check(tree: Tree) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert "nothing to mend" in result.output


def test_the_check_lists_every_problem_with_place_path_and_remedy_and_fails(tree: Tree) -> None:
    write(tree, "2027", questions="{id: a, kind: essay, prompt: p}, {id: b, kind: text}")
    result = run("check")
    assert result.exit_code == 1
    first, second = result.output.splitlines()
    assert first.startswith(f"form_definitions/{CODE}/2027.yaml:6:")
    assert "sections[work].questions[a].kind: there is no kind “essay”: use one of: text, narrative" in first
    assert "sections[work].questions[b].prompt: “prompt” is missing: add it" in second


def test_one_file_of_the_tree_is_checked_with_what_others_say_of_it(tree: Tree) -> None:
    path = write(tree, "2027", questions=QUESTION.replace("id: permitted", "id: PERMITTED"))
    assert run("check", str(path)).exit_code == 1
    assert run("check", str(tree.forms / CODE / "2026.yaml")).exit_code == 0


def test_a_file_outside_the_tree_may_include_its_blocks(tree: Tree, tmp_path: Path) -> None:
    outside = tmp_path / "draft.yaml"
    outside.write_text((tree.forms / CODE / "2026.yaml").read_text())
    assert run("check", str(outside)).exit_code == 0
    outside.write_text(outside.read_text().replace("assistance@1", "assistance@7"))
    result = run("check", str(outside))
    assert result.exit_code == 1
    assert "there is no block assistance@7" in result.output


def test_a_block_outside_the_tree_is_checked_as_a_block(tree: Tree, tmp_path: Path) -> None:
    outside = tmp_path / "courts@1.yaml"
    outside.write_text(
        "block: courts\nversion: 1\ntitle: t\nquestions: [{id: a, kind: text, prompt: p, show_if: {answered: b}}]\n"
    )
    assert "there is no question “b”" in run("check", str(outside)).output


def test_a_form_is_published_once_and_known_from_then_on(tree: Tree) -> None:
    tree.translate_all(CODE, "2026")
    assert run("publish", CODE, "2026").exit_code == 0
    lock = (tree.forms / "published.lock").read_text()
    assert f"{CODE} 2026 " in lock
    assert "already" in run("publish", CODE, "2026").output
    assert (tree.forms / "published.lock").read_text() == lock
    assert "published" in run("list").output


def test_a_form_without_all_its_words_is_not_published(tree: Tree) -> None:
    result = run("publish", CODE, "2026")
    assert result.exit_code == 1
    assert "are not translated (fr), the first is title" in result.output
    assert not (tree.forms / "published.lock").exists()


def test_a_form_with_problems_is_not_published(tree: Tree) -> None:
    write(tree, "2026", questions="{id: a, kind: essay, prompt: p}")
    result = run("publish", CODE, "2026")
    assert result.exit_code == 1
    assert "there is no kind “essay”" in result.output


def test_what_was_published_and_changed_is_not_published_again(tree: Tree) -> None:
    tree.translate_all(CODE, "2026")
    run("publish", CODE, "2026")
    write(tree, "2026", questions=QUESTION.replace("Is it permitted?", "Is it?"))
    result = run("publish", CODE, "2026")
    assert result.exit_code == 1
    assert "make a new version" in result.output
    assert run("check").exit_code == 1


def test_the_difference_of_two_versions_is_told_part_by_part(tree: Tree) -> None:
    write(tree, "2027", questions=QUESTION.replace("Is it permitted?", "Is it?") + ", {id: new, kind: text, prompt: And?}")
    lines = run("diff", CODE, "2026", "2027").output.splitlines()
    assert lines == [
        "* work.permitted: reworded prompt",
        "    before: Is it permitted?",
        "    after:  Is it?",
        "+ work.new: And?",
    ]
    assert run("diff", CODE, "2026", "2026").output == "No difference.\n"


def test_the_difference_is_written_as_a_document_in_its_language(tree: Tree, tmp_path: Path) -> None:
    write(tree, "2027", questions=QUESTION.replace("Is it permitted?", "Is it forbidden?"))
    out = tmp_path / "changes.pdf"
    assert "changes: 1" in run("diff", CODE, "2026", "2027", "--out", str(out), "--language", "fr").output
    reader = PdfReader(out)
    text = " ".join("\n".join(page.extract_text() for page in reader.pages).split())
    assert str(reader.root_object["/Lang"]) == "fr"
    for piece in ("autre formulation.", "Is it permitted?", "Is it forbidden?"):
        assert piece in text


def test_an_unknown_version_is_told_with_those_there_are(tree: Tree) -> None:
    result = run("diff", CODE, "2026", "2031")
    assert result.exit_code == 1
    assert "Its versions are: 2026." in result.output
    assert "Forms are: article-22/C029." in run("publish", "article-22/C998", "2026").output


def test_the_schema_of_the_newest_version_is_json(tree: Tree) -> None:
    write(tree, "2027")
    assert json.loads(run("schema", CODE).output)["x-version"] == "2027"
    assert json.loads(run("schema", CODE, "--version", "2026").output)["x-version"] == "2026"
    assert run("schema", "article-22/C998").exit_code == 1


@pytest.mark.parametrize("arguments", [["--help"], ["forms", "check"], ["forms", "list"]])
def test_the_form_editors_commands_start_without_the_heavy_libraries(arguments: list[str]) -> None:
    script = f"""
import sys
from forms_app.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
heavy = {{"flask", "sqlalchemy", "weasyprint", "huey", "wtforms"}} & set(sys.modules)
sys.exit("imported: " + ", ".join(heavy) if heavy else 0)
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "imported" not in result.stderr
    assert result.returncode == 0, result.stderr
