"""Page numbers stamped on finished pages, as artifacts: nobody who listens to the text hears them."""

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from forms_app.documents.rendering import to_pdf

_SIZE = 9.0  # points
_MARGIN = 62.4  # points: the right margin of every piece, 22 mm
_FROM_EDGE = 26.0  # points: below the piece's own footer
_LETTERS = "0123456789ivxlcdm"
_PAIR = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>")


class Stamps:
    """The numbers of one volume: the type they are set in stands in it once."""

    def __init__(self, volume: Pdf) -> None:
        self._volume = volume
        with pikepdf.open(BytesIO(_specimen())) as source:
            fonts = [font for _, font in source.pages[0].obj.Resources.Font.items()]
            font = next(one for one in fonts if _codes(one.ToUnicode.read_bytes()).keys() >= set(_LETTERS))
            self._codes = _codes(font.ToUnicode.read_bytes())
            self._widths = _widths(font.DescendantFonts[0])
            self._font = volume.copy_foreign(font)
        self._before = volume.make_stream(b"q\n")

    def put(self, page: Object, number: str) -> None:
        """Write the number at the lower right, level with the text's right edge."""
        _left, bottom, right, _top = (float(one) for one in page.MediaBox)
        at = f"{right - _MARGIN - self._width(number):.2f} {bottom + _FROM_EDGE:.2f}"
        codes = "".join(f"{self._codes[letter]:04x}" for letter in number)
        drawn = f"\nQ\n/Artifact <</Type/Pagination>> BDC\nBT /VN {_SIZE} Tf {at} Td <{codes}> Tj ET\nEMC\n"
        contents = page.Contents
        streams = list(contents) if isinstance(contents, Array) else [contents]
        page.Contents = Array([self._before, *streams, self._volume.make_stream(drawn.encode())])
        if "/Font" not in page.Resources:
            page.Resources.Font = Dictionary()
        page.Resources.Font[Name.VN] = self._font

    def _width(self, number: str) -> float:
        return sum(self._widths[self._codes[letter]] for letter in number) * _SIZE / 1000


@cache
def _specimen() -> bytes:
    """A page with every letter that a number can have: the type comes from here, made as all the pieces are."""
    return to_pdf(
        f'<html lang="en"><title>Numbers</title><style>p {{ font: 600 9pt "Noto Sans" }}</style><p>{_LETTERS}</p></html>'
    )


def _codes(to_unicode: bytes) -> Mapping[str, int]:
    """The code of each letter, from the table by which readers turn codes into text (ISO 32000-1, 9.10.3)."""
    return {bytes.fromhex(text.decode()).decode("utf-16-be"): int(code, 16) for code, text in _PAIR.findall(to_unicode)}


def _widths(font: Object) -> Mapping[int, float]:
    """The width of each code in thousandths of the size (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    written = list(font.W)
    while written:
        first, second = int(written.pop(0)), written.pop(0)
        if isinstance(second, Array):
            widths.update({first + place: float(width) for place, width in enumerate(second)})
        else:
            width = float(written.pop(0))
            widths.update(dict.fromkeys(range(first, int(second) + 1), width))
    return widths
