"""How texts are cut into terms: what is indexed is found by itself, however it is written."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.documents.offline.index import Index
from forms_app.documents.offline.terms import LONGEST, folded, terms, words

# Scripts of the languages reports come in, with what is put upon their letters.
_LETTERS = st.characters(
    categories=["Lu", "Ll", "Lo", "Mn", "Nd", "Zs", "Po", "Pd"], max_codepoint=0x9FFF, exclude_characters="\u0345\u1f80"
).filter(lambda letter: not 0x1F00 <= ord(letter) <= 0x1FFF)  # of ancient Greek a capital has other letters than its small one
TEXTS = st.text(_LETTERS, max_size=60)


@given(TEXTS)
def test_what_is_indexed_is_found_by_itself(text: str) -> None:
    assert set(words(text)) <= terms(text)


@given(TEXTS)
def test_neither_the_form_of_accents_nor_folding_again_changes_what_is_found(text: str) -> None:
    assert list(words(unicodedata.normalize("NFD", text))) == list(words(text)) == list(words(folded(text)))


@given(st.text("abcçdéèêëfgiïîñoôöœßuúùûüyÿæøłÀÉÎÕÜŒßабвгдеёжзийклмнАБЙЁабαβγάέήίόύώςΑΒΓΆ 0123456789-'", max_size=60))
def test_case_changes_nothing(text: str) -> None:
    assert list(words(text.upper())) == list(words(text)) == list(words(text.lower()))


@given(st.text("aeioucnry ", max_size=40))
def test_accents_change_nothing(text: str) -> None:
    accented = "".join(letter + "\u0301" if letter in "aeiouncry" else letter for letter in text)
    assert list(words(accented)) == list(words(text))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("recrutes", "Les jeunes RECRUTÉS de l’armée"),
        ("inspeccion", "la Inspección del trabajo"),
        ("STRASSE", "in der Straße"),
        ("oeuvre", "la mise en œuvre"),
        ("العمل", "مفتشية العَمَل"),
        ("عمل", "مفتشية العمل"),  # with the article
        ("احصاءات", "إحصاءات"),  # forms of alef
        ("العمل", "العـــمل"),  # tatweel
        ("2025", "في عام ٢٠٢٥"),
        ("劳动", "国际劳动组织"),
        ("组织", "国际劳动组织"),
        ("织", "国际劳动组织"),  # the last character begins no pair
        ("労働", "強制労働の廃止"),
        ("แรงงาน", "การใช้แรงงานบังคับ"),
        ("принудительный", "ПРИНУДИТЕЛЬНЫЙ труд"),
        ("ﬁnal", "the final text"),
    ],
)
def test_a_word_finds_its_text(asked: str, text: str) -> None:
    assert list(words(asked))
    assert set(words(asked)) <= terms(text)


def test_other_words_are_not_found() -> None:
    assert not set(words("forced")) <= terms("enforcement")
    assert not set(words("动劳")) <= terms("国际劳动组织")


def test_a_term_has_an_end_and_is_found_all_the_same() -> None:
    long = "a" * 5_000_000
    assert terms(long) == {"a" * LONGEST} == set(words(long))


@given(st.lists(st.text("abcdeé劳动 ع\U00020000\ufa11", min_size=1, max_size=20), max_size=12), st.integers(1, 200))
def test_the_pieces_of_an_index_hold_every_entry_of_every_term_in_order(texts: list[str], size: int) -> None:
    index = Index()
    for number, text in enumerate(texts):
        index.add(number, text)
    found: dict[str, list[int]] = {}
    for piece in index.pieces(size):
        assert piece.lines.startswith(f"{piece.first} ")
        for line in piece.lines.split("\n"):
            term, *steps = line.split(" ")
            entries = [sum(int(step, 36) for step in steps[: place + 1]) for place in range(len(steps))]
            assert term not in found
            found[term] = entries
    assert list(found) == sorted(found, key=lambda term: term.encode("utf-16-be"))
    assert found == {term: [n for n, text in enumerate(texts) if term in terms(text)] for term in found}
    assert set(found) == {term for text in texts for term in terms(text)}
    assert not any(re.search(r"\s", term) for term in found)
