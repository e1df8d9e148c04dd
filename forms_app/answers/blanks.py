"""What a blank form leaves room for: four shapes that documents draw without knowing kinds."""

from dataclasses import dataclass
from typing import Literal

from forms_app.answers.primitives import Group
from forms_app.answers.terms import Joined, Term

Shape = Literal["line", "word", "text", "date", "period", "number", "money", "reference", "file"]


@dataclass(frozen=True, slots=True)
class Space:
    """Room to write: `lines` to rule, and `unit` in words beside a number. A date, period, amount or word may be boxed."""

    shape: Shape
    lines: int = 1
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick, one of them or several."""

    labels: tuple[str, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class EmptyTable:
    """A table to fill in: `stubs` head its lines; without stubs it has `rows` empty lines.

    `brief` are the places of the columns that need little room, such as those of dates; the others share the rest.
    """

    header: tuple[str, ...]
    stubs: tuple[str, ...] = ()
    rows: int = 0
    groups: tuple[Group, ...] = ()  # headings above those of the columns
    caption: str = ""  # what its figures count
    binding: tuple[int, ...] = ()  # the columns whose answers bind the State, counted from 0
    brief: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A question of a record: its words (`help` may be ''), the condition it stands under, whether it binds, and its room."""

    prompt: str
    help: str
    condition: Term | Joined | None
    binding: bool
    room: "Blank"


@dataclass(frozen=True, slots=True)
class EmptyRecords:
    """Several times the same questions: for tables too wide or too wordy for columns, or with columns not always asked.

    `item` names one record ("Law or regulation"), `records` says how many to print; `more`: there may be more than those.
    """

    item: str
    fields: tuple[Field, ...]
    records: int
    more: bool = True


Blank = Space | Ticks | EmptyTable | EmptyRecords


def lines_of(room: Blank) -> int:
    """About how many lines of a page an empty answer takes, its prompt with it."""
    match room:
        case Space(lines=lines):
            return 1 + lines
        case Ticks(labels=labels):
            return 1 + len(labels)
        case EmptyTable(stubs=stubs, rows=rows):
            return 2 + (len(stubs) or rows)
        case EmptyRecords(fields=fields, records=records):
            return 1 + records * sum(lines_of(field.room) for field in fields)
