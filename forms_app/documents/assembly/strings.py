"""Strings as they stand in a PDF (ISO 32000-1, 7.3.4 and 7.9.2)."""

import re
from datetime import UTC, datetime

_SPECIAL = re.compile(r"[()\\]")
_IRREGULAR = re.compile(rb"[^a-zA-Z0-9.+-]")  # what stands in a name as `#` and two digits


def text_string(words: str) -> bytes:
    """Text for people: as it is where it is ASCII, else in UTF-16."""
    if words.isascii() and words.isprintable():
        return b"(" + _SPECIAL.sub(r"\\\g<0>", words).encode() + b")"
    return b"<feff" + words.encode("utf-16-be").hex().encode() + b">"


def moment(at: datetime) -> bytes:
    """A moment in time (ISO 32000-1, 7.9.4)."""
    return text_string(at.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'"))


def name(words: str) -> bytes:
    """A name, such as that of a type (ISO 32000-1, 7.3.5)."""
    return b"/" + _IRREGULAR.sub(lambda met: b"#%02X" % met[0][0], words.encode())


def name_string(name: bytes) -> bytes:
    """A name for programs, such as that of a place."""
    return b"<" + name.hex().encode() + b">"
