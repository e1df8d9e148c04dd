"""Cleaning the texts people type and paste, without changing what they say."""

import re
import unicodedata
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.problems import refused

# Line ends of every system, Word's soft break (vertical tab), form feed, and Unicode's own separators.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters carry nothing a reader sees (PostgreSQL refuses NUL, XML most others); tab and line feed stay.
# Non-characters (U+FFFE, U+FFFF) are refused by XML too.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def has_lone_surrogate(text: str) -> bool:
    """Whether half a character stands in the text: it could not be stored or sent as UTF-8."""
    return _SURROGATES.search(text) is not None


def tidy(text: str, *, one_line: bool = False) -> str:
    """The text with one kind of line end, no control characters, in NFC (UAX 15), trimmed.

    With `one_line` line ends and tabs become spaces. Nothing visible is taken away, and tidying twice changes nothing.
    """
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    if one_line:
        text = text.replace("\n", " ").replace("\t", " ")
    return unicodedata.normalize("NFC", text).strip()


def read_text(raw: Any, address: Address, most: int, *, one_line: bool = False, part: str = "") -> str | None:
    """The tidied text, or None when nothing is written. `most` is a number of characters after tidying.

    Raises UnreadableError: wrong-type, broken-character, too-long (the text is never cut).
    """
    if raw is None:
        return None
    if not isinstance(raw, str):
        raise refused(address, "wrong-type", part, expected="text")
    if has_lone_surrogate(raw):
        raise refused(address, "broken-character", part)
    text = tidy(raw, one_line=one_line)
    if len(text) > most:
        raise refused(address, "too-long", part, most=most, length=len(text))
    return text or None


def read_code(raw: Any, address: Address, *, part: str = "") -> str | None:
    """A short code as written, trimmed; None when nothing is written. Whether it names anything is for the caller.

    Raises UnreadableError: wrong-type, broken-character, too-long.
    """
    return read_text(raw, address, 200, one_line=True, part=part)
