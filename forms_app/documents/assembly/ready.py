"""A piece made ready: its objects as they will stand in any volume, but for a few digits that each volume fills in.

A volume has hundreds of thousands of objects, most of them tags. To read each as a value, copy it and write it again is what
takes the time of a merge. So a piece is read once (`preparing.py`) and kept as text in which every number that a volume
decides is a mark as long as the number itself: to put the piece into a volume is to replace the marks, and no length changes.

Numbers of objects are given in blocks of a thousand: number 1234 of a piece whose blocks begin at 20 has the number 21234. The
mark stands for the block (blanks and digits: a blank may stand before any number), the last three digits are there already;
what counts links and pages for the tags goes the same way. Fonts and images are units of their own, which a volume writes once
however many pieces have them.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

_MAGIC = b"forms-app piece 1\n"
_DIGEST = hashlib.sha256().digest_size
BLOCK = 1000
MOST_BLOCKS = 256  # of one piece: some two thousand pages
NODE, PART, NUMBERS, IDS, FIRST_PAGE = 1, 2, 3, 4, 5  # what these objects of every piece are

INNER = re.compile(rb"\x03(\d{5})")  # a number of the same unit, in the texts of a unit


class UnfitError(Exception):
    """A file that cannot become, or is no longer, a piece: what is wrong with it, in English."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a piece: its page, counted from 0, and the upper left corner in points."""

    page: int
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Texts:
    """Objects that stand together in one compressed stream (ISO 32000-1, 7.5.7): `stream` is its own number, `first` that of the
    first of `count` objects, whose numbers follow one another; `content` has their list, `begin` bytes long, and them."""

    stream: int
    first: int
    count: int
    begin: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Stream:
    """An object with bytes of its own: `words` is its dictionary as text with marks, `raw` the bytes as they are written."""

    number: int
    words: bytes
    raw: bytes


