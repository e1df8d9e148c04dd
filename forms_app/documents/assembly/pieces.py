"""What a volume is assembled from, and what comes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

SCHEME = "volume:"  # begins the address of a link from one piece to another: `volume:<key>`, `volume:<key>/<place>`


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that `preparing.py` made, to become a part of a volume; it is read where it lies, and stays there.

    Links of other pieces lead to its first page by its `key`, and to its own places by `<key>/<place>`; no two pieces of a volume
    have the same key. `title` is its bookmark, below those of `under`, the outermost first; its own bookmarks stand below it.
    The pages of the `front` are numbered by themselves, in Roman numerals; only the first pieces may be front.
    """

    key: str
    file: Path
    title: str
    under: tuple[str, ...] = ()
    front: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the piece of this key; no two of a volume have the same name, and `changed` is aware.

    `content` gives its bytes when they are written: those of a year need not be in memory together.
    """

    piece: str
    name: str
    media_type: str
    description: str
    changed: datetime
    content: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a volume says of itself: `language` is that of its headings, `created` aware.

    In a set `first_page` continues the numbers of the volume before it, and `elsewhere` has the name of the file in which each
    piece of the other volumes stands, by its key. With `archive` it is a file for the archive (PDF/A-3), which has those of
    the `attached` files whose pieces stand in it.
    """

    title: str
    author: str
    language: str
    created: datetime
    first_page: int = 1
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    archive: bool = False
    attached: Sequence[Attachment] = ()


@dataclass(frozen=True, slots=True)
class Assembled:
    """What was written: the file's digest (SHA-256, hexadecimal), its number of pages, and the page, counted from 1, on which
    each piece begins (by key)."""

    sha256: str
    pages: int
    begins: Mapping[str, int]


class PieceError(Exception):
    """A file that cannot become part of a volume: the key of the piece, and what is wrong with it."""

    def __init__(self, key: str, fault: str) -> None:
        super().__init__(f"{key}: {fault}")
        self.key = key
        self.fault = fault
