"""A volume as one JSON file for programs: what it says of itself, and each submission's content as it was sent.

`docs/volume.schema.json` describes the file.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from forms_app.documents.values import AssistanceNeeded, AssistanceReceived, Chapter, CommentPassage, SentPassage, Volume

FORMAT = 1


def write_json(volume: Volume, locale: str, contents: Mapping[str, str], path: Path) -> None:
    """Write the volume into a file. `locale` is the language of its names and labels.

    `contents` has the canonical JSON of each submission's content by reference. Each is asked for once and written as it is, a
    line each, so that they need not be in memory together and every one keeps its digest.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_text(_head(volume, locale)).removesuffix("}") + ',\n"submissions":[')
        for number, passage in enumerate(volume.sent):
            about = _text(_submission(passage)).removesuffix("}")
            file.write(f'{"," if number else ""}\n{about},"content":{contents[passage.reference]}}}')
        file.write("\n]}\n")


def _head(volume: Volume, locale: str) -> dict[str, Any]:
    """All but the submissions: the volume, its chapters and lists, what is said of assistance."""
    return {
        "format": FORMAT,
        "year": volume.year,
        "selection": volume.selection,
        "left_out": volume.left_out,
        "language": locale,
        "made_by": volume.made_by,
        "made_at": volume.made_at,
        "reader": volume.reader,
        "verify_url": volume.verify_url,
        "demonstration": volume.demonstration,
        "chapters": [_chapter(chapter) for chapter in volume.chapters],
        "received": [asdict(one) for one in volume.received],
        "missing": [asdict(one) for one in volume.missing],
        "assistance_received": [_assistance(one) for one in volume.assistance_received],
        "assistance_needed": [_assistance(one) for one in volume.assistance_needed],
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "unit": chapter.unit,
        "instruments": [asdict(one) for one in chapter.instruments],
        "comments": [_comment(one) for one in chapter.passages if isinstance(one, CommentPassage)],
        "submissions": [one.reference for one in chapter.passages if isinstance(one, SentPassage)],
    }


def _assistance(line: AssistanceReceived | AssistanceNeeded) -> dict[str, Any]:
    """A line on assistance without its place, which is one in a PDF."""
    return {name: value for name, value in asdict(line).items() if name != "place"}


def _comment(comment: CommentPassage) -> dict[str, Any]:
    return {
        "id": comment.id,
        "kind": comment.kind,
        "instrument": comment.instrument,
        "session_year": comment.session_year,
        "language": comment.language,
        "text": comment.text,
        "points": [{"number": number, "text": text} for number, text in enumerate(comment.points, 1)],
    }


def _submission(passage: SentPassage) -> dict[str, Any]:
    known = passage.provenance
    return {
        "reference": known.reference,
        "version": known.version,
        "sha256": known.digest,
        "act": passage.act,
        "side": passage.voice.side,
        "party": known.party,
        "person": known.person,
        "sent_at": known.at,
        "received_on_paper": known.received_on,
        "unit_name": passage.unit,
        "about": passage.about or None,
        "copies": [asdict(one) for one in passage.copies],
    }


def _text(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> str | int | float:
    """Dates and times in ISO 8601, a number as one."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} has no place in this file")
