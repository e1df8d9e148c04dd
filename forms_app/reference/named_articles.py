"""Articles as people write them in a free answer: `Art. 25; direct request of 2024, point 2` names Article 25.

Of the Maritime Labour Convention it may be a Regulation, a Standard or a Guideline: `Regulation 2.3; A2.3(5)`.
"""

import re
from collections.abc import Iterator

_NUMBER = r"\d{1,3}(?!\d)(?:\((?:\d{1,2}|[a-z]{1,4})\))*"
_BETWEEN = r"\s*(?:[,;&]|\band\b|\bet\b|\by\b|\be\b)\s*"
_TO = r"\s*(?:[-–]|\bto\b|\bà\b|\ba\b)\s*"
_SERIES = rf"{_NUMBER}(?:{_TO}{_NUMBER})?"
_NAMED = re.compile(
    rf"(?:(?P<text>\b[CPR]\d{{3}}|\bMLC)[,:]?\s*)?\bart(?:s|icles?|ículos?|iculos?)?\b\.?\s*(?P<list>{_SERIES}(?:{_BETWEEN}{_SERIES})*)",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?P<first>{_NUMBER})(?:{_TO}(?P<last>{_NUMBER}))?")

_MARITIME = "MLC"
_PARTS = r"(?:\((?:\d{1,2}|[a-z]{1,4})\))*"
_ROMAN = rf"[IVX]+\b{_PARTS}"
_REGULATION = rf"[1-5](?:\.\d){{1,2}}(?!\.?\d){_PARTS}"
_CODE = rf"[AB][1-5](?:\.\d{{1,2}}){{1,4}}(?!\.?\d){_PARTS}"
_NAMED_MARITIME = re.compile(
    rf"(?i:\bart(?:s|icles?|ículos?|iculos?)?\b\.?)\s*(?P<articles>{_ROMAN}(?:{_BETWEEN}{_ROMAN})*)"
    rf"|(?i:\b(?:regulations?|r[èe]gles?|reglas?))\s*(?P<regulations>{_REGULATION}(?:{_BETWEEN}{_REGULATION})*)"
    rf"|(?<![\w.])(?P<code>{_CODE})",
)
_ONE_MARITIME = re.compile(rf"{_ROMAN}|{_REGULATION}")
_OF_CODE = {"A": "Standard", "B": "Guideline"}


def named_articles(written: str, text: str) -> Iterator[str]:
    """The Articles that a free answer names, in the spelling of forms (`C029 Art. 2(2)(c)`, `C029 Art. 3–24`), each once.

    `text` is the code of the instrument they are of where the answer names none. What is not written as Articles are
    is passed over.
    """
    yield from dict.fromkeys(_articles(written, text))
    if text.upper() == _MARITIME:
        yield from dict.fromkeys(_maritime(written))


def _articles(written: str, text: str) -> Iterator[str]:
    for named in _NAMED.finditer(written):
        of = (named["text"] or text).upper()
        for one in _ONE.finditer(named["list"]):
            yield f"{of} Art. {one['first']}" if one["last"] is None else _series(of, one["first"], one["last"])


def _series(of: str, first: str, last: str) -> str:
    """A series is of whole Articles, as forms name it."""
    return f"{of} Art. {first.partition('(')[0]}–{last.partition('(')[0]}"


def _maritime(written: str) -> Iterator[str]:
    """Its Articles have Roman numerals; the letter of a number of its Code says whether it is of a Standard or a Guideline."""
    for named in _NAMED_MARITIME.finditer(written):
        if named["code"]:
            yield f"{_MARITIME} {_OF_CODE[named['code'][0]]} {named['code']}"
            continue
        kind = "Art." if named["articles"] else "Regulation"
        for one in _ONE_MARITIME.findall(named["articles"] or named["regulations"]):
            yield f"{_MARITIME} {kind} {one}"
