"""The cells of one row as typed values; what is wrong with them is collected, not raised."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from forms_app.reference.problems import Problem, shown
from forms_app.reference.tables import Row, Table

FIRST_DAY = date(1919, 1, 1)  # the year the Organization was founded
LAST_DAY = date(2199, 12, 31)

_Choice = TypeVar("_Choice", bound=StrEnum)
_Value = TypeVar("_Value")


class RowReader:
    """Reads one row. A cell that cannot be read gives a problem and a value of the right type that nobody will use.

    After reading, a row with `problems` is thrown away as a whole.
    """

    def __init__(self, table: Table, row: Row) -> None:
        self._table = table
        self._row = row
        self.problems: list[Problem] = []

    @property
    def line(self) -> int:
        return self._row.line

    def heading(self, column: str) -> str:
        """The heading as the file writes it; our own name when the file has no such column."""
        return self._table.headings.get(column, column)

    def fail(self, column: str, problem: str, /, **params: str | int) -> None:
        """Record a problem (its code) of this row in `column` ('': of the row)."""
        heading = self.heading(column) if column else ""
        short = {name: shown(value) if name == "value" and isinstance(value, str) else value for name, value in params.items()}
        self.problems.append(Problem(self._table.file, self.line, heading, problem, short))

    def text(self, column: str) -> str:
        """The cell with runs of white space made single spaces; '' when empty or when there is no such column."""
        return " ".join(self._row.cells.get(column, "").split())

    def long_text(self, column: str) -> str:
        """The cell with its lines as they are, for texts in Markdown; '' when empty or when there is no such column."""
        return "\n".join(self._row.cells.get(column, "").splitlines()).strip()

    def required(self, column: str) -> str:
        """The cell's text; an empty one is a problem. (A missing column is told once, for the heading.)"""
        text = self.text(column)
        if not text and column in self._table.headings:
            self.fail(column, "missing-value")
        return text

    def by_locale(self, prefix: str) -> dict[str, str]:
        """Texts by locale from the columns `<prefix>_<locale>` that are filled in."""
        columns = [name for name in self._row.cells if name.startswith(f"{prefix}_")]
        return {name[len(prefix) + 1 :]: text for name in columns if (text := self.text(name))}

    def code(self, column: str, pattern: str) -> str:
        """A required code of the given form (a regular expression for the whole)."""
        text = self.required(column)
        if text and not re.fullmatch(pattern, text, re.ASCII):
            self.fail(column, "bad-code", value=text)
        return text

    def choice(self, column: str, choices: type[_Choice]) -> _Choice | None:
        """One of the values of an enumeration, or None when empty."""
        text = self.text(column)
        if not text:
            return None
        try:
            return choices(text)
        except ValueError:
            self.fail(column, "unknown-value", value=text, known=", ".join(choices))
            return None

    def one_of(self, column: str, known: Iterable[str]) -> str:
        """One of the known texts, or '' when empty."""
        text = self.text(column)
        allowed = tuple(known)
        if text and text not in allowed:
            self.fail(column, "unknown-value", value=text, known=", ".join(allowed))
        return text

    def yes_no(self, column: str) -> bool | None:
        """yes or no in small letters; None when empty."""
        text = self.one_of(column, ("yes", "no"))
        return None if not text else text == "yes"

    def number(self, column: str, least: int, most: int) -> int | None:
        """A whole number in ASCII digits within the bounds, or None when empty."""
        text = self.text(column)
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,6}", text, re.ASCII):
            self.fail(column, "bad-number", value=text)
            return None
        if not least <= int(text) <= most:
            self.fail(column, "number-out-of-range", value=text, least=least, most=most)
        return int(text)

    def day(self, column: str) -> date | None:
        """A date written YYYY-MM-DD (ISO 8601 extended form) between 1919 and 2199, or None when empty."""
        text = self.text(column)
        if not text:
            return None
        try:
            value = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else None
        except ValueError:
            value = None
        if value is None:
            self.fail(column, "bad-date", value=text)
        elif not FIRST_DAY <= value <= LAST_DAY:
            self.fail(column, "date-out-of-range", value=text, first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat())
        return value

    def once(self, column: str, key: str, seen: dict[str, int]) -> None:
        """Refuse a key that an earlier row has; `seen` keeps the line of each."""
        if key and seen.setdefault(key, self.line) != self.line:
            self.fail(column, "duplicate", value=key, first_line=seen[key])


def read_rows(
    table: Table, problems: Iterable[Problem], build: Callable[[RowReader], _Value | None]
) -> tuple[list[tuple[int, _Value]], list[Problem]]:
    """Every row by `build`, with its line, and the problems so far followed by those of the rows.

    `build` returns None exactly when it has recorded a problem, or when a column it needs is missing from the heading.
    """
    values: list[tuple[int, _Value]] = []
    found = list(problems)
    for row in table.rows:
        reader = RowReader(table, row)
        value = build(reader)
        found += reader.problems
        if value is not None and not reader.problems:
            values.append((row.line, value))
    return values, found


def all_or_nothing(
    values: Iterable[tuple[int, _Value]], problems: Iterable[Problem]
) -> tuple[tuple[_Value, ...], tuple[Problem, ...]]:
    """The values if there is no problem, else none of them and the problems in the order of the file."""
    ordered = tuple(sorted(problems, key=lambda problem: (problem.line, problem.column, problem.code)))
    return ((), ordered) if ordered else (tuple(value for _, value in values), ())
