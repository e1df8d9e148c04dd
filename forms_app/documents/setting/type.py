"""The letters of a document: their glyphs and widths, read from a specimen that WeasyPrint sets of all that will be needed.

Letters that stand for themselves are set one by one, from the fonts that a page of ours would take them from. Words of scripts
that join or reorder their letters, and letters with marks, are set in the specimen as they are, and taken over whole.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape
from io import BytesIO
from typing import Any, Literal, cast

import pikepdf
from pikepdf import Pdf

from forms_app.answers.plain_text import tidy
from forms_app.documents.font_tables import letter_table, width_table
from forms_app.documents.glyphs import drawable
from forms_app.documents.rendering import to_pdf

Face = Literal["text", "bold", "mono"]
Instruction = tuple[Sequence[Any], Any]  # operands and operator

_SANS = '"Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC", sans-serif'
_FACES: Mapping[Face, str] = {
    "text": f"font-weight: 400; font-family: {_SANS}",
    "bold": f"font-weight: 600; font-family: {_SANS}",
    "mono": 'font-family: "DejaVu Sans Mono", "Noto Sans Mono", "Noto Sans"',
}
_STYLE = (
    "@page { size: 20000pt 14000pt; margin: 10pt; @bottom-right { content: none } }"
    "p { margin: 0; white-space: pre; font-size: 10pt; line-height: 1.2 }"
)
_NO_BREAK = "\u00a0"
_SPACES = str.maketrans({"\u2009": " ", "\u202f": _NO_BREAK})


@dataclass(frozen=True, slots=True)
class Shape:
    """Words as glyphs: for each font (by its name in the specimen) their codes in hexadecimal; the width in thousandths of the
    size. `text` is given where readers could not find it from the glyphs in its order."""

    runs: tuple[tuple[str, str], ...]
    width: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says of itself to programs."""

    title: str
    author: str
    language: str
    created: datetime


class Type:
    """The type of one document, for all the words that it will be asked for."""

    def __init__(self, needed: Iterable[tuple[str, Face]], said: Said) -> None:
        letters: dict[Face, set[str]] = {face: set() for face in _FACES}
        whole: dict[tuple[str, Face], None] = {}
        for text, face in {(clean(text), face): None for text, face in needed}:
            if _is_simple(text):
                letters[face].update(text.replace(_NO_BREAK, " "))
            else:
                whole[text, face] = None
        lines = [(" ".join(sorted((found | {"0", "1"}) - {" "})), face) for face, found in letters.items()] + list(whole)
        self.specimen = pikepdf.open(BytesIO(to_pdf(_specimen(lines, said))))
        self._fonts = dict(_fonts(self.specimen))
        set_lines = list(_set_lines(self.specimen))
        self._letters = {
            face: self._table(line, text) for (text, face), line in zip(lines[: len(letters)], set_lines, strict=False)
        }
        self._whole = {
            key: Shape(tuple(line), self._width(line), key[0]) for key, line in zip(whole, set_lines[len(letters) :], strict=True)
        }
        self._known: dict[tuple[str, Face], Shape] = {}

    def shape(self, text: str, face: Face) -> Shape:
        """The glyphs of some words, which must be among those that were needed, or parts of them that spaces divide."""
        key = (text, face)
        if key not in self._known:
            self._known[key] = self._whole.get(key) or self._simple(text, face)
        return self._known[key]

    def is_whole(self, text: str, face: Face) -> bool:
        """Whether some words can only be set as a whole."""
        return (text, face) in self._whole

    def _simple(self, text: str, face: Face) -> Shape:
        table = self._letters[face]
        runs: list[list[str]] = []
        width = 0.0
        for letter in text.replace(_NO_BREAK, " "):
            glyphs, wide = table[letter]
            width += wide
            for font, code in glyphs:
                if runs and runs[-1][0] == font:
                    runs[-1][1] += code
                else:
                    runs.append([font, code])
        return Shape(tuple((font, codes) for font, codes in runs), width)

    def _table(self, line: list[tuple[str, str]], text: str) -> dict[str, tuple[tuple[tuple[str, str], ...], float]]:
        """The glyphs and the width of each letter of a line of letters apart from one another.

        They are told by the spaces between them: of its glyphs a font names one letter for each, and some are of several. There
        may be more than one glyph for a space.
        """
        groups: list[list[tuple[str, str]]] = [[]]
        spaces: list[list[tuple[str, str]]] = []
        for font, code in ((font, codes[place : place + 4]) for font, codes in line for place in range(0, len(codes), 4)):
            if self._fonts[font][0].get(int(code, 16)) == " ":
                groups.append([])
                spaces.append([(font, code)])
            else:
                groups[-1].append((font, code))
        letters = dict(zip(text[::2], groups, strict=True)) | {" ": spaces[0]}
        return {letter: (tuple(glyphs), self._width(glyphs)) for letter, glyphs in letters.items()}

    def _width(self, line: list[tuple[str, str]]) -> float:
        return sum(
            self._fonts[font][1][int(codes[place : place + 4], 16)] for font, codes in line for place in range(0, len(codes), 4)
        )


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """Text as it can be set: two kinds of space, no character that nothing draws."""
    words = text.rstrip()
    return (drawable(tidy(words, one_line=True)) + text[len(words) :]).translate(_SPACES)


def _is_simple(text: str) -> bool:
    return all(_stands_alone(letter) for letter in text)


def _stands_alone(letter: str) -> bool:
    """Whether a letter has the same glyph wherever it stands: none of a script that joins or reorders its letters."""
    code = ord(letter)
    if code < 0x300:
        return unicodedata.category(letter) not in ("Cf", "Cc")
    between = 0x590 <= code < 0x1100 or 0x1780 <= code < 0x18B0 or code > 0xFFFF
    return not between and unicodedata.category(letter)[0] not in "MC"


def _specimen(lines: Iterable[tuple[str, Face]], said: Said) -> str:
    head = (
        f'<html lang="{said.language}"><title>{escape(said.title)}</title><meta name="author" content="{escape(said.author)}">'
        f'<meta name="dcterms.created" content="{said.created.strftime("%Y-%m-%dT%H:%M:%SZ")}"><style>{_STYLE}</style>'
    )
    return head + "".join(f'<p style="{escape(_FACES[face])}">{escape(text)}</p>' for text, face in lines) + "</html>"


def _fonts(specimen: Pdf) -> Iterator[tuple[str, tuple[Mapping[int, str], Mapping[int, float]]]]:
    for name, font in specimen.pages[0].obj.Resources.Font.items():
        letters = letter_table(font.ToUnicode.read_bytes())
        widths = width_table(font.DescendantFonts[0])
        yield name, (letters, widths)


def _set_lines(specimen: Pdf) -> Iterator[list[tuple[str, str]]]:
    """Of each line of the specimen its glyphs, as runs of one font: each line is one piece of marked content."""
    for page in specimen.pages:
        line: list[tuple[str, str]] | None = None
        font = ""
        for operands, operator in cast("Sequence[Instruction]", pikepdf.parse_content_stream(page, "BDC EMC Tf TJ Tj")):
            match str(operator):
                case "BDC":
                    line = []
                case "Tf":
                    font = str(operands[0])
                case "TJ" | "Tj" if line is not None:
                    line.append((font, _codes(operands[0])))
                case "EMC" if line is not None:
                    yield line
                    line = None


def _codes(shown: Any) -> str:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    return "".join(bytes(part).hex() for part in parts if isinstance(part, pikepdf.String))
