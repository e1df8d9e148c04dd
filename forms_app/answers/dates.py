"""Calendar dates as pages and import files give them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.kind import Parts, first
from forms_app.answers.numerals import parse
from forms_app.answers.problems import refused

PIECES = ("day", "month", "year")
# Laws in force may be centuries old; beyond these years a date is a slip of the hand.
LEAST_YEAR, MOST_YEAR = 1500, 2200
DATE_SCHEMA: Mapping[str, Any] = {
    "type": "string",
    "format": "date",
    "pattern": "^(1[5-9][0-9]{2}|2[01][0-9]{2}|2200)-[0-9]{2}-[0-9]{2}$",
    "x-example": "2026-09-01",
}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def date_parts(prefix: str = "") -> tuple[str, ...]:
    """The names of the parts of one date: the whole (ISO 8601, from a date input) or day, month and year.

    Three boxes need no script and mean the same in every locale; an order such as 01/09 does not.
    """
    return (prefix, *(f"{prefix}-{piece}" if prefix else piece for piece in PIECES))


def raw_date(parts: Parts, prefix: str = "") -> Any:
    """The raw date of posted parts: its text, or a mapping of day, month and year; None when nothing is written."""
    whole, *pieces = (first(parts, name) or "" for name in date_parts(prefix))
    if whole.strip():
        return whole
    return dict(zip(PIECES, pieces, strict=True)) if any(piece.strip() for piece in pieces) else None


def split_date(value: str | None, prefix: str = "") -> dict[str, Sequence[str]]:
    """The parts of a kept date, all four, so that either way of asking finds its own."""
    if value is None:
        return {}
    year, month, day = (str(int(piece)) for piece in value.split("-"))
    return {name: (text,) for name, text in zip(date_parts(prefix), (value, day, month, year), strict=True)}


def read_date(raw: Any, address: Address, *, part: str = "") -> str | None:
    """A date as `YYYY-MM-DD` from such a text or from day, month and year; None when nothing is written.

    Raises UnreadableError: wrong-type, incomplete-date, not-a-date, year-out-of-range.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    pieces = _pieces(raw, address, part)
    if not LEAST_YEAR <= pieces[0] <= MOST_YEAR:
        raise refused(address, "year-out-of-range", part, least=LEAST_YEAR, most=MOST_YEAR)
    try:
        return date(*pieces).isoformat()
    except ValueError:
        raise refused(address, "not-a-date", part) from None


def _pieces(raw: Any, address: Address, part: str) -> tuple[int, int, int]:
    """Year, month and day as whole numbers."""
    if isinstance(raw, str):
        match = _ISO.fullmatch(raw.strip())
        if match is None:
            raise refused(address, "not-a-date", part)
        year, month, day = match.groups()
    elif isinstance(raw, Mapping):
        texts = [str(raw.get(piece) or "").strip() for piece in PIECES]
        if not all(texts):
            raise refused(address, "incomplete-date", part)
        day, month, year = texts
    else:
        raise refused(address, "wrong-type", part, expected="text")
    numbers = tuple(parse(piece, 0) for piece in (year, month, day))
    if any(number is None or not 0 < number < 10_000 or number % 1 for number in numbers):
        raise refused(address, "not-a-date", part)
    return tuple(int(number or 0) for number in numbers)  # type: ignore[return-value]  # three pieces went in
