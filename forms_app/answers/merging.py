"""What becomes of a save by someone who may not have seen the newest answer."""

from dataclasses import dataclass

from forms_app.answers.values import Value
from forms_app.definitions.canonical import canonical_json


@dataclass(frozen=True, slots=True)
class Accept:
    """The value becomes the next revision."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The value is already there: nothing is stored, and the save succeeds."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody saved another value meanwhile: both are shown, and the person decides."""

    stored: Value


def judge_save(stored_revision: int, stored_value: Value, seen_revision: int, value: Value) -> Accept | Unchanged | Conflict:
    """Whether a save may be stored. Revisions count from 1; 0 is an answer that was never given (value None).

    A save that saw an older revision but brings the stored value succeeds: a repeated post, or two people who agree.
    A revision newer than the stored one was never given out and is judged as stale.
    """
    if _same(stored_value, value):
        return Unchanged()
    return Accept() if seen_revision == stored_revision else Conflict(stored_value)


def _same(one: Value, other: Value) -> bool:
    """Equal as JSON, where 1, 1.0 and true are three different things."""
    return canonical_json(one) == canonical_json(other)
