"""What can be set: titles, entries and rows of short words, each with links and places that links lead to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Style = Literal["plain", "strong", "link", "page", "mono"]  # page: the number of one


@dataclass(frozen=True, slots=True)
class Words:
    """Some words in one style. With an `address` (`volume:k3f9q2.1`, `#units`) they are a link, which `said` describes where
    it is read by itself; else its words do."""

    text: str
    style: Style = "plain"
    address: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of `level` 1 (the whole document's, over all columns), 2 or 3; links lead to it by `place`. Those of level 2 are
    bookmarks."""

    level: Literal[1, 2, 3]
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph; its further lines are indented."""

    words: Sequence[Words]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Leading:
    """A line of the contents: its ordinal, the link, and the number of the page at the end of the line. `within` another's."""

    ordinal: str
    words: Words
    number: str
    within: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and whether its words stand at its end, as numbers do."""

    name: str
    share: float
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: the words of each cell. The first cell names the row."""

    cells: Sequence[Sequence[Words]]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of the table that follows."""

    table: Sequence[Column]


Block = Title | Entry | Row | Heads | Leading


@dataclass(frozen=True, slots=True)
class Sheets:
    """A document: its first block is its title. Entries stand in so many `columns`; rows, which need one, have those of `table`.

    `foot` and `mark` stand below every page, `language` is that of the whole (en, fr, es).
    """

    blocks: Sequence[Block]
    language: str
    author: str
    created: datetime
    foot: str = ""
    mark: str = ""
    columns: int = 1
    table: Sequence[Column] = ()
