"""A tree of forms: what can be used, what is wrong, what is published."""

from pathlib import Path

import pytest

from forms_app.definitions.catalogues import Stale
from forms_app.definitions.library import State, version_order
from forms_app.definitions.lock import read_lock, write_lock
from tests.definitions.trees import QUESTION, Tree, new_tree

CODE = "article-22/C999"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return new_tree(tmp_path)


def test_an_empty_tree_has_no_forms_and_no_problems(tree: Tree) -> None:
    library = tree.load()
    assert library.entries == ()
    assert library.all_problems() == ()


def test_blocks_are_put_into_forms(tree: Tree) -> None:
    tree.write(CODE, "2026")
    form = tree.load().form(CODE, "2026")
    assert form is not None
    assert [(section.id, section.block) for section in form.definition.sections] == [
        ("work", None),
        ("assistance", "assistance@1"),
    ]
    assert form.definition.question("assistance.received-any") is not None


def test_the_latest_version_is_the_newest_by_year_and_number(tree: Tree) -> None:
    for version in ("2026-2", "2025", "2026-10", "2026"):
        tree.write(CODE, version)
    latest = tree.load().latest(CODE)
    assert latest is not None
    assert latest.definition.version == "2026-10"
    assert sorted(["2026-2", "2027", "2026-10", "2026"], key=version_order) == ["2026", "2026-2", "2026-10", "2027"]


def test_a_form_with_problems_is_left_out_and_harms_no_other(tree: Tree) -> None:
    tree.write(CODE, "2026")
    broken = tree.write(CODE, "2027", questions="{id: a, kind: essay, prompt: p}")
    library = tree.load()
    assert [entry.version for entry in library.left_out] == ["2027"]
    assert [problem.code for problem in library.all_problems()] == ["unknown-kind"]
    assert library.all_problems()[0].file == broken.relative_to(tree.root).as_posix()
    latest = library.latest(CODE)
    assert latest is not None
    assert latest.definition.version == "2026"


def test_a_faulty_block_is_told_once_and_again_where_it_is_included(tree: Tree) -> None:
    tree.write(CODE, "2026")
    block = tree.forms / "_blocks/assistance@1.yaml"
    block.write_text(block.read_text().replace("kind: narrative", "kind: novel"))
    assert [(problem.file.rpartition("/")[2], problem.code) for problem in tree.load().all_problems()] == [
        ("assistance@1.yaml", "unknown-kind"),
        ("2026.yaml", "faulty-block"),
    ]


def test_code_and_version_are_those_of_folder_and_file(tree: Tree) -> None:
    path = tree.write(CODE, "2026")
    path.rename(path.with_name("2027.yaml"))
    other = tree.forms / "article-22/C998"
    other.mkdir()
    tree.write(CODE, "2025").rename(other / "2025.yaml")
    (tree.forms / "_blocks/laws@1.yaml").rename(tree.forms / "_blocks/laws@2.yaml")
    assert {problem.code for problem in tree.load().all_problems()} == {"version-not-file", "code-not-folder", "block-not-file"}


def test_a_path_keeps_its_kind_from_version_to_version(tree: Tree) -> None:
    tree.write(CODE, "2026")
    tree.write(CODE, "2027", questions="{id: permitted, kind: narrative, prompt: Is it permitted?}")
    tree.write("article-22/C998-x", "2026", questions="{id: permitted, kind: text, prompt: Another form}")
    library = tree.load()
    (problem,) = library.all_problems()
    assert (problem.code, problem.params) == (
        "kind-changed",
        {"path": "work.permitted", "before": "choice", "version": "2026"},
    )
    assert library.form(CODE, "2027") is None
    assert library.form("article-22/C998-x", "2026") is not None


def test_a_link_to_another_form_leads_to_a_question_of_the_same_kind(tree: Tree) -> None:
    tree.write(CODE, "2026")
    links = (f"{CODE}#work.permitted", f"{CODE}#work.gone", "article-22/C000#work.permitted")
    for number, link in enumerate(links):
        tree.write(f"article-22/C99{number}-x", "2026", questions=QUESTION.replace("prompt:", f'was: ["{link}"], prompt:'))
    tree.write("article-22/C998-x", "2026", questions=f'{{id: text, kind: text, prompt: Text, was: ["{links[0]}"]}}')
    library = tree.load()
    found = {problem.params["old"]: problem for problem in library.all_problems()}
    assert {problem.code for problem in found.values()} == {"link-to-nothing"}
    assert [entry.code for entry in library.left_out] == ["article-22/C991-x", "article-22/C992-x", "article-22/C998-x"]
    assert found["work.permitted"].params["kind"] in ("choice", "none")


def test_a_folder_in_place_of_a_file_is_a_problem_and_no_failure(tree: Tree) -> None:
    (tree.forms / CODE / "2026.yaml").mkdir(parents=True)
    (problem,) = tree.load().all_problems()
    assert problem.code == "unreadable-file"


def test_a_published_form_is_known_by_its_digest(tree: Tree) -> None:
    publish(tree, tree.write(CODE, "2026").stem)
    entry = tree.load().entry(CODE, "2026")
    assert entry is not None
    assert entry.state is State.PUBLISHED
    assert tree.load().changed == ()
    assert tree.load().latest(CODE, published=True) is not None


