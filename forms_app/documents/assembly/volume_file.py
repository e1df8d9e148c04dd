"""The file of a volume as it is written from its beginning to its end: objects, compressed streams of objects, table.

What was written is forgotten: of each object only the seven bytes remain that say where it stands (ISO 32000-1, 7.5.8).
"""

import hashlib
import zlib
from typing import BinaryIO

from forms_app.documents.assembly.frame import Numbers

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ROW = 7  # bytes: kind 1, place 4, index 2
_TOGETHER = 500  # objects in one compressed stream
_LEVEL = 4  # of compression: half the time of the usual 6, for a file 2 % larger
_INDEX = tuple(index.to_bytes(2) for index in range(_TOGETHER))


class VolumeFile:
    """One file; `numbers` says who has which. Each number is written once."""

    def __init__(self, out: BinaryIO, numbers: Numbers) -> None:
        self._numbers, self._out, self._at, self._digest = numbers, out, 0, hashlib.sha256()
        self._table = bytearray(_ROW)
        self._waiting: list[tuple[int, bytes]] = []
        self._write(_HEADER)

    def new(self) -> int:
        """A number for what belongs to the whole. Raises FullError."""
        return self._numbers.one()

    def put(self, number: int, words: bytes) -> None:
        """An object without bytes of its own; it is written with others."""
        self._waiting.append((number, words))
        if len(self._waiting) == _TOGETHER:
            self._put_waiting()

    def add(self, words: bytes) -> int:
        """The same, under a new number."""
        number = self.new()
        self.put(number, words)
        return number

    def stream(self, number: int, words: bytes, raw: bytes) -> None:
        """An object with bytes: `words` is its dictionary, which says how many there are."""
        self._row(number, b"\x01" + self._at.to_bytes(4) + b"\0\0")
        end = b"\r\n" if raw.endswith(b"\r") else b"\n"  # or its last byte could be taken for a part of the line's end
        self._write(b"%d 0 obj\n%s\nstream\n%s%sendstream\nendobj\n" % (number, words, raw, end))

    def packed(self, number: int, words: bytes, content: bytes) -> None:
        """The same, compressed: `words` is what its dictionary says besides, without its brackets."""
        raw = zlib.compress(content, _LEVEL)
        self.stream(number, b"<<%s/Filter/FlateDecode/Length %d>>" % (words, len(raw)), raw)

    def texts(self, number: int, first: int, count: int, begin: int, content: bytes) -> None:
        """Objects that stand together (ISO 32000-1, 7.5.7): `count` of them, with numbers from `first` on; `content` begins with
        their list, of `begin` bytes."""
        head = b"\x02" + number.to_bytes(4)
        self._rows(first, b"".join([head + index for index in _INDEX[:count]]))
        self.packed(number, b"/Type/ObjStm/N %d/First %d" % (count, begin), content)

    def finish(self, catalogue: int, about: int) -> bytes:
        """Write the table; the digest (SHA-256) of the file."""
        if self._waiting:
            self._put_waiting()
        number = self.new()
        self._row(number, b"\x01" + self._at.to_bytes(4) + b"\0\0")
        self._table[:_ROW] = b"\0\0\0\0\0\xff\xff"
        begin, rows = self._at, bytes(self._table)
        words = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
        name = self._digest.hexdigest()[:32].encode()
        self.packed(number, words % (len(rows) // _ROW, catalogue, about, name, name), rows)
        self._write(b"startxref\n%d\n%%%%EOF\n" % begin)
        return self._digest.digest()

    def _put_waiting(self) -> None:
        list_, at = [], 0
        for number, words in self._waiting:
            list_.append(b"%d %d" % (number, at))
            at += len(words) + 1
        head = b" ".join(list_) + b"\n"
        stream = self.new()
        for place, (number, _words) in enumerate(self._waiting):
            self._row(number, b"\x02" + stream.to_bytes(4) + _INDEX[place])
        content = head + b"\n".join([words for _number, words in self._waiting])
        self.packed(stream, b"/Type/ObjStm/N %d/First %d" % (len(self._waiting), len(head)), content)
        self._waiting = []

    def _row(self, number: int, row: bytes) -> None:
        self._rows(number, row)

    def _rows(self, first: int, rows: bytes) -> None:
        begin = first * _ROW
        if len(self._table) < begin + len(rows):
            self._table += bytes(begin + len(rows) - len(self._table))
        self._table[begin : begin + len(rows)] = rows

    def _write(self, content: bytes) -> None:
        self._out.write(content)
        self._digest.update(content)
        self._at += len(content)
