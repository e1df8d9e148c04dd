"""Articles as people write them in a free answer: `Art. 25; direct request of 2024, point 2` names Article 25."""

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


def named_articles(written: str, text: str) -> Iterator[str]:
    """The Articles that a free answer names, in the spelling of forms (`C029 Art. 2(2)(c)`, `C029 Art. 3–24`), each once.

    `text` is the code of the instrument they are of where the answer names none. What is not written as Articles are
    is passed over.
    """
    seen = set()
    for named in _NAMED.finditer(written):
        of = (named["text"] or text).upper()
        for one in _ONE.finditer(named["list"]):
            provision = f"{of} Art. {one['first']}" if one["last"] is None else _series(of, one["first"], one["last"])
            if provision not in seen:
                seen.add(provision)
                yield provision


def _series(of: str, first: str, last: str) -> str:
    """A series is of whole Articles, as forms name it."""
    return f"{of} Art. {first.partition('(')[0]}–{last.partition('(')[0]}"
