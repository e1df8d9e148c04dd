"""What a sent report speaks of, and at which of its questions: read from its snapshot without building all of it.

A year has a thousand reports, and an index needs of each a few words only.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms_app.reference.named_articles import named_articles

_ASSISTANCE = "assistance"  # the block whose tables have a column for Articles
_ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """What answered questions are about, in the order of the report.

    `language` (BCP 47) is that of the answers. `provisions` are as forms name them, each with the path of the question: those
    that the question cites, and those that the lines on assistance name. `points` are those of comments that are replied to: the
    comment's id, the point's number, and the path of the question.
    """

    language: str
    provisions: tuple[tuple[str, str], ...]
    points: tuple[tuple[str, int, str], ...]


def spoken_of(snapshot: str) -> SpokenOf:
    """Read it from a snapshot's JSON. Articles without an instrument are those of the report's first one: a Convention comes
    before its Protocol."""
    document = json.loads(snapshot)
    content = document["content"]
    answered = [
        (section, question)
        for section in document["sections"]
        for question in section["questions"]
        if question.get("answer") or _replied(question)
    ]
    return SpokenOf(
        content["language"],
        tuple((one, question["path"]) for section, question in answered for one in _provisions(section, question, content)),
        tuple((one["comment"], one["point"], question["path"]) for _, question in answered for one in _replied(question)),
    )


def _replied(question: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [one for one in question.get("replies", ()) if one.get("reply")]


def _provisions(section: Mapping[str, Any], question: Mapping[str, Any], content: Mapping[str, Any]) -> Iterator[str]:
    yield from question["reference"]
    if (section.get("block") or "").partition("@")[0] == _ASSISTANCE and content["instruments"]:
        yield from _named(content["answers"].get(question["path"]), content["instruments"][0])


def _named(rows: Any, instrument: str) -> Iterator[str]:
    """What the lines of a table on assistance name; other answers have no lines."""
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping):
            yield from named_articles(row.get(_ARTICLES, ""), instrument)
