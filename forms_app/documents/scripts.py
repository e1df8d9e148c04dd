"""Which way each passage runs, decided from its words where they are not in the script of the text around them.

Templates write `lang` and `dir` where the language of words is known. Names, titles and answers whose writer used another
language than they said are left: HTML would have `dir="auto"` for them, which WeasyPrint 70 does not know.
"""

import re
from typing import Any

from forms_app.documents.words import direction

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_MARKS = "\u0591-\u05bd\u0610-\u061a\u064b-\u066d\u06d6-\u06ed\u06f0-\u06f9"  # points and digits, which begin no word
_RIGHT_TO_LEFT = re.compile(f"(?![{_MARKS}])[{RIGHT_TO_LEFT}]")
_HEBREW = re.compile("[\u05d0-\u05ea\ufb1d-\ufb4f]")
_EAST_ASIAN = "\u1100-\u11ff\u2e80-\u2fdf\u3040-\u30ff\u3100-\u31bf\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_OTHER = re.compile(f"[{RIGHT_TO_LEFT}{_EAST_ASIAN}]")
_LETTER = re.compile(r"[^\W\d_]")
_DECIDED = frozenset(
    ("p", "ul", "ol", "table", "caption", "th", "td", "dt", "dd", "blockquote", "bdi", *(f"h{n}" for n in range(1, 7)))
)


def runs_right_to_left(text: str) -> bool:
    """Whether a letter that is written from right to left stands in the text."""
    return _RIGHT_TO_LEFT.search(text) is not None


def more_sheets(html: str, root: Any) -> tuple[str, ...]:
    """The style sheets that a document needs besides the usual ones: none when its letters are Latin, Greek or Cyrillic."""
    mirrored: bool = root.get("dir") == "rtl"
    return ("scripts.css",) * (mirrored or _OTHER.search(html) is not None) + ("mirrored.css",) * mirrored


def settle(root: Any) -> None:
    """Write `dir` and `lang` on each paragraph, list, table, cell, heading and name that runs against the text around it.

    It does when its first letter and most of its letters say so: a citation at the beginning turns nothing.
    """
    _settle(root, root.get("dir") or "ltr")


def as_written(text: str, language: str) -> str:
    """The language of a text as far as its letters bear it out: itself, or one that nobody has named, of their script."""
    around = direction(language)
    here = _runs(text, around)
    return language if here == around else _unknown_language(text, here)


def _settle(element: Any, around: str) -> None:
    here = element.get("dir") or around
    if element.tag in _DECIDED:
        text = "".join(element.itertext())
        if _runs(text, here) != here:
            here = "ltr" if here == "rtl" else "rtl"
            element.set("dir", here)
            element.set("lang", _unknown_language(text, here))
    for child in element:
        _settle(child, here)


def _runs(text: str, around: str) -> str:
    """`rtl` or `ltr`: the way of the text around, unless the first letter and most letters run against it."""
    if around == "ltr" and not runs_right_to_left(text):
        return around
    letters = [runs_right_to_left(letter) for letter in _LETTER.findall(text)]
    against = [one is (around == "ltr") for one in letters]
    return ("rtl" if around == "ltr" else "ltr") if against and against[0] and sum(against) * 2 > len(against) else around


def _unknown_language(text: str, direction: str) -> str:
    """A language nobody has named, by its script (BCP 47): so no voice of another language reads it aloud."""
    if direction == "ltr":
        return "und"
    return "und-Hebr" if _HEBREW.search(text) else "und-Arab"
