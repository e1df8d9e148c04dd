"""How a text is cut into the terms it is found by. The page's script cuts a query the same way, by the same tables (`SPELLING`).

Case, accents and vowel signs of Arabic and Hebrew do not count. What is written without spaces between words (Chinese, Japanese,
Thai, Lao, Burmese, Khmer) is cut into pairs of characters.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

LONGEST = 30  # characters of a term; of a longer one the beginning counts

# Accents of the Latin, Greek and Cyrillic scripts, points of Hebrew, vowel signs of Arabic and its tatweel. The marks of other
# scripts are letters to their readers, and stay.
_MARKS = "".join(
    (
        "[\u0300-\u036f",
        "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7",
        "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]",
    )
)
_UNSPACED = "".join(
    (
        "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff",  # Thai and Lao, Burmese, Khmer
        "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f",  # Chinese, Japanese
    )
)
_LATIN = {"ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ς": "σ"}
_ARABIC = {
    "\u0671": "\u0627",
    "\u0649": "\u064a",
    "\u06cc": "\u064a",
    "\u0629": "\u0647",
    "\u06a9": "\u0643",
}  # alef, ya, ta, kaf
_DIGITS = {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
_SAME: Mapping[str, str] = _LATIN | _ARABIC | _DIGITS
_ARTICLE, _WITH_ARTICLE = "\u0627\u0644", 5  # the Arabic "the", and how many characters a word has that may begin with it

SPELLING: Mapping[str, object] = {"marks": _MARKS, "unspaced": _UNSPACED, "same": _SAME, "longest": LONGEST}

_removed = re.compile(_MARKS)
_table = str.maketrans(dict(_SAME))


def folded(text: str) -> str:
    """The text without case, accents and signs that do not count."""
    if text.isascii():
        return text.lower()
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    return unicodedata.normalize("NFC", _removed.sub("", lower).translate(_table))


def words(text: str) -> Iterator[str]:
    """What a query is cut into: words, and of what is written without spaces each pair of neighbouring characters."""
    for unspaced, word in _pattern().findall(folded(text)):
        if word:
            yield word[:LONGEST]
        elif len(unspaced) == 1:
            yield unspaced
        else:
            yield from (unspaced[place : place + 2] for place in range(len(unspaced) - 1))


def terms(text: str) -> frozenset[str]:
    """Everything that a text is found by: its words, Arabic ones without their article too, and of what is written without
    spaces the last characters, which begin no pair."""
    found: set[str] = set()
    for unspaced, word in _pattern().findall(folded(text)):
        if word:
            found.add(word[:LONGEST])
            if word.startswith(_ARTICLE) and len(word) >= _WITH_ARTICLE:
                found.add(word[len(_ARTICLE) :][:LONGEST])
        else:
            found.update(unspaced[place : place + 2] for place in range(len(unspaced)))
    return frozenset(found)


@cache
def _pattern() -> re.Pattern[str]:
    """A run of what is written without spaces, or a word: letters, digits and the marks among them."""
    spaced = "".join(f"{chr(first)}-{chr(last)}" for first, last in _runs(re.compile(f"[{_UNSPACED}]")))
    return re.compile(f"([{_UNSPACED}]+)|([{spaced}]+)")


def _runs(without: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The ranges of characters that words are made of, but for some."""
    start: int | None = None
    for code in range(sys.maxunicode + 2):
        part = code <= sys.maxunicode and unicodedata.category(chr(code))[0] in "LNM" and not without.match(chr(code))
        if part and start is None:
            start = code
        elif not part and start is not None:
            yield start, code - 1
            start = None
