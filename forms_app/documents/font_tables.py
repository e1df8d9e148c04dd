"""What a font of a file says of its glyphs."""

import re
from collections.abc import Mapping

from pikepdf import Array, Object

_PAIR = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>")


def letter_table(to_unicode: bytes) -> Mapping[int, str]:
    """The letter of each code, from the table by which readers turn codes into text (ISO 32000-1, 9.10.3)."""
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _PAIR.findall(to_unicode)}


def width_table(font: Object) -> Mapping[int, float]:
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
