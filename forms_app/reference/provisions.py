"""Provisions as each language cites them: `C029 Art. 2(2)(c)` is `C029, art. 2, paragr. 2 c)` in French.

Forms name provisions in one spelling, the English one; here it is read, and written as the ILO's own documents write it.
"""

import re
from dataclasses import dataclass

_NO_BREAK = "\u00a0"
_CONSTITUTION = "Constitution"
_PARTS = r"(?:\((?:\d+|[a-z]+)\))*"
_WRITTEN = re.compile(
    rf"""(?P<text>[CPR]\d{{3}}|MLC|{_CONSTITUTION})\s
    (?:Art\.\s(?P<first>\d+)(?:[-–](?P<last>\d+)|(?P<parts>{_PARTS}))
    |Para\.\s(?P<paragraph>\d+)(?P<inner>{_PARTS})|(?P<part>[IVXL]+))""",
    re.VERBOSE,
)
_WRITTEN_MARITIME = re.compile(
    rf"""(?P<text>MLC)\s
    (?:(?P<articles>Art\.)\s(?P<roman>[IVX]+)
    |(?P<titles>Title)\s(?P<title>[1-5])
    |(?P<rules>Regulation\s(?=\d)|Standard\s(?=A)|Guideline\s(?=B))(?P<rule>[AB]?[1-5](?:\.\d{{1,2}}){{1,4}})
    |(?P<appendices>Appendix)\s(?P<appendix>[AB][1-5]-[IVX]+))
    (?P<parts>{_PARTS})""",
    re.VERBOSE,
)
_PART = re.compile(r"\((\d+|[a-z]+)\)")
_TO = {"fr": "à", "es": "a"}
_PART_OF_TEXT = {"fr": "partie", "es": "parte"}
_PARAGRAPH = {"fr": "paragr.", "es": "párr."}
_MARITIME = {
    "fr": {
        "Art.": "art.",
        "Title": "titre",
        "Regulation": "règle",
        "Standard": "norme",
        "Guideline": "principe directeur",
        "Appendix": "annexe",
    },
    "es": {
        "Art.": "art.",
        "Title": "título",
        "Regulation": "regla",
        "Standard": "norma",
        "Guideline": "pauta",
        "Appendix": "anexo",
    },
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_CONSTITUTION_IN = {"fr": "Constitution", "es": "Constitución"}


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of an instrument or of the ILO Constitution.

    `article` is 0 where a Recommendation is cited, which has none: by a numbered Paragraph, or by a whole part (in Roman
    numerals). `last` ends a series of Articles. `parts` leads inwards: ('2', 'c') is paragraph 2, clause (c).
    The Maritime Labour Convention numbers otherwise: `kind` is what is cited of it (Art., Title, Regulation, Standard,
    Guideline, Appendix) and `number` its number there (II, 5, 2.3, A2.3, B2.3.1, A5-I); `article` is then 0.
    """

    text: str  # C029, P029, R184, MLC or Constitution
    article: int = 0
    last: int = 0
    parts: tuple[str, ...] = ()
    part: str = ""
    paragraph: int = 0
    kind: str = ""
    number: str = ""


def read_provision(written: str) -> Provision | None:
    """The provision that a form names: `C029 Art. 2(2)(c)`, `C029 Art. 3–24`, `R184 VI`, `R152 Para. 5(e)`,
    `MLC Standard A2.3(5)(a)`. None for any other spelling."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return _read_maritime(written)
    if found["part"]:
        return Provision(found["text"], part=found["part"])
    if found["paragraph"]:
        return Provision(found["text"], paragraph=int(found["paragraph"]), parts=tuple(_PART.findall(found["inner"])))
    return Provision(found["text"], int(found["first"]), int(found["last"] or 0), tuple(_PART.findall(found["parts"] or "")))


def _read_maritime(written: str) -> Provision | None:
    """What only the Maritime Labour Convention has: Articles in Roman numerals, Regulations and so on."""
    found = _WRITTEN_MARITIME.fullmatch(written)
    if found is None:
        return None
    kind = found["articles"] or found["titles"] or found["rules"] or found["appendices"]
    number = found["roman"] or found["title"] or found["rule"] or found["appendix"]
    return Provision(found["text"], parts=tuple(_PART.findall(found["parts"])), kind=kind.strip(), number=number)


def provision_words(written: str, locale: str) -> str:
    """A provision as that language cites it: `C029, art. 2, paragr. 2 c)` in French, `C029, art. 2, 2), c)` in Spanish.

    What cannot be read stays as it is written, and so does everything in languages other than these two.
    """
    language = locale.replace("-", "_").partition("_")[0]
    provision = read_provision(written) if language in _TO else None
    if provision is None:
        return written
    text = _CONSTITUTION_IN[language] if provision.text == _CONSTITUTION else provision.text
    return f"{text}, {_within(provision, language)}"


def provision_place(written: str) -> tuple[object, ...]:
    """What to sort provisions of one text by: Articles by number and inwards, then numbered Paragraphs, then whole parts, then
    Titles, each with its Regulations, and with a Regulation its Standards and Guidelines; what cannot be read comes last."""
    provision = read_provision(written)
    if provision is None:
        return 4, written
    inner = tuple((0, int(part), "") if part.isdecimal() else (1, len(part), part) for part in provision.parts)
    if provision.part:
        return 2, _roman(provision.part)
    if provision.kind == "Art.":
        return 0, _roman(provision.number), 0, inner, written
    if provision.kind:
        return 3, *_maritime_place(provision), inner
    return 0 if provision.article else 1, provision.article or provision.paragraph, provision.last, inner, written


def _maritime_place(provision: Provision) -> tuple[object, ...]:
    """A Title, its Regulations each with what is of the same number, and its appendices.

    A Regulation has two figures, in Title 5 most have three: what further figures a Standard or Guideline has are within it.
    """
    place, _, numeral = provision.number.lstrip("AB").partition("-")
    figures = tuple(int(one) for one in place.split("."))
    regulation = figures[: 3 if figures[0] == 5 else 2]
    kinds = ("Title", "Regulation", "Standard", "Guideline")
    if numeral:
        return figures[0], (99,), provision.number[0], (_roman(numeral),)
    return figures[0], regulation[1:], str(kinds.index(provision.kind)), figures


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _within(provision: Provision, language: str) -> str:
    """What is cited within the text."""
    if provision.kind:
        return _within_maritime(provision, language)
    if provision.part:
        return f"{_PART_OF_TEXT[language]}{_NO_BREAK}{provision.part}"
    place = f"art.{_NO_BREAK}{provision.article}"
    if provision.paragraph:
        place = f"{_PARAGRAPH[language]}{_NO_BREAK}{provision.paragraph}"
    if provision.last:
        return f"{place}{_NO_BREAK}{_TO[language]}{_NO_BREAK}{provision.last}"
    if language == "es":
        return ", ".join((place, *(f"{part})" for part in provision.parts)))
    return place + _french_parts(provision.parts)


def _within_maritime(provision: Provision, language: str) -> str:
    """`norme A2.3, paragr. 5 a)`, `norma A2.3, párr. 5, a)`; Articles are cited as those of other Conventions."""
    place = f"{_MARITIME[language][provision.kind]}{_NO_BREAK}{provision.number}"
    if language == "fr":
        return place + _french_parts(provision.parts)
    inner = [f"{part})" for part in provision.parts]
    if inner and provision.kind != "Art." and provision.parts[0].isdecimal():
        inner[0] = f"{_PARAGRAPH[language]}{_NO_BREAK}{provision.parts[0]}"
    return ", ".join((place, *inner))


def _french_parts(parts: tuple[str, ...]) -> str:
    """`, paragr. 2 c) ii)`: paragraphs by their number, what stands in them by letters and a bracket."""
    if not parts:
        return ""
    paragraph, inner = (parts[0], parts[1:]) if parts[0].isdecimal() else ("", parts)
    letters = "".join(f"{_NO_BREAK}{part})" for part in inner)
    return f", paragr.{_NO_BREAK}{paragraph}{letters}" if paragraph else letters
