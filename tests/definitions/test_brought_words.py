"""A translator's file is judged as a whole, with the place of each fault; what it brings is shown, and it takes nothing away."""

from io import StringIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from forms_app.definitions.brought_words import Brought, read_brought, taken
from forms_app.definitions.catalogues import Stale, words_of
from forms_app.definitions.po_files import Wanted, render, update
from forms_app.definitions.tree import MOST_BYTES

OWN = [("title", "A form"), ("work.any.prompt", "In %(year)s?"), ("work.any.option.yes", "Yes")]
BLOCKS = {"laws.title": "laws@1"}
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'  # five lines with the empty one
)


def entry(key: str, english: str, said: str, flag: str = "") -> str:
    return f'{flag}msgctxt "{key}"\nmsgid "{english}"\nmsgstr "{said}"\n\n'


TITLE = entry("title", "A form", "Un formulaire")


def brought(text: str, language: str = "fr") -> Brought:
    return read_brought("x.po", text.encode(), language, OWN, BLOCKS)


def places(problems: tuple[object, ...]) -> list[tuple[int, str, str, dict[str, object]]]:
    return [(one.line, one.path, one.code, dict(one.params)) for one in problems]  # type: ignore[attr-defined]


def catalogue(text: str) -> Catalog:
    return read_po(StringIO(HEADER + text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (HEADER + TITLE + entry("work.any.prompt", "In %(year)s?", "Quand ?"), (12, "work.any.prompt", "placeholder-lost")),
        (HEADER + TITLE + entry("work.any.option.yes", "Yes", " "), (12, "work.any.option.yes", "blank-translation")),
        (HEADER + TITLE + TITLE, (11, "title", "entry-twice")),
        (HEADER + TITLE + 'msgctxt "a"\nmsgid "b"\nmsgid_plural "c"\nmsgstr[0] "d"\nmsgstr[1] "e"\n', (11, "a", "plural-entry")),
        (HEADER.replace("fr", "es_ES") + TITLE, (3, "", "language-differs")),
        (HEADER + entry("gone.title", "Gone", "Parti"), (1, "", "other-form")),
        ("", (1, "", "other-form")),
        ("nonsense\n", (1, "", "bad-catalogue")),
        (HEADER + TITLE + 'msgid "a"\nmsgstr "\u0007"\n', (11, "", "control-character")),
        (" " * (MOST_BYTES + 1), (1, "", "too-large")),
    ],
)
def test_what_refuses_a_file_is_told_at_its_place(text: str, place: tuple[int, str, str]) -> None:
    assert [(one.line, one.path, one.code) for one in brought(text).refusals] == [place]


def test_another_encoding_is_refused_with_the_line() -> None:
    found = read_brought("x.po", (HEADER + 'msgid "a"\n').encode() + b'msgstr "\xe9"\n', "fr", OWN, BLOCKS)
    assert [(one.line, one.code, one.params) for one in found.refusals] == [(7, "not-utf8", {"byte": "E9"})]


def test_everything_is_told_at_once_in_order() -> None:
    text = HEADER.replace("fr", "es") + entry("work.any.prompt", "In %(year)s?", "Quand ?") + entry("title", "A form", " ")
    assert [one.code for one in brought(text).refusals] == ["language-differs", "placeholder-lost", "blank-translation"]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        (entry("gone.title", "Gone", "Parti"), (10, "gone.title", "unknown-sentence", {})),
        (entry("laws.title", "Laws", "Lois"), (10, "laws.title", "sentence-of-block", {"block": "laws@1"})),
        (entry("work.any.option.yes", "Yes!", "Oui !"), (10, "work.any.option.yes", "english-changed", {"now": "Yes"})),
        ('msgid "Yes"\nmsgstr "Oui"\n', (9, "", "unknown-sentence", {})),
    ],
)
def test_what_only_is_told_stands_in_nobodys_way(more: str, place: tuple[int, str, str, dict[str, object]]) -> None:
    found = brought(HEADER + TITLE + more)
    assert found.refusals == ()
    line, *rest = place
    assert places(found.notes) == [(line + 1, *rest)]


def test_a_file_without_language_is_taken_and_unfinished_entries_are_not_judged() -> None:
    unfinished = entry("work.any.prompt", "In %(year)s?", "") + entry("work.any.option.yes", "Yes", " ", "#, fuzzy\n")
    found = brought(TITLE + unfinished)
    assert (found.refusals, found.notes) == ((), ())


