"""Strings as they stand in a PDF (ISO 32000-1, 7.3.4 and 7.9.2)."""

import re

_SPECIAL = re.compile(r"[()\\]")


def text_string(words: str) -> bytes:
    """Text for people: as it is where it is ASCII, else in UTF-16."""
    if words.isascii() and words.isprintable():
        return b"(" + _SPECIAL.sub(r"\\\g<0>", words).encode() + b")"
    return b"<feff" + words.encode("utf-16-be").hex().encode() + b">"


def name_string(name: bytes) -> bytes:
    """A name for programs, such as that of a place."""
    return b"<" + name.hex().encode() + b">"
