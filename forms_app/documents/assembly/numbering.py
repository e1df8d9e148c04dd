"""The objects of a file found, numbered as they will be in a piece, and written with marks for what a volume decides."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from forms_app.documents.assembly.letting_in import Objgen
from forms_app.documents.assembly.ready import UnfitError, Unit, inner_mark

# A string, so that what looks like a reference within it is none; or a reference.
_REFERENCE = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9a-fA-F]*>|\b(\d+) (\d+) R\b", re.DOTALL)
_MARKS = re.compile(rb"[\x01-\x03]")
_MOST_OF_A_UNIT = 50  # objects: a font has five

Written = Callable[[Objgen], bytes]  # how a number is written in a text


@dataclass(slots=True)
class Found:
    """All objects below some roots: `plain` and `streams` in the order in which they were met, and the units."""

    plain: list[Objgen] = field(default_factory=list)
    streams: list[Objgen] = field(default_factory=list)
    roots_of_units: list[Objgen] = field(default_factory=list)


def find(source: Pdf, roots: Iterable[Object], known: Iterable[Objgen]) -> Found:
    """Follow all references from the roots on, but not into objects that are `known` already."""
    found, seen = Found(), set(known)
    waiting = [objgen for root in roots for objgen in _named_in(words_of(root))]
    for objgen in waiting:  # grows as they are followed
        if objgen in seen:
            continue
        seen.add(objgen)
        one = source.get_object(objgen)
        if _is_unit(one):
            found.roots_of_units.append(objgen)
            continue
        (found.streams if isinstance(one, Stream) else found.plain).append(objgen)
        waiting += _named_in(words_of(one))
    return found


def words_of(one: Object) -> bytes:
    """An object as text, a stream by its dictionary. Raises UnfitError for a text with marks."""
    words = (one.stream_dict if isinstance(one, Stream) else one).unparse(resolved=True)
    if _MARKS.search(words):
        raise UnfitError("it has control characters where none can be")
    return words


def renumbered(words: bytes, written: Written) -> bytes:
    """A text with its references written in another way."""

    def change(met: re.Match[bytes]) -> bytes:
        return met[0] if met[1] is None else written((int(met[1]), int(met[2]))) + b" 0 R"

    return _REFERENCE.sub(change, words)


def unit(source: Pdf, root: Objgen) -> Unit:
    """A font or an image with all that belongs to it. Raises UnfitError where that has no end."""
    places = {root: 0}
    order = [root]
    for objgen in order:
        for other in _named_in(words_of(source.get_object(objgen))):
            if other not in places:
                places[other] = len(order)
                order.append(other)
        if len(order) > _MOST_OF_A_UNIT:
            raise UnfitError("a font or an image has more parts than any has")
    objects = tuple(part(source.get_object(objgen), lambda other: inner_mark(places[other])) for objgen in order)
    digest = hashlib.sha256()
    for words, raw in objects:
        digest.update(b"%d %d " % (len(words), -1 if raw is None else len(raw)) + words + (raw or b""))
    return Unit(digest.hexdigest(), objects)


def part(one: Object, written: Written) -> tuple[bytes, bytes | None]:
    """An object as text, and the bytes of a stream."""
    if not isinstance(one, Stream):
        return renumbered(words_of(one), written), None
    raw = one.read_raw_bytes()
    one.stream_dict.Length = len(raw)
    return renumbered(words_of(one), written), raw


def _named_in(words: bytes) -> list[Objgen]:
    return [(int(number), int(generation)) for number, generation in _REFERENCE.findall(words) if number]


def _is_unit(one: Object) -> bool:
    if isinstance(one, Stream):
        return one.stream_dict.get("/Subtype") == Name.Image
    return isinstance(one, Dictionary) and one.get("/Type") == Name.Font
