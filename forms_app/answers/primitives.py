"""What an answer is shown as: five primitives that pages, PDF, Word and spreadsheets render without knowing kinds.

The words inside are already chosen (the form's words in one language, names, the answer's own text). Dates and numbers
stay values, because the renderer's locale writes them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the words or the currency that stand beside it: `unit` for words, `currency` for ISO 4217."""

    number: Decimal
    unit: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A period, both days included; an open end is None."""

    start: date | None
    end: date | None


Atom = str | date | Amount | Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text or one value. `markdown` says that the text is its writer's Markdown; `written` that it is in the writer's
    language rather than the form's."""

    content: Atom
    markdown: bool = False
    written: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A reference that can be followed: within the document (`#law-2`) or an address a person wrote (https)."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class FileName:
    """An attached file: `size` in bytes, `sha256` in hexadecimal."""

    name: str
    sha256: str
    size: int | None = None


Inline = Paragraph | Items | Link | FileName


@dataclass(frozen=True, slots=True)
class Group:
    """A heading above neighbouring columns: its words, '' for none, and how many columns it spans."""

    words: str
    span: int


@dataclass(frozen=True, slots=True)
class Table:
    """Headed cells. `header` are column headings, or empty where the first cell of each line heads it.

    `heads_lines` says that the first cell of every line is its heading; `totals` counts the last lines that are sums and
    `total_column` says that the last column is one: their headings are empty, since the word is the renderer's.
    `groups` are headings above those of the columns, each with how many columns it spans ('' above those of no group).
    `binding` are the columns, or the lines of a table without header, whose answers bind the State, counted from 0.
    `anchor` is where links lead: of a table without header (one record) its own id, of one with a header the beginning
    of each line's id (`law` for `law-1`, `law-2`…).
    """

    header: tuple[str, ...]
    lines: tuple[tuple[tuple[Inline, ...], ...], ...]
    caption: str = ""
    heads_lines: bool = False
    totals: int = 0
    total_column: bool = False
    anchor: str = ""
    groups: tuple[Group, ...] = ()
    binding: tuple[int, ...] = ()


Primitive = Inline | Table
