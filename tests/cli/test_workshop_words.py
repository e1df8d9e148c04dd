"""Words of forms by command: how much is translated, out for a translator, in again for an editor."""

from pathlib import Path

import pytest
from click.testing import Result

from forms_app.definitions.form import english_words
from forms_app.records.queries.workshop import newest_revision_of
from forms_app.reporting.form_library import tree_library
from tests.cli.conftest import Run
from tests.reporting.desk import Desk
from tests.reporting.form_texts import CODE, NUMBER, TEXT, catalogues_of

FORM = ("article-23/reply", "2026", "fr")


EDITOR = "editor@example.org"


def test_coverage_has_a_line_for_each_version_and_language(run: Run, desk: Desk) -> None:
    said = run("workshop", "coverage")
    assert said.exit_code == 0
    reply = tree_library().form("article-23/reply", "2026")
    assert reply is not None
    count = len(list(english_words(reply.definition)))
    assert f"article-23/reply 2026 fr: 100 %, {count} of {count} sentences" in said.output.splitlines()
    refused = run("workshop", "coverage", "article-23/none")
    assert (refused.exit_code, "There is no such form" in refused.output) == (1, True)


def test_words_go_out_and_come_in_as_a_draft_of_the_programs_version(run: Run, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "words.po"
    assert run("workshop", "words-out", *FORM, "--out", str(file)).exit_code == 0
    text = file.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("msgstr") and line != 'msgstr ""')
    gone = '\nmsgctxt "gone.title"\nmsgid "Gone"\nmsgstr "Parti"\n'
    file.write_text(text.replace(title, 'msgstr "Réponse"', 1) + gone, encoding="utf-8")
    done = run("workshop", "words-in", *FORM, str(file), "--by", EDITOR)
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[-2:] == [
        "Sentences newly translated: 0; translated anew: 1.",
        "Entries left out, because they are no sentences of this version's own: 1.",
    ]
    assert "gone.title: this version has no sentence of that key" in done.output
    with desk.unit(writes=False) as uow:
        kept = newest_revision_of(uow.session, *FORM[:2])
        assert kept is not None
        assert (kept.n, "Réponse" in kept.catalogues["fr"], kept.person.email) == (1, True, EDITOR)


def test_everything_to_mend_is_listed_and_nothing_is_stored(run: Run, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "words.po"
    run("workshop", "words-out", *FORM, "--out", str(file))
    lines = file.read_text(encoding="utf-8").split("\n")
    places = [place for place, line in enumerate(lines) if line.startswith("msgstr") and line != 'msgstr ""'][:2]
    for place, said in zip(places, (" ", "%(year)s"), strict=True):
        lines[place] = f'msgstr "{said}"'
    file.write_text("\n".join(lines), encoding="utf-8")
    refused = run("workshop", "words-in", *FORM, str(file), "--by", EDITOR)
    assert refused.exit_code == 1
    assert f"words.po:{places[0] + 1}:1: title: the translation has nothing but spaces" in refused.output
    assert f"words.po:{places[1] + 1}:1: " in refused.output
    with desk.unit(writes=False) as uow:
        assert newest_revision_of(uow.session, *FORM[:2]) is None


def bring_into(run: Run, folder: Path, text: str) -> Result:
    """Keep a text as the newest revision of its draft, and bring French words for the sound text in."""
    for name, content in (("form.yaml", text), ("fr.po", catalogues_of(TEXT)["fr"])):
        (folder / name).write_text(content, encoding="utf-8")
    run("workshop", "upload", str(folder / "form.yaml"), "--by", EDITOR)
    return run("workshop", "words-in", CODE, NUMBER, "fr", str(folder / "fr.po"), "--by", EDITOR)


def test_words_come_in_while_a_draft_has_problems_elsewhere_and_are_shown_once_it_is_mended(
    run: Run, desk: Desk, tmp_path: Path
) -> None:
    done = bring_into(run, tmp_path, TEXT.replace("narrative", "narative"))
    assert done.output.splitlines() == ["Sentences newly translated: 3; translated anew: 0."]
    mended = bring_into(run, tmp_path, TEXT)
    assert mended.output.splitlines() == ["Sentences newly translated: 0; translated anew: 0."]
    assert "languages complete: en fr" in run("workshop", "check", CODE, NUMBER).output


def test_where_problems_hide_sentences_the_refusal_says_where_to_look(run: Run, desk: Desk, tmp_path: Path) -> None:
    refused = bring_into(run, tmp_path, TEXT.replace("prompt:", "promt:"))
    assert refused.exit_code == 1
    assert f"Which sentences {CODE} {NUMBER} has cannot be told: see line 9 of its text." in refused.output


@pytest.mark.parametrize("email", ["registry@example.org", "nobody@example.org"])
def test_words_are_kept_for_form_editors_alone(run: Run, desk: Desk, tmp_path: Path, email: str) -> None:
    file = tmp_path / "words.po"
    run("workshop", "words-out", *FORM, "--out", str(file))
    refused = run("workshop", "words-in", *FORM, str(file), "--by", email)
    assert refused.exit_code == 1
    assert f"{email} is no form editor" in refused.output
    with desk.unit(writes=False) as uow:
        assert newest_revision_of(uow.session, *FORM[:2]) is None


def test_a_form_that_is_not_there_has_no_words(run: Run, desk: Desk, tmp_path: Path) -> None:
    refused = run("workshop", "words-out", "article-23/none", "2026", "fr", "--out", str(tmp_path / "x.po"))
    assert refused.exit_code == 1
    assert "There is no usable form article-23/none 2026" in refused.output
