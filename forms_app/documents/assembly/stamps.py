"""Page numbers stamped on finished pages, as artifacts: nobody who listens to the text hears them."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Object

from forms_app.documents.assembly.frame import FIGURES_NAME
from forms_app.documents.assembly.numbering import unit
from forms_app.documents.assembly.ready import Unit
from forms_app.documents.font_tables import letter_table, width_table
from forms_app.documents.rendering import to_pdf

_SIZE = 9.0  # points
_MARGIN = 62.4  # points: the right margin of every piece, 22 mm
_FROM_EDGE = 26.0  # points: below the piece's own footer
_LETTERS = "0123456789ivxlcdm"
_DRAWN = "Q\n/Artifact <</Type/Pagination>> BDC\nBT {name} {size} Tf {left:.2f} {bottom:.2f} Td <{codes}> Tj ET\nEMC\n"
BEFORE = b"q\n"  # what stands before the content of each page: the stamp begins where the page began


class Stamps:
    """How numbers are drawn: `font` is the type they are set in, which a volume has once."""

    def __init__(self) -> None:
        with pikepdf.open(BytesIO(_specimen())) as source:
            fonts = [font for _, font in source.pages[0].obj.Resources.Font.items()]
            font = next(one for one in fonts if _codes(one).keys() >= set(_LETTERS))
            self._codes = _codes(font)
            self._widths = width_table(font.DescendantFonts[0])
            self.font: Unit = unit(source, font.objgen)

    def drawn(self, number: str, right: float, bottom: float) -> bytes:
        """The number at the lower right corner of a page, level with the text's right edge."""
        width = sum(self._widths[self._codes[letter]] for letter in number) * _SIZE / 1000
        return _DRAWN.format(
            name=FIGURES_NAME,
            size=_SIZE,
            left=right - _MARGIN - width,
            bottom=bottom + _FROM_EDGE,
            codes="".join(f"{self._codes[letter]:04x}" for letter in number),
        ).encode()


@cache
def stamps() -> Stamps:
    """The same for all volumes of a process."""
    return Stamps()


def roman(number: int) -> str:
    """1 to 3999 in small Roman numerals."""
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


def _specimen() -> bytes:
    """A page with every letter that a number can have: the type comes from here, made as all the pieces are."""
    return to_pdf(
        f'<html lang="en"><title>Numbers</title><style>p {{ font: 600 9pt "Noto Sans" }}</style><p>{_LETTERS}</p></html>'
    )


def _codes(font: Object) -> Mapping[str, int]:
    """The code of each letter."""
    return {letter: code for code, letter in letter_table(font.ToUnicode.read_bytes()).items()}


_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
