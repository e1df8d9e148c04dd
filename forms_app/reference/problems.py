"""What is wrong with an imported file, as a code and parameters; the words are chosen where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a file of reference data.

    `line` counts from 1 and is the line on which the row begins; `column` is the heading as the file writes it, '' when the
    problem is the row's or the file's. `code` is one of `CODES`; `params` are what its sentence needs, never words.
    """

    file: str
    line: int
    column: str
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)


_SHOWN = 80


def shown(text: str) -> str:
    """A text of a file short enough to stand in a message: its first 80 characters."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


class PackagedDataError(Exception):
    """The data shipped with the program has problems; carries every one of them. A fault of ours, not of the user."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.file}:{p.line}: {p.column}: {p.code} {dict(p.params)}" for p in problems))
        self.problems = problems


CODES: Mapping[str, frozenset[str]] = {
    # the file
    "too-large": frozenset({"most"}),
    "not-utf8": frozenset({"byte"}),
    "empty-file": frozenset(),
    "no-rows": frozenset(),
    "bad-quoting": frozenset(),
    "cell-too-long": frozenset({"most"}),
    # the heading
    "missing-column": frozenset({"name"}),
    "unknown-column": frozenset({"known"}),
    "duplicate-column": frozenset(),
    # the row
    "too-many-cells": frozenset({"expected", "found"}),
    "too-few-cells": frozenset({"expected", "found"}),
    "duplicate": frozenset({"value", "first_line"}),
    "overlapping-ratification": frozenset({"unit", "instrument", "first_line"}),
    # the cell
    "control-character": frozenset({"codepoint"}),
    "missing-value": frozenset(),
    "unknown-value": frozenset({"value", "known"}),
    "bad-code": frozenset({"value"}),
    "bad-date": frozenset({"value"}),
    "date-out-of-range": frozenset({"value", "first", "last"}),
    "bad-number": frozenset({"value"}),
    "number-out-of-range": frozenset({"value", "least", "most"}),
    "dates-out-of-order": frozenset({"value", "earlier", "earlier_column"}),
    # what the row refers to
    "unknown-unit": frozenset({"value"}),
    "unknown-instrument": frozenset({"value"}),
    "unknown-territory-code": frozenset({"value"}),
    "missing-name": frozenset({"code"}),
    "fictional-code": frozenset({"value"}),
    "not-fictional-code": frozenset({"value"}),
    "number-mismatch": frozenset({"value", "code"}),
    "kind-mismatch": frozenset({"value", "code"}),
    "parent-mismatch": frozenset({"value", "code"}),
    "not-ratifiable": frozenset({"value"}),
    "instrument-not-in-force": frozenset({"value"}),
    "no-rules-for-year": frozenset({"value"}),
}
"""Every code, with the names of its parameters."""