@dataclass(frozen=True, slots=True)
class Unit:
    """Objects that a volume holds once: the first is what pages name. Their numbers among themselves count from 0.

    `digest` is the same for the same objects, whichever piece they come from; `raw` is None for an object without bytes.
    """

    digest: str
    objects: tuple[tuple[bytes, bytes | None], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link that leads out of the piece into the volume: `target` is the key of a piece, or `<key>/<place>`."""

    number: int
    words: bytes
    target: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A piece made ready.

    `corners` has the right, lower and upper edge of each page, in points. `objects` is the highest number used; from `stamps` on
    one for each page is free for what a volume writes on it. `keys` is how many numbers lead from pages and links to tags; `ids`
    are the names by which cells know their headers, the first and the last. `places` are the named ones, `marks` its bookmarks.
    """

    corners: tuple[tuple[float, float, float], ...]
    objects: int
    stamps: int
    keys: int
    ids: tuple[bytes, ...]
    places: tuple[tuple[str, Place], ...]
    marks: tuple[tuple[str, Place], ...]
    texts: tuple[Texts, ...]
    streams: tuple[Stream, ...]
    units: tuple[Unit, ...]
    links: tuple[Link, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.corners)

    @property
    def blocks(self) -> int:
        """How many blocks of numbers it takes."""
        return self.objects // BLOCK + 1


def mark(number: int) -> bytes:
    """A number of the piece, as it stands in its texts."""
    return b"\x01%02x%03d" % divmod(number, BLOCK)


def block_mark(block: int) -> bytes:
    """What stands for a block, to be replaced by three blanks and digits."""
    return b"\x01%02x" % block


def unit_mark(unit: int) -> bytes:
    """What stands for the number of a unit's first object, to be replaced by six blanks and digits."""
    return b"\x02%05d" % unit


def inner_mark(place: int) -> bytes:
    """What stands for the number of an object of the same unit."""
    return b"\x03%05d" % place


def written(ready: Ready) -> bytes:
    """The piece as a file."""
    body: list[bytes] = []

    def put(content: bytes) -> int:
        body.append(content)
        return len(content)

    head = {
        "corners": ready.corners,
        "objects": ready.objects,
        "stamps": ready.stamps,
        "keys": ready.keys,
        "ids": [_text(one) for one in ready.ids],
        "places": [[name, place.page, place.left, place.top] for name, place in ready.places],
        "marks": [[title, place.page, place.left, place.top] for title, place in ready.marks],
        "texts": [[one.stream, one.first, one.count, one.begin, put(zlib.compress(one.content))] for one in ready.texts],
        "streams": [[one.number, _text(one.words), put(one.raw)] for one in ready.streams],
        "units": [
            [unit.digest, [[_text(words), None if raw is None else put(raw)] for words, raw in unit.objects]]
            for unit in ready.units
        ],
        "links": [[one.number, _text(one.words), one.target] for one in ready.links],
    }
    packed = zlib.compress(json.dumps(head, separators=(",", ":")).encode())
    content = b"".join((len(packed).to_bytes(4), packed, *body))
    return _MAGIC + hashlib.sha256(content).digest() + content


@dataclass(frozen=True, slots=True)
class Size:
    """What is asked of a piece before it is put into a volume: pages, blocks of numbers, and the page of each named place,
    counted from 0."""

    pages: int
    blocks: int
    places: Mapping[str, int]


def size_of(file: BinaryIO) -> Size:
    """The size of a piece, from its head. Whether it is whole is seen when it is read. Raises UnfitError."""
    magic = file.read(len(_MAGIC) + _DIGEST)
    if not magic.startswith(_MAGIC):
        raise UnfitError("it is no piece of a volume")
    try:
        head = json.loads(zlib.decompress(file.read(int.from_bytes(file.read(4)))))
        places = {name: page for name, page, *_ in head["places"]}
        return Size(len(head["corners"]), head["objects"] // BLOCK + 1, places)
    except (zlib.error, ValueError, KeyError) as error:
        raise UnfitError("it is damaged") from error


def is_whole(content: bytes) -> bool:
    """Whether a file is a piece, of this form, as it was written: a single changed byte is noticed."""
    begin = len(_MAGIC) + _DIGEST
    return content.startswith(_MAGIC) and hashlib.sha256(memoryview(content)[begin:]).digest() == content[len(_MAGIC) : begin]


def read(content: bytes) -> Ready:
    """The piece of a file. Raises UnfitError for one that is not whole."""
    if not is_whole(content):
        raise UnfitError("it is damaged, or no piece of a volume")
    rest = memoryview(content)[len(_MAGIC) + _DIGEST :]
    size = int.from_bytes(rest[:4])
    return _ready(json.loads(zlib.decompress(rest[4 : 4 + size])), _Body(rest[4 + size :]))


class _Body:
    """The bytes behind the head, taken in the order in which the head tells of them."""

    def __init__(self, content: memoryview) -> None:
        self._content, self._at = content, 0

    def take(self, size: int) -> bytes:
        begin, self._at = self._at, self._at + size
        return bytes(self._content[begin : self._at])


def _ready(head: Mapping[str, Any], body: _Body) -> Ready:
    return Ready(
        corners=tuple((right, bottom, top) for right, bottom, top in head["corners"]),
        objects=head["objects"],
        stamps=head["stamps"],
        keys=head["keys"],
        ids=tuple(_bytes(one) for one in head["ids"]),
        places=tuple((name, Place(*place)) for name, *place in head["places"]),
        marks=tuple((title, Place(*place)) for title, *place in head["marks"]),
        texts=tuple(
            Texts(stream, first, count, begin, zlib.decompress(body.take(size)))
            for stream, first, count, begin, size in head["texts"]
        ),
        streams=tuple(Stream(number, _bytes(words), body.take(size)) for number, words, size in head["streams"]),
        units=tuple(
            Unit(digest, tuple((_bytes(words), None if size is None else body.take(size)) for words, size in objects))
            for digest, objects in head["units"]
        ),
        links=tuple(Link(number, _bytes(words), target) for number, words, target in head["links"]),
    )


def _text(words: bytes) -> str:
    return words.decode("latin-1")


def _bytes(words: str) -> bytes:
    return words.encode("latin-1")
