"""Characters no installed font can draw: they are named by their code point, so that a reader sees that something stood there.

A font's empty box would say nothing, to eye or ear, and PDF/UA-1 (ISO 14289-1, 7.21.8) refuses it.
"""

import shutil
import subprocess
import unicodedata
from bisect import bisect_right
from functools import cache

_DRAWS_NOTHING = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs", "Cs"))  # controls, joiners, separators: they need no glyph
_COMMON = 0x250  # Latin letters and punctuation, which every installation has


def drawable(text: str) -> str:
    """The text, with `[U+1F600]` in place of each character that no font of this machine has."""
    missing = {ord(character): f"[U+{ord(character):04X}]" for character in set(text) if not _has_glyph(character)}
    return text.translate(missing) if missing else text


def _has_glyph(character: str) -> bool:
    code = ord(character)
    if code < _COMMON or unicodedata.category(character) in _DRAWS_NOTHING or _selects_a_variant(code):
        return True
    covered = _covered()
    place = bisect_right(covered, (code, 0x10FFFF)) - 1
    return not covered or (place >= 0 and covered[place][1] >= code)


def _selects_a_variant(code: int) -> bool:
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


@cache
def _covered() -> tuple[tuple[int, int], ...]:
    """The code points the installed fonts cover, as sorted ranges apart from one another; empty where fontconfig's tool,
    on which Debian's Pango depends, is missing: then nothing is known, and nothing replaced."""
    tool = shutil.which("fc-list")
    if tool is None:
        return ()
    listed = subprocess.run([tool, "--format=%{charset}\n"], capture_output=True, check=True, text=True)  # noqa: S603 -- a constant command
    ranges = sorted(_range(part) for part in set(listed.stdout.split()))
    merged: list[tuple[int, int]] = []
    for first, last in ranges:
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _range(part: str) -> tuple[int, int]:
    """`20-7e` or `a0`, in hexadecimal."""
    first, _, last = part.partition("-")
    return int(first, 16), int(last or first, 16)
