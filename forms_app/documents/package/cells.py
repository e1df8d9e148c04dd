"""What stands in a cell of a CSV file: exact for programs, and harmless where a spreadsheet opens the file."""

import re
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | bool | Decimal | date | datetime | None

_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def written(value: Cell) -> str:
    """A value as text: ISO 8601 dates, times with their offset, numbers with a point and all their digits, true and false."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case int():
            return str(value)
        case _:
            return guarded(value)


def guarded(text: str) -> str:
    """A text that a spreadsheet would take for a formula, with an apostrophe before it. A number stays as it is."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
