"""A letter and its marks as one glyph: so viewers find, copy and export the line that they stand in.

A font draws `قّ` as two glyphs at two heights. PDF viewers take each height for a line of its own (Poppler, PDFium), so that a
mark broke its line into pieces out of order. Here such a cluster becomes a composite glyph of the embedded font, as TrueType
has them for `é`. Where text runs from right to left, the glyph's is the marks and then the letter: both viewers turn the letters
of a glyph round as they do the glyphs of a line. What is read aloud does not depend on it (logical_text.py). Only fonts with
TrueType outlines can be completed; all of ours for such scripts are.
"""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import FROM_UNITS, pango

_clean = Font.clean
_ROOM = 64  # numbers after a font's last glyph that WeasyPrint uses itself, for letters a font lacks
_XY, _ROUNDED = 0x0002, 0x0004  # flags of a component: its arguments are distances, kept to whole units

Parts = tuple[tuple[int, int, int], ...]  # glyph, and its place to the right and above, in the font's units


@dataclass
class Joined:
    """The composite glyphs of one font file by their parts: number and width in the font's units."""

    first: int
    glyphs: dict[Parts, tuple[int, int]] = field(default_factory=dict)

    def number(self, parts: Parts, width: int) -> int:
        """The number of the glyph with these parts, a new one when there is none."""
        return self.glyphs.setdefault(parts, (self.first + len(self.glyphs), width))[0]


def install() -> None:
    """Put composite glyphs into the fonts of every PDF made from now on. Calling it again changes nothing."""
    Font.clean = _completed


def join(stream: Any, font: Any, size: float, cluster: list[Any], text: str) -> None:
    """Make the glyphs of a cluster one, in the line that is about to be drawn. `cluster`: Pango's, in visual order.

    `text` is what the glyph stands for, in visual order too.
    """
    if "glyf" not in font.tables or "fvar" in font.tables:
        return
    joined = _joined(stream, font)
    units = FROM_UNITS / size * font.upem
    parts, across = [], 0
    for one in cluster:
        place = one.geometry
        parts.append((int(one.glyph), round((across + place.x_offset) * units), round(-place.y_offset * units)))
        across += place.width
    number = joined.number(tuple(parts), round(across * units))
    font.to_unicode[number] = text
    font.widths[number] = round(across * units * 1000 / font.upem)
    for one in cluster:
        one.glyph, one.geometry.width, one.geometry.x_offset, one.geometry.y_offset = pango.PANGO_GLYPH_EMPTY, 0, 0, 0
    cluster[0].glyph, cluster[0].geometry.width = number, across


def _joined(stream: Any, font: Any) -> Joined:
    """That of the font file, which several fonts of a document may have in common."""
    if not hasattr(font, "joined"):
        same = (other.joined for other in stream._fonts.values() if other.hash == font.hash and hasattr(other, "joined"))
        font.joined = next(same, None) or Joined(font.glyph_count + _ROOM)
    found: Joined = font.joined
    return found


def _completed(font: Any, to_unicode: Any, hinting: Any) -> None:
    joined: Joined | None = getattr(font, "joined", None)
    if joined is None:
        _clean(font, to_unicode, hinting)
        return
    parts = {glyph: "" for made in joined.glyphs for glyph, _, _ in made}
    _clean(font, parts | to_unicode, hinting)
    with TTFont(BytesIO(font.file_content), recalcTimestamp=False) as file:
        _add(file, joined)
        written = BytesIO()
        file.save(written)
    font.file_content = written.getvalue()


def _add(file: Any, joined: Joined) -> None:
    outlines, metrics, order = file["glyf"], file["hmtx"].metrics, list(file.getGlyphOrder())
    order += [f"free{number}" for number in range(len(order), joined.first)]
    for parts, (number, width) in joined.glyphs.items():
        order.append(f"joined{number}")
        outlines.glyphs[order[-1]] = _composite([(order[glyph], right, above) for glyph, right, above in parts])
        metrics[order[-1]] = (width, 0)
    for name in order:
        outlines.glyphs.setdefault(name, Glyph())
        metrics.setdefault(name, (0, 0))
    file.setGlyphOrder(order)
    outlines.setGlyphOrder(order)
    file["post"].formatType = 3.0


def _composite(parts: list[tuple[str, int, int]]) -> Any:
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, []
    for name, right, above in parts:
        part = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = name, right, above, _XY | _ROUNDED
        glyph.components.append(part)
    return glyph