def test_any_change_of_a_published_form_shows(tree: Tree) -> None:
    path = tree.write(CODE, "2026")
    tree.translate_all(CODE, "2026")
    publish(tree, "2026")
    french = tree.translations / "fr/blocks/assistance@1.po"
    for changed in (path, tree.forms / "_blocks/assistance@1.yaml", french):
        before = changed.read_text(encoding="utf-8")
        changed.write_text(before.replace("Was there any?", "Was there one?").replace("Is it permitted?", "Is it allowed?"))
        library = tree.load()
        assert [entry.state for entry in library.changed] == [State.CHANGED], changed
        assert [problem.code for problem in library.all_problems()] == ["published-changed"]
        assert library.latest(CODE, published=True) is None
        changed.write_text(before, encoding="utf-8")
    assert tree.load().changed == ()


def test_a_published_form_whose_file_is_gone_or_broken_shows(tree: Tree) -> None:
    path = tree.write(CODE, "2026")
    publish(tree, "2026")
    path.write_text("broken: [")
    assert [entry.state for entry in tree.load().changed] == [State.CHANGED]
    path.unlink()
    assert [problem.code for problem in tree.load().all_problems()] == ["published-missing"]


def publish(tree: Tree, version: str) -> None:
    form = tree.load().form(CODE, version)
    assert form is not None
    (tree.forms / "published.lock").write_text(write_lock({(CODE, version): form.digest}))


def test_the_lock_is_read_as_it_was_written() -> None:
    lock = {(CODE, "2026"): "a" * 64, ("article-19/survey", "2026-2"): "b" * 64}
    text = write_lock(lock)
    assert text.splitlines()[1:] == sorted(text.splitlines()[1:])
    assert read_lock("lock", text)[0] == lock


def test_what_is_no_line_of_the_lock_is_told_with_its_number() -> None:
    lock, _, problems = read_lock("lock", f"{CODE} 2026 {'a' * 64}\nnonsense\n\n{CODE} 2026 {'b' * 64}\n")
    assert lock == {(CODE, "2026"): "a" * 64}
    assert [(problem.line, problem.code) for problem in problems] == [(2, "bad-lock-line"), (4, "duplicate-lock-line")]


def test_words_come_from_the_catalogues_of_form_and_block(tree: Tree) -> None:
    tree.write(CODE, "2026")
    tree.translate_all(CODE, "2026")
    entry = tree.load().entry(CODE, "2026")
    assert entry is not None
    assert entry.form is not None
    assert entry.form.complete_languages == ("en", "fr", "es")
    french = entry.form.wording("fr")
    assert french.of("work.permitted.prompt") == "fr Is it permitted?"
    assert french.of("assistance.received.prompt") == "fr What?"


def test_a_translation_of_older_english_is_not_shown_but_listed(tree: Tree) -> None:
    tree.write(CODE, "2026")
    tree.translate_all(CODE, "2026")
    tree.write(CODE, "2026", questions=QUESTION.replace("Is it permitted?", "Is it allowed?"))
    entry = tree.load().entry(CODE, "2026")
    assert entry is not None
    assert entry.form is not None
    assert entry.words["fr"].missing == ("work.permitted.prompt",)
    assert entry.words["fr"].stale == (Stale("work.permitted.prompt", "Is it permitted?", "fr Is it permitted?"),)
    assert entry.form.complete_languages == ("en",)
    assert entry.form.wording("fr").of("work.permitted.prompt") == "Is it allowed?"
    assert entry.form.wording("fr").language_of("work.permitted.prompt") == "en"


def test_fuzzy_and_empty_entries_are_missing_and_foreign_keys_are_told(tree: Tree) -> None:
    tree.write(CODE, "2026")
    words = {("title", "A form"): "", ("gone.title", "Gone"): "Parti"}
    path = tree.translate(f"fr/forms/{CODE}/2026", words)
    path.write_text(path.read_text() + '\n#, fuzzy\nmsgctxt "work.title"\nmsgid "Work"\nmsgstr "Travail"\n')
    entry = tree.load().entry(CODE, "2026")
    assert entry is not None
    french = entry.words["fr"]
    assert {"title", "work.title"} <= set(french.missing)
    assert french.stale == (Stale("work.title", "", "Travail"),)
    assert french.unknown == ("gone.title",)
    assert "work.title" not in french.shown


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"nonsense\n", "bad-catalogue"),
        (b'msgid "a"\nmsgstr "\xe9"\n', "not-utf8"),
    ],
)
def test_a_catalogue_that_cannot_be_read_is_a_problem_and_the_form_stays_usable(tree: Tree, content: bytes, code: str) -> None:
    tree.write(CODE, "2026")
    path = tree.translate(f"fr/forms/{CODE}/2026", {})
    path.write_bytes(content)
    library = tree.load()
    assert [(problem.file, problem.code) for problem in library.all_problems()] == [
        (path.relative_to(tree.root).as_posix(), code)
    ]
    assert library.form(CODE, "2026") is not None
