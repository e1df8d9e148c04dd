"""Words broken into lines of a width."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from forms_app.documents.setting.blocks import Style, Words
from forms_app.documents.setting.type import Face, Shape, Type, clean

FACE: dict[Style, Face] = {"plain": "text", "strong": "bold", "link": "text", "page": "bold", "mono": "mono"}
_SMALLER: dict[Style, float] = {"mono": 0.78}  # of the size around it
_WITH_SPACE = re.compile(r"[^ ]* +|[^ ]+")


@dataclass(slots=True)
class Part:
    """What stands in a line from one place on, in one style, of one of the words that were given (`of`)."""

    of: int
    style: Style
    size: float
    x: float
    width: float
    runs: list[tuple[str, str]]
    text: str = ""  # where it cannot be read from the glyphs


@dataclass(slots=True)
class Line:
    """The parts of a line, and how far it reaches."""

    parts: list[Part] = field(default_factory=list)
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class _Token:
    of: int
    style: Style
    size: float
    shape: Shape
    width: float
    space: float  # of it, at its end
    after_break: bool  # a line may end before it


def broken(words: Sequence[Words], letters: Type, size: float, width: float, indent: float) -> list[Line]:
    """The lines of some words in a column. Lines after the first begin at `indent`."""
    lines = [Line()]
    for group in _groups(_tokens(words, letters, size, width - indent)):
        wide = sum(token.width for token in group) - group[-1].space
        if lines[-1].parts and lines[-1].width + wide > width:
            lines.append(Line(width=indent))
        for token in group:
            _append(lines[-1], token)
    return lines


def _append(line: Line, token: _Token) -> None:
    last = line.parts[-1] if line.parts else None
    if last is not None and last.of == token.of and not (last.text or token.shape.text):
        last.width += token.width
        for font, codes in token.shape.runs:
            if last.runs and last.runs[-1][0] == font:
                last.runs[-1] = (font, last.runs[-1][1] + codes)
            else:
                last.runs.append((font, codes))
    else:
        line.parts.append(
            Part(token.of, token.style, token.size, line.width, token.width, list(token.shape.runs), token.shape.text)
        )
    line.width += token.width


def _groups(tokens: Iterator[_Token]) -> Iterator[list[_Token]]:
    """Tokens that stay on one line with one another."""
    group: list[_Token] = []
    for token in tokens:
        if token.after_break and group:
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _tokens(words: Sequence[Words], letters: Type, size: float, room: float) -> Iterator[_Token]:
    """Each word with the space behind it."""
    may_end = False
    for of, one in enumerate(words):
        face, own = FACE[one.style], size * _SMALLER.get(one.style, 1.0)
        space = letters.shape(" ", face).width * own / 1000
        for text, divided in _pieces(clean(one.text), letters, face, room * 1000 / own):
            shape = letters.shape(text, face)
            spaced = text.endswith(" ")
            yield _Token(of, one.style, own, shape, shape.width * own / 1000, space if spaced else 0.0, may_end or divided)
            may_end = spaced


def _pieces(text: str, letters: Type, face: Face, room: float) -> Iterator[tuple[str, bool]]:
    """The words of a text, each with the space behind it; what is longer than a line is divided anywhere (and says so)."""
    if letters.is_whole(text, face):
        yield text, False
        return
    for word in _WITH_SPACE.findall(text):
        rest, divided = word, False
        while letters.shape(rest, face).width > room and len(rest) > 1:
            fits = max(1, sum(1 for _ in _fitting(rest, letters, face, room)))
            yield rest[:fits], divided
            rest, divided = rest[fits:], True
        yield rest, divided


def _fitting(text: str, letters: Type, face: Face, room: float) -> Iterator[str]:
    """The letters from the beginning of a text that fit into a room."""
    width = 0.0
    for letter in text:
        width += letters.shape(letter, face).width
        if width > room:
            return
        yield letter