def test_a_finished_translation_takes_the_place_of_another() -> None:
    done = taken(
        catalogue(TITLE + entry("work.any.option.yes", "Yes", "Oui")), catalogue(entry("title", "A form", "Formule")), OWN, "fr"
    )
    assert (done.new, done.changed, done.left_out) == ((), ("title",), ())
    assert words_of(read_po(StringIO(done.text)), OWN).shown == {"title": "Formule", "work.any.option.yes": "Oui"}


def test_an_unfinished_file_takes_nothing_away() -> None:
    old = catalogue(TITLE)
    for unfinished in (
        entry("title", "A form", ""),
        entry("title", "A form", "Doute", "#, fuzzy\n"),
        entry("title", "Form", "Vieux"),
    ):
        done = taken(old, catalogue(unfinished), OWN, "fr")
        assert (done.new, done.changed) == ((), ())
        assert words_of(read_po(StringIO(done.text)), OWN).shown == {"title": "Un formulaire"}


def test_a_translation_of_older_english_is_kept_with_the_english_it_belongs_to() -> None:
    before = "Yes, and so much that a comment with this sentence would be broken into two lines by the writer of the file"
    done = taken(None, catalogue(entry("work.any.option.yes", before, "Oui")), OWN, "fr")
    assert done.new == ()
    assert words_of(read_po(StringIO(done.text)), OWN).stale == (Stale("work.any.option.yes", before, "Oui"),)


def test_what_the_form_has_not_is_left_out_and_counted() -> None:
    done = taken(catalogue(TITLE), catalogue(entry("gone.title", "Gone", "Parti")), OWN, "fr")
    assert done.left_out == ("gone.title",)
    assert "gone" not in done.text


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=30).filter(str.strip)
KEYS = ("title", "work.title", "work.a.prompt", "work.a.option.yes")
FORMS = st.fixed_dictionaries(dict.fromkeys(KEYS, TEXTS)).map(lambda form: list(form.items()))
SAID = st.dictionaries(st.sampled_from(KEYS), st.tuples(TEXTS, st.booleans(), st.booleans()))


def made(own: list[tuple[str, str]], said: dict[str, tuple[str, bool, bool]]) -> Catalog:
    """A catalogue with a translation of some sentences: of the English as it is or of older, finished or fuzzy."""
    result = Catalog(locale="fr")
    for key, (text, is_stale, is_fuzzy) in said.items():
        english = dict(own)[key] + ("." if is_stale else "")
        result.add(english, text, flags=("fuzzy",) if is_fuzzy else (), context=key).flags.discard("python-format")
    return result


@settings(max_examples=50)
@given(FORMS, SAID)
def test_what_goes_out_and_comes_in_unchanged_changes_nothing(
    own: list[tuple[str, str]], said: dict[str, tuple[str, bool, bool]]
) -> None:
    kept = render(update(made(own, said), [Wanted(text, key) for key, text in own], {}, "fr"), "fr")
    out = render(
        update(read_po(StringIO(kept)), [Wanted(text, key, comments=("A section",)) for key, text in own], {}, "fr"), "fr"
    )
    judged = read_brought("x.po", out.encode(), "fr", own, {})
    assert judged.catalogue is not None
    assert not {"english-changed", "unknown-sentence", "entry-twice", "other-form"} & {one.code for one in judged.refusals}
    done = taken(read_po(StringIO(kept)), judged.catalogue, own, "fr")
    assert (done.text, done.new, done.changed, done.left_out) == (kept, (), (), ())


@settings(max_examples=50)
@given(FORMS, SAID, SAID)
def test_exactly_what_is_translated_is_shown_afterwards(
    own: list[tuple[str, str]], had: dict[str, tuple[str, bool, bool]], said: dict[str, tuple[str, bool, bool]]
) -> None:
    def finished(what: dict[str, tuple[str, bool, bool]]) -> dict[str, str]:
        return {key: text for key, (text, is_stale, is_fuzzy) in what.items() if not is_stale and not is_fuzzy}

    done = taken(made(own, had), made(own, said), own, "fr")
    words = words_of(read_po(StringIO(done.text)), own)
    assert words.shown == finished(had) | finished(said)
    assert set(done.new) == finished(said).keys() - finished(had).keys()
    assert {one.key for one in words.stale} == (had.keys() | said.keys()) - words.shown.keys()
    assert words.unknown == ()
