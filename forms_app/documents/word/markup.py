"""Paragraphs and runs of WordprocessingML (ISO/IEC 29500-1, transitional), made with lxml directly.

python-docx looks through the body each time it appends to it, so that its time grows with the square of the length.
Texts become texts and nothing else: never a field, never markup.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel.core import Locale, UnknownLocaleError, get_global
from lxml import etree

from forms_app.documents.scripts import RIGHT_TO_LEFT, runs_right_to_left
from forms_app.documents.words import direction

Element = Any  # lxml has no types

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{WORD}}}"
R = f"{{{RELATIONS}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_MOST = 100_000  # characters of one text node: XML readers refuse those of ten million
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("(\r\n|[\n\r\x85\u2028\u2029]|\t)")
# A stretch from left to right within a text from right to left, and the other way round: from a letter to the last one.
_LATIN = re.compile(rf"(?![{RIGHT_TO_LEFT}])[^\W\d_](?:[^{RIGHT_TO_LEFT}]*(?![{RIGHT_TO_LEFT}])[\w)])?")
_ARABIC = re.compile(f"[{RIGHT_TO_LEFT}](?:[^A-Za-z\u00c0-\u058f]*[{RIGHT_TO_LEFT}])?")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as Word names it: with a country (`fr-FR`), and whether it is written from right to left."""

    culture: str
    rtl: bool
    east: bool


@lru_cache(maxsize=256)
def tongue(language: str) -> Tongue:
    """How Word names a language (BCP 47), `x-none` where it is unknown: then it is not read in another's voice."""
    if not re.fullmatch("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*", language):
        return Tongue("x-none", rtl=False, east=False)
    if language.startswith("und"):
        return Tongue("x-none", rtl=language in ("und-Arab", "und-Hebr"), east=False)
    return Tongue(_culture(language), direction(language) == "rtl", language.partition("-")[0] in ("zh", "ja", "ko"))


def _culture(language: str) -> str:
    """`fr` is `fr-FR`: Word proofs and reads aloud by language and country. English is that of the Office."""
    if language == "en":
        return "en-GB"
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return language
    if locale.territory:
        return f"{locale.language}-{locale.territory}"
    likely = get_global("likely_subtags").get(locale.language)
    return f"{locale.language}-{likely.rpartition('_')[2]}" if likely else language


@dataclass(frozen=True, slots=True)
class Look:
    """How a run differs from its paragraph: a style of characters, and emphasis."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False


PLAIN = Look()
FOLLOWED = Look("Hyperlink")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph differs from its style; lengths in twentieths of a point. `number` is (list, level), `level` its place in
    the outline (5 for a heading below Heading 4)."""

    number: tuple[int, int] | None = None
    left: int | None = None
    hanging: int = 0
    right_aligned: bool = False
    centred: bool = False
    level: int | None = None
    ruled: bool = False
    shaded: bool = False
    kept: bool = False


FLOWING = Layout()


def sub(parent: Element, name: str, /, **attributes: object) -> Element:
    """A new last child `w:name` with attributes of the same namespace."""
    return etree.SubElement(parent, W + name, {W + key: str(value) for key, value in attributes.items()})


def paragraph(parent: Element, style: str, language: str, layout: Layout = FLOWING) -> Element:
    """A new empty paragraph of a style, written in the direction of a language."""
    made = sub(parent, "p")
    properties = sub(made, "pPr")
    sub(properties, "pStyle", val=style)
    if layout is not FLOWING:
        _lay_out_before(properties, layout)
    if tongue(language).rtl:
        sub(properties, "bidi")
    if layout is not FLOWING:
        _lay_out_after(properties, layout)
    return made


def _lay_out_before(properties: Element, layout: Layout) -> None:
    """What the schema wants before the direction."""
    if layout.kept:
        sub(properties, "keepNext")
    if layout.number is not None:
        number = sub(properties, "numPr")
        sub(number, "ilvl", val=layout.number[1])
        sub(number, "numId", val=layout.number[0])
    if layout.ruled:
        sub(sub(properties, "pBdr"), "bottom", val="single", sz=4, space=1, color="C3C9F3")
    if layout.shaded:
        sub(properties, "shd", val="clear", color="auto", fill="F1F3FD")


def _lay_out_after(properties: Element, layout: Layout) -> None:
    """What the schema wants after it."""
    if layout.left is not None:
        sub(properties, "ind", left=layout.left, hanging=layout.hanging)
    if layout.right_aligned or layout.centred:
        sub(properties, "jc", val="right" if layout.right_aligned else "center")
    if layout.level is not None:
        sub(properties, "outlineLvl", val=layout.level - 1)


def write(parent: Element, text: str, language: str, look: Look = PLAIN) -> None:
    """Runs with a text in a language: line ends stay line ends, tabs tabs; characters that XML cannot hold are left out.

    What is written in the other direction stands in runs of its own, so that Word orders and reads it rightly.
    """
    spoken = tongue(language)
    for part, rtl in _directed(_ILLEGAL.sub("", text), spoken.rtl):
        for start in range(0, len(part), _MOST):
            _fill(_run(parent, spoken, look, rtl=rtl), part[start : start + _MOST])


def _run(parent: Element, spoken: Tongue, look: Look, *, rtl: bool) -> Element:
    made = sub(parent, "r")
    properties = sub(made, "rPr")
    if look is not PLAIN:
        _emphasize(properties, look)
    if rtl:
        sub(properties, "rtl")
    language = sub(properties, "lang", val=spoken.culture)
    if spoken.rtl:
        language.set(W + "bidi", spoken.culture)
    if spoken.east:
        language.set(W + "eastAsia", spoken.culture)
    return made


def _emphasize(properties: Element, look: Look) -> None:
    if look.style:
        sub(properties, "rStyle", val=look.style)
    for wanted, names in ((look.bold, ("b", "bCs")), (look.italic, ("i", "iCs")), (look.strike, ("strike",))):
        for name in names if wanted else ():
            sub(properties, name)


def _fill(run: Element, text: str) -> None:
    for piece in _BREAKS.split(text):
        if piece == "\t":
            sub(run, "tab")
        elif _BREAKS.fullmatch(piece):
            sub(run, "br")
        elif piece:
            made = sub(run, "t")
            made.text = piece
            made.set(_SPACE, "preserve")


def _directed(text: str, rtl: bool) -> Iterator[tuple[str, bool]]:
    """The text in stretches of one direction each, with whether that is from right to left."""
    if not rtl and not runs_right_to_left(text):
        yield text, False
        return
    place = 0
    for found in (_LATIN if rtl else _ARABIC).finditer(text):
        if found.start() > place:
            yield text[place : found.start()], rtl
        yield found.group(), not rtl
        place = found.end()
    if place < len(text):
        yield text[place:], rtl


def reads_from_right(text: str) -> bool:
    """Whether a text ends with a letter that is written from right to left."""
    return runs_right_to_left(text[-1:])


def field(parent: Element, instruction: str, shown: str, language: str, look: Look = PLAIN) -> None:
    """A field of ours; `shown` is what it says until Word computes it."""
    spoken = tongue(language)
    sub(_run(parent, spoken, look, rtl=False), "fldChar", fldCharType="begin")
    code = sub(_run(parent, spoken, look, rtl=False), "instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    sub(_run(parent, spoken, look, rtl=False), "fldChar", fldCharType="separate")
    write(parent, shown, language, look)
    sub(_run(parent, spoken, look, rtl=False), "fldChar", fldCharType="end")
