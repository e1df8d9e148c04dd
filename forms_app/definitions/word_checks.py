"""Whether a translation can stand for its English sentence: what loses meaning refuses it, what only looks odd is noted.

The program puts nothing into the words of a form and shows them as they are written. Signs that stand for something else
(`%(year)s`, `{name}`), addresses and marks of Markdown are therefore the author's own, and come back as they were.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from forms_app.definitions.problems import Param

MOST_CHARACTERS = 8000  # as of an English text

# How many characters a translation may have for each of the English, and how many more in any case. Of the 6600 sentences
# that the project has in French and Spanish, none has more than 1.5 for one and, beyond that, 28 (a sentence), 25 (an option
# or the heading of a line) or 6 (what stands in a narrow column, beside a box or on a button).
_LONGER = 1.5
_ROOM, _ROOM_OF_LABELS, _ROOM_OF_NARROW = 40, 25, 12
_SHORTER = 0.5  # the shortest translation of a sentence there is has 0.68
_SENTENCE = 40  # characters, from which on a short translation is told: below, "Young persons" is "Jeunes"
_COPIED = 4  # words, from which on the same text is no accident as "Maximum" is

_LABELS = frozenset({"option", "line"})
_NARROW = frozenset({"unit", "item", "group"})
_FACES = frozenset({"prompt", "help", "example", "pattern_hint", "title"})

_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd](?!\w)|\{\{[^{}]*\}\}|\{\w*\}")
_ADDRESS = re.compile(r"https?://\S*[^\s.,;:!?)\]»”’\"]|\bwww\.\S*[^\s.,;:!?)\]»”’\"]")
_LEAD = re.compile(r"\s*\(?(\d{1,2}(?=[.)]\s)|[a-z](?=\)\s)|[ivx]{1,5}(?=\)\s))", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:[.,’\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")

# The signs of Markdown, as a reader knows them, and how they are found
_MARKS: Mapping[str, re.Pattern[str]] = {
    "**": re.compile(r"\*\*|__"),
    "*": re.compile(r"(?<!\*)\*(?=[^*\s])|(?<=[^*\s])\*(?!\*)|(?<!\w)_(?=[^_\s])|(?<=[^_\s])_(?!\w)"),
    "`": re.compile(r"`"),
    "[…](…)": re.compile(r"\]\("),
    "<…>": re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE),
    "#": re.compile(r"^#{1,6} ", re.MULTILINE),
    "-": re.compile(r"^\s*[-*+] ", re.MULTILINE),
    "¶": re.compile(r"\n\s*\n"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing about a translation: a code of `problems.CODES` with its parameters; `refuses` where meaning would be lost."""

    code: str
    refuses: bool
    params: Mapping[str, Param] = field(default_factory=dict)


def faults_of(key: str, english: str, translation: str) -> Iterator[Fault]:
    """All that is wrong or odd with the translation of a sentence; its key says what the sentence is."""
    if not translation.strip():
        yield Fault("blank-translation", True)
        return
    if len(translation) > MOST_CHARACTERS:
        yield Fault("text-too-long", True, {"most": MOST_CHARACTERS})
    for check in _CHECKS:
        yield from check(key, english, translation)


def most_characters(key: str, english: str) -> int:
    """How long a translation can be without a note."""
    parts = key.split(".")
    room = _ROOM
    of = parts[-2] if len(parts) > 1 and parts[-1] not in _FACES else ""
    if parts[-1] in _NARROW or of == "column":
        room = _ROOM_OF_NARROW
    elif of in _LABELS:
        room = _ROOM_OF_LABELS
    return int(_LONGER * len(english)) + room


def _placeholders(_key: str, english: str, translation: str) -> Iterator[Fault]:
    before, after = (Counter(_PLACEHOLDER.findall(text)) for text in (english, translation))
    yield from (Fault("placeholder-lost", True, {"sign": sign}) for sign in before - after)
    yield from (Fault("placeholder-added", True, {"sign": sign}) for sign in after - before)


def _links(key: str, english: str, translation: str) -> Iterator[Fault]:
    """An address may be replaced by that of a translated page, but not go."""
    before, after = (Counter(_ADDRESS.findall(text)) for text in (english, translation))
    lost = list((before - after).elements())
    if after.total() < before.total():
        yield Fault("link-lost", True, {"address": lost[0]})
    elif lost and not key.endswith(".example"):
        yield Fault("address-differs", False, {"address": lost[0]})


def _marks(_key: str, english: str, translation: str) -> Iterator[Fault]:
    for sign, pattern in _MARKS.items():
        before, after = (len(pattern.findall(text)) for text in (english, translation))
        if before != after:
            yield Fault("markup-differs", True, {"sign": sign, "before": before, "after": after})


def _leads(_key: str, english: str, translation: str) -> Iterator[Fault]:
    before, after = _LEAD.match(english), _LEAD.match(translation)
    if before and (not after or after[1].lower() != before[1].lower()):
        yield Fault("lead-differs", True, {"lead": before[0].strip()})


def _figures(key: str, english: str, translation: str) -> Iterator[Fault]:
    if key.endswith(".example"):  # it may be one of another country
        return
    before, after = (_figures_in(text) for text in (english, translation))
    if before != after:
        shown = ", ".join([*(before - after).elements(), *(after - before).elements()])
        yield Fault("figures-differ", False, {"figures": shown})


def _figures_in(text: str) -> Counter[str]:
    """The figures of a text without the signs that divide thousands and decimals, which differ between languages."""
    return Counter(re.sub(r"\D", "", figure) for figure in _FIGURE.findall(_ADDRESS.sub("", text)))


def _length(key: str, english: str, translation: str) -> Iterator[Fault]:
    most, least = most_characters(key, english), int(_SHORTER * len(english))
    if len(translation) > most:
        yield Fault("translation-long", False, {"count": len(translation), "most": most})
    elif len(english) > _SENTENCE and len(translation) < least:
        yield Fault("translation-short", False, {"count": len(translation), "least": least})


def _copy(_key: str, english: str, translation: str) -> Iterator[Fault]:
    if english == translation and len(english.split()) >= _COPIED:
        yield Fault("same-as-english", False)


_CHECKS: tuple[Callable[[str, str, str], Iterator[Fault]], ...] = (
    _placeholders,
    _links,
    _marks,
    _leads,
    _figures,
    _length,
    _copy,
)
