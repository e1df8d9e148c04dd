"""Claims about the texts people type and paste."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.answers.address import Address
from forms_app.answers.plain_text import read_text, tidy
from forms_app.answers.problems import UnreadableError

HERE = Address("a.b")


def test_line_ends_of_every_system_become_one() -> None:
    assert tidy("a\r\nb\rc\vd\u2028e\x85f") == "a\nb\nc\nd\ne\nf"


def test_a_short_text_has_no_line_ends() -> None:
    assert tidy(" a\r\n\tb ", one_line=True) == "a  b"


def test_control_characters_and_nul_are_never_kept() -> None:
    assert tidy("a\x00b\x1bc\ufeffd\uffff") == "abcd"


def test_direction_marks_and_joiners_are_kept() -> None:
    assert tidy("می\u200cخواهم \u200f") == "می\u200cخواهم \u200f"


def test_letters_are_composed() -> None:
    assert tidy("e\u0301") == "é"


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_text("a\ud800", HERE, 10)
    assert caught.value.problems[0].code == "broken-character"


def test_length_is_counted_in_characters_after_tidying_and_nothing_is_cut() -> None:
    assert read_text(" " + "e\u0301" * 10 + "\r\n", HERE, 10) == "é" * 10
    assert read_text("😀" * 10, HERE, 10) == "😀" * 10
    with pytest.raises(UnreadableError) as caught:
        read_text("é" * 11, HERE, 10)
    assert (caught.value.problems[0].code, dict(caught.value.problems[0].params)) == ("too-long", {"most": 10, "length": 11})


@given(text=st.text(), one_line=st.booleans())
def test_tidying_twice_changes_nothing_and_loses_nothing_visible(text: str, one_line: bool) -> None:
    once = tidy(text, one_line=one_line)
    assert tidy(once, one_line=one_line) == once
    assert unicodedata.is_normalized("NFC", once)
    visible = [char for char in unicodedata.normalize("NFC", text) if char.isalnum()]
    assert [char for char in once if char.isalnum()] == visible
