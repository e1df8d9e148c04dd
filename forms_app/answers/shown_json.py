"""What is shown, as JSON and back: the form in which the records keep a report as it was when it was sent.

Every part is a mapping with its name under `is`; fields with their default are left out. The names here and those of
the fields are a format that stored snapshots are written in: they may be added to, never changed.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from forms_app.answers.primitives import Amount, FileName, Group, Items, Link, Paragraph, Span, Table
from forms_app.answers.shown import ShownQuestion, ShownReply, ShownSection, Written
from forms_app.definitions.severity import Severity

_PARTS: Mapping[str, type[Any]] = {
    "section": ShownSection,
    "question": ShownQuestion,
    "reply": ShownReply,
    "written": Written,
    "paragraph": Paragraph,
    "items": Items,
    "link": Link,
    "file": FileName,
    "table": Table,
    "group": Group,
    "amount": Amount,
    "span": Span,
}
_NAMES = {part: name for name, part in _PARTS.items()}


def to_json(part: Any) -> Any:
    """JSON of a shown section or any piece of one. Raises TypeError for what a sent report does not hold."""
    match part:
        case Severity():
            return {"is": "severity", "value": part.value}
        case None | str() | bool() | int():
            return part
        case Decimal():
            return {"is": "decimal", "value": str(part)}
        case datetime():
            return {"is": "time", "value": part.isoformat()}
        case date():
            return {"is": "date", "value": part.isoformat()}
        case tuple():
            return [to_json(item) for item in part]
    if type(part) not in _NAMES:
        raise TypeError(f"{part!r} is no part of what a report shows")
    named = ((field, getattr(part, field.name)) for field in fields(part))
    kept = {field.name: to_json(value) for field, value in named if not _is_default(field, value)}
    return {"is": _NAMES[type(part)], **kept}


def from_json(raw: Any) -> Any:
    """The piece that `to_json` wrote. Raises KeyError or ValueError for what it did not write."""
    if isinstance(raw, list):
        return tuple(from_json(item) for item in raw)
    if not isinstance(raw, Mapping):
        return raw
    match raw["is"]:
        case "severity":
            return Severity(raw["value"])
        case "decimal":
            return Decimal(raw["value"])
        case "time":
            return datetime.fromisoformat(raw["value"])
        case "date":
            return date.fromisoformat(raw["value"])
        case name:
            return _PARTS[name](**{key: from_json(value) for key, value in raw.items() if key != "is"})


def _is_default(field: Field[Any], value: Any) -> bool:
    """Whether leaving the field out gives it back: equal is not enough, since False equals 0."""
    return field.default is not MISSING and type(value) is type(field.default) and bool(value == field.default)
