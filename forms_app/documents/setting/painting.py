"""What stands on a page, as the operators that paint it (ISO 32000-1, 9.4 and 14.6)."""

from collections.abc import Sequence

from forms_app.documents.setting.blocks import Style
from forms_app.documents.setting.breaking import Part
from forms_app.documents.setting.flowing import BOTTOM, HEIGHT, LEFT, MILLIMETRE, RIGHT, TOP, WIDTH
from forms_app.documents.setting.objects import text_string
from forms_app.documents.setting.type import Face, Type, clean

INK, DARK, BLUE, GREY, RED = "0.11 0.102 0.18", "0.137 0 0.314", "0.118 0.176 0.745", "0.29 0.286 0.373", "0.608 0.063 0.157"
COLOUR: dict[Style, str] = {"plain": INK, "strong": DARK, "link": BLUE, "page": BLUE, "mono": GREY}
_SMALL = 7.5
_HEAD_ROOM, _FOOT_ROOM = 100 * MILLIMETRE, 64 * MILLIMETRE
_ELLIPSIS = "…"
RUNNING_LETTERS = _ELLIPSIS + " "


def text(parts: Sequence[tuple[str, str]], size: float, colour: str, x: float, y: float) -> str:
    """Glyphs from a place on; `y` is measured from above, down to the line that letters stand on."""
    fonts = " ".join(f"{font} {size:g} Tf <{codes}> Tj" for font, codes in parts)
    return f"BT {colour} rg 1 0 0 1 {x:.2f} {HEIGHT - y:.2f} Tm {fonts} ET\n"


def part(one: Part, x: float, base: float) -> str:
    """A part of a line; where its text cannot be read from its glyphs, it says what it is."""
    painted = text(one.runs, one.size, COLOUR[one.style], x, base)
    return f"/Span <</ActualText {text_string(one.text)}>> BDC\n{painted}EMC\n" if one.text else painted


def rule(x: float, y: float, width: float, weight: float, colour: str) -> str:
    """A line across, as an artifact."""
    return artifact(f"{colour} RG {weight:g} w {x:.2f} {HEIGHT - y:.2f} m {x + width:.2f} {HEIGHT - y:.2f} l S\n")


def dots(left: float, y: float, right: float) -> str:
    """A dotted line, as an artifact."""
    drawn = f"{left:.2f} {HEIGHT - y:.2f} m {right:.2f} {HEIGHT - y:.2f} l S"
    return artifact(f"q {GREY} RG 0.5 w 1 J [0 2.6] 0 d {drawn} Q\n")


def artifact(painted: str) -> str:
    """Something that is not part of the text."""
    return f"/Artifact <</Type/Pagination>> BDC\n{painted}EMC\n"


class Surround:
    """Head and foot of the pages: the title and the running one above, what the document is of and its mark below."""

    def __init__(self, letters: Type, title: str, foot: str, mark: str) -> None:
        self._letters, self._title, self._foot, self._mark = letters, title, foot, mark

    def painted(self, running: str, *, first: bool) -> str:
        """Everything around the text of a page."""
        below = HEIGHT - BOTTOM + 7 * MILLIMETRE + 8.0
        made = self._at(self._foot, "text", GREY, LEFT, below, _FOOT_ROOM)
        wide = self._letters.shape(clean(self._mark), "bold").width * _SMALL / 1000
        made += self._at(self._mark, "bold", RED, (LEFT + WIDTH - RIGHT + 34 * MILLIMETRE - wide) / 2, below, WIDTH)
        if not first:
            above = TOP - 7 * MILLIMETRE - 2.2 * MILLIMETRE - 2.4
            made += self._at(self._title, "bold", DARK, LEFT, above, _HEAD_ROOM)
            words = self._cut(running, "text", 68 * MILLIMETRE)
            wide = self._letters.shape(words, "text").width * _SMALL / 1000
            made += self._at(words, "text", GREY, WIDTH - RIGHT - wide, above, WIDTH)
        line = "" if first else rule(LEFT, TOP - 7 * MILLIMETRE, WIDTH - LEFT - RIGHT, 0.4, "0.765 0.788 0.953")
        return (artifact(made) if made else "") + line

    def _at(self, words: str, face: Face, colour: str, x: float, y: float, room: float) -> str:
        said = self._cut(words, face, room)
        return text(self._letters.shape(said, face).runs, _SMALL, colour, x, y) if said else ""

    def _cut(self, words: str, face: Face, room: float) -> str:
        said = clean(words)
        if self._letters.is_whole(said, face):
            return said
        while said and self._letters.shape(said, face).width * _SMALL / 1000 > room:
            said = said.rstrip(_ELLIPSIS)[:-1].rstrip() + _ELLIPSIS
        return said
