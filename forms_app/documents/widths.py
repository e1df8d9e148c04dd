"""The narrowest width of a cell, found from its letters: half of what the setting of tables costs.

Cells break words anywhere when nothing else helps, so that a table never leaves its page. To find out how narrow a cell may
become, WeasyPrint 70 then lays its text out anew for each letter. Here a letter is laid out once for each font; whatever is not a
plain letter of Latin text goes WeasyPrint's way. tests/documents/test_widths.py fails when a new version makes this needless or
gives other pages.
"""

from typing import Any

from weasyprint.layout import preferred
from weasyprint.text.line_break import _font_style_cache_key

_split = preferred.split_first_line
_PLAIN = frozenset(map(chr, range(0x21, 0x7F)))
_WRAPPED = frozenset(("normal", "pre-wrap", "pre-line"))

# By font: the width of a letter that stands in a line of its own, with the space that may follow it. None: nothing plain.
_Letters = dict[str, float | None]
_of_fonts: dict[str, _Letters] = {}


def install() -> None:
    """Find widths this way in every document set from now on. Calling it again changes nothing."""
    preferred.split_first_line = _split_first_line


def _split_first_line(
    text: str, style: Any, context: Any, max_width: Any, spacing: Any, is_line_start: bool = True, minimum: bool = False
) -> Any:
    """What `split_first_line` gives; where a letter is known, only what `preferred` looks at: where to go on, and the width."""
    letter = _letter(text) if max_width == 0 and minimum and is_line_start and not spacing else ""
    letters = _letters(style) if letter else None
    if letters is None:
        return _split(text, style, context, max_width, spacing, is_line_start=is_line_start, minimum=minimum)
    if letter not in letters:
        found = _split(text, style, context, max_width, spacing, is_line_start=is_line_start, minimum=minimum)
        letters[letter] = found[3] if found[2] == len(letter) else None
        return found
    width = letters[letter]
    if width is None:
        return _split(text, style, context, max_width, spacing, is_line_start=is_line_start, minimum=minimum)
    return None, None, len(letter), width, None, None


def _letter(text: str) -> str:
    """The first letter, with one space behind it, if it and what follows are plain; '' where they are not, or nothing follows."""
    if len(text) < 3 or text[0] not in _PLAIN:
        return ""
    if text[1] in _PLAIN:
        return text[0]
    return text[:2] if text[1] == " " and text[2] in _PLAIN else ""


def _letters(style: Any) -> _Letters | None:
    """What is known of the style's font; None where words are not broken anywhere."""
    if not hasattr(style, "letters"):
        anywhere = style["overflow_wrap"] == "anywhere" and style["word_break"] == "normal" and style["white_space"] in _WRAPPED
        if anywhere and style["hyphens"] == "manual":
            more = (style[name] for name in ("letter_spacing", "word_spacing", "white_space"))
            key = " ".join(map(str, (_font_style_cache_key(style, include_size=True), *more)))
            style.letters = _of_fonts.setdefault(key, {})
        else:
            style.letters = None
    found: _Letters | None = style.letters
    return found
