"""Catalogues follow the English words: what is known stays, what is exactly known elsewhere is filled in, nothing is guessed."""

from io import StringIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

from forms_app.cli import translations
from forms_app.definitions.po_files import Wanted, memory_of, render, update
from tests.definitions.trees import QUESTION, Tree, new_tree

CODE = "article-22/C999"


def catalogue(text: str) -> Catalog:
    return read_po(StringIO(text))


def entry(key: str, text: str, said: str) -> str:
    return f'msgctxt "{key}"\nmsgid "{text}"\nmsgstr "{said}"\n\n'


def strings(of: Catalog) -> dict[str | None, object]:
    return {message.context: message.string for message in of if message.id}


def test_what_is_translated_stays_and_what_is_no_longer_asked_goes() -> None:
    old = catalogue(entry("a", "One", "Un") + entry("b", "Two", "Deux"))
    assert strings(update(old, [Wanted("One", "a")], {}, "fr")) == {"a": "Un"}


def test_only_exactly_the_same_english_is_filled_in() -> None:
    memory = memory_of([catalogue(entry("x", "Yes", "Oui") + entry("y", "No", "Non"))])
    filled = update(None, [Wanted("Yes", "a"), Wanted("Yes.", "b")], memory, "fr")
    assert strings(filled) == {"a": "Oui", "b": ""}


def test_where_catalogues_differ_nothing_is_filled_in() -> None:
    said = entry("x", "Act", "Loi") + entry("y", "No", "Non")
    memory = memory_of([catalogue(said), catalogue(entry("y", "Act", "Acte") + entry("z", "No", "Non"))])
    assert memory == {"No": "Non"}


def test_the_translation_of_changed_english_stays_as_fuzzy_with_what_it_translates() -> None:
    first = update(catalogue(entry("a", "Is it?", "Est-ce ?")), [Wanted("Is it so?", "a")], {}, "fr")
    for again in (first, update(catalogue(render(first, "fr")), [Wanted("Is it so?", "a")], {}, "fr")):
        (message,) = [message for message in again if message.id]
        assert (message.string, message.fuzzy, message.user_comments) == ("Est-ce ?", True, ["English before: Is it?"])


def test_a_file_changes_only_with_its_words() -> None:
    wanted = [
        Wanted("One", files=("a.py",)),
        Wanted(("%(num)s file", "%(num)s files"), files=("b.html",)),
        Wanted("100 % yes", "k"),
    ]
    once = render(update(None, wanted, {"One": "Un"}, "fr"), "fr")
    assert render(update(catalogue(once), wanted, {}, "fr"), "fr") == once
    assert "POT-Creation-Date" not in once
    assert "Plural-Forms: nplurals=2" in once


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    tree = new_tree(tmp_path)
    for block in ("attestation@1", "laws@1"):
        (tree.forms / f"_blocks/{block}.yaml").unlink()
    tree.write(CODE, "2026")
    tree.translate_all(CODE, "2026")
    (tmp_path / "forms_app").mkdir()
    (tmp_path / "forms_app/a.py").write_text(
        'title = N_("Send")\n# Translators: a noun\nn = ngettext("%(num)s day", "%(num)s days", 2)\n'
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text(
        "<p>{{ _('Send') }}</p>{% if x %}{{ _('Reports of %(year)s', year=y) }}{% endif %}"
    )
    for name, value in (("ROOT", tree.root), ("FORM_DEFINITIONS", tree.forms), ("TRANSLATIONS", tree.translations)):
        monkeypatch.setattr(translations, name, value)
    return tree


def run(*arguments: str) -> Result:
    return CliRunner().invoke(translations.command, arguments)


def test_words_of_code_and_templates_are_extracted_and_what_is_missing_is_listed(project: Tree) -> None:
    output = run().output
    assert "translations/fr/interface.po: 3 missing" in output
    template = (project.translations / "interface.pot").read_text(encoding="utf-8")
    assert template.count("msgid ") == 4  # the header's too
    assert '#: forms_app/a.py templates/a.html\nmsgid "Send"' in template
    assert "#. a noun" in template


def test_the_check_writes_nothing_and_fails_until_all_is_there(project: Tree) -> None:
    assert run("--check").exit_code == 1
    assert not (project.translations / "interface.pot").exists()
    run()
    assert run("--check").exit_code == 1
    for language in ("fr", "es"):
        path = project.translations / language / "interface.po"
        text = path.read_text().replace('msgid "Send"\nmsgstr ""', 'msgid "Send"\nmsgstr "x"')
        text = text.replace('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "%(num)s x"\nmsgstr[1] "%(num)s y"')
        path.write_text(text.replace('%(year)s"\nmsgstr ""', '%(year)s"\nmsgstr "x %(year)s"'))
    result = run("--check")
    assert (result.output, result.exit_code) == ("", 0)


def test_a_placeholder_that_is_not_in_the_english_fails_the_check(project: Tree) -> None:
    run()
    path = project.translations / "fr/interface.po"
    path.write_text(path.read_text().replace('%(year)s"\nmsgstr ""', '%(year)s"\nmsgstr "%(an)s"'))
    result = run("--check")
    assert result.exit_code == 1
    assert "Reports of %(year)s: " in result.output


def test_a_catalogue_without_form_is_told(project: Tree) -> None:
    run()
    project.translate("fr/forms/article-22/C998/2026", {})
    assert "C998/2026.po: belongs to no form or block" in run("--check").output


def test_new_words_of_a_form_reach_its_catalogue(project: Tree) -> None:
    project.write(CODE, "2026", QUESTION + ", {id: why, kind: text, prompt: What?}")
    run()
    text = (project.translations / f"fr/forms/{CODE}/2026.po").read_text(encoding="utf-8")
    assert 'msgctxt "work.why.prompt"\nmsgid "What?"\nmsgstr "fr What?"' in text  # known from the block


def test_a_form_with_problems_ends_the_work_with_its_problems(project: Tree) -> None:
    project.write(CODE, "2026", "{id: a, kind: essay, prompt: p}")
    result = run()
    assert result.exit_code == 1
    assert "there is no kind “essay”" in result.output
