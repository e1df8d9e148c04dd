"""Fonts that many documents share byte for byte: a face that is used for Latin text alone is embedded with all Latin letters.

WeasyPrint embeds of each face just the glyphs of one document, so that no two documents have the same font, and a volume of a
hundred reports carries nine hundred. With one set for all, whoever puts files together can keep each font once. The set is made
once a process; a face that is used for anything else is cut as ever. tests/documents/test_faces.py fails when a new version makes
this needless or breaks it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from weasyprint.pdf.fonts import Font

_cut = Font.subset
_LATIN = (
    *range(0x20, 0x180),
    *range(0x218, 0x21C),
    0x2BC,
    *range(0x2010, 0x2027),
    0x202F,
    0x2030,
    0x2039,
    0x203A,
    0x20AC,
    0x2116,
    0x2190,
    0x2192,
    0x2212,
)
_LIGATURES = range(0xFB00, 0xFB05)  # what Latin text is set with besides its letters
_LARGEST = 4_000_000  # bytes of a font file that may be one for Latin text


@dataclass(frozen=True, slots=True)
class _Shared:
    """What every document gets of a face: the font, and the glyphs in it."""

    content: bytes
    glyphs: frozenset[int]


_shared: dict[tuple[int, int, bool], _Shared] = {}


def install() -> None:
    """Share fonts in every PDF made from now on. Calling it again changes nothing."""
    Font.subset = _subset


def _subset(font: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:
    whole = font.file_content
    if font.missing or len(whole) > _LARGEST:
        _cut(font, to_unicode, hinting)
        return
    key = (hash(whole), font.index, hinting)
    if key not in _shared:
        _shared[key] = _made(font, hinting)
    if to_unicode.keys() <= _shared[key].glyphs:
        font.file_content = _shared[key].content
    else:
        font.file_content = whole
        _cut(font, to_unicode, hinting)


def _made(font: Any, hinting: bool) -> _Shared:
    letters = TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    drawn = letters.getBestCmap()
    glyphs = {letters.getGlyphID(drawn[code]) for code in (*_LATIN, *_LIGATURES) if code in drawn}
    _cut(font, dict.fromkeys(glyphs, ""), hinting)
    return _Shared(font.file_content, frozenset(glyphs))
