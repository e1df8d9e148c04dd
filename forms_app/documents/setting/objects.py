"""The objects of a file written as text: tens of thousands of them, most of them links and their tags."""

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence

from pikepdf import Object, Pdf, Stream

_TOGETHER = 500  # objects in one compressed stream
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")


class Objects:
    """Objects by their numbers, which are given before they are written."""

    def __init__(self) -> None:
        self._words: list[bytes] = []
        self._raw: dict[int, bytes] = {}  # of those that have bytes of their own

    def reserve(self) -> int:
        """The number of an object that is to be written."""
        self._words.append(b"null")
        return len(self._words)

    def put(self, number: int, words: str) -> None:
        """Write an object without bytes of its own."""
        self._words[number - 1] = words.encode("ascii")

    def add(self, words: str) -> int:
        """Write a new object; its number."""
        number = self.reserve()
        self.put(number, words)
        return number

    def add_stream(self, content: bytes) -> int:
        """Write a new stream; its number."""
        packed = zlib.compress(content)
        number = self.add(f"<</Filter/FlateDecode/Length {len(packed)}>>")
        self._raw[number] = packed
        return number

    def copy(self, source: Pdf, one: Object, known: dict[int, int]) -> int:
        """Write an object of another file with all that it names; `known` has the numbers of what was copied before."""
        if one.objgen[0] not in known:
            number = known[one.objgen[0]] = self.reserve()
            if isinstance(one, Stream):
                self._raw[number] = one.read_raw_bytes()
            words = one.stream_dict.unparse(resolved=True) if isinstance(one, Stream) else one.unparse(resolved=True)
            self._words[number - 1] = _REFERENCE.sub(
                lambda met: b"%d 0 R" % self.copy(source, source.get_object(int(met[1]), 0), known), words
            )
        return known[one.objgen[0]]

    def file(self, root: int, info: int) -> bytes:
        """The file with all of them: those without bytes in compressed streams (ISO 32000-1, 7.5.7 and 7.5.8)."""
        parts, at = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], 15
        places: dict[int, bytes] = {}

        def put(number: int, words: bytes, raw: bytes) -> None:
            nonlocal at
            places[number] = _entry(1, at, 0)
            parts.append(b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, words, raw))
            at += len(parts[-1])

        for number, raw in self._raw.items():
            put(number, self._words[number - 1], raw)
        last = len(self._words)
        for words, raw, numbers in self._together():
            last += 1
            put(last, words, raw)
            places |= {number: _entry(2, last, place) for place, number in enumerate(numbers)}
        places[0], places[last + 1] = _entry(0, 0, 65535), _entry(1, at, 0)
        table = zlib.compress(b"".join(places[number] for number in range(last + 2)))
        digest = hashlib.sha256(b"".join(parts)).hexdigest()[:32].encode()
        head = b"<</Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (last + 2, root, info, digest, digest)
        parts.append(b"%d 0 obj\n%s/Filter/FlateDecode/Length %d>>\nstream\n" % (last + 1, head, len(table)))
        parts.append(b"%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, at))
        return b"".join(parts)

    def _together(self) -> Iterator[tuple[bytes, bytes, Sequence[int]]]:
        """Streams of objects: the words and the bytes of each, and the numbers of the objects in it."""
        plain = [number for number in range(1, len(self._words) + 1) if number not in self._raw]
        for begin in range(0, len(plain), _TOGETHER):
            numbers = plain[begin : begin + _TOGETHER]
            places, at = [], 0
            for number in numbers:
                places.append(b"%d %d" % (number, at))
                at += len(self._words[number - 1]) + 1
            first = b" ".join(places) + b"\n"
            packed = zlib.compress(first + b"\n".join(self._words[number - 1] for number in numbers))
            words = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(numbers), len(first), len(packed))
            yield words, packed, numbers


def _entry(kind: int, first: int, second: int) -> bytes:
    return kind.to_bytes(1) + first.to_bytes(4) + second.to_bytes(2)


def text_string(text: str) -> str:
    """A text of a file, in hexadecimal."""
    return f"<feff{text.encode('utf-16-be').hex()}>"
