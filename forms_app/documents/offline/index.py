"""An inverted index, cut into pieces: which entries a term stands in. A browser loads only the pieces that a query needs."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from forms_app.documents.offline.terms import terms

PIECE = 96 * 1024  # characters, about: what a browser reads from a slow stick before an eye blinks
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring terms: the first of them, and for each a line `term entries`, each entry as its distance from the one before
    (the first from 0) to the base of 36."""

    first: str
    lines: str


class Index:
    """The terms of entries, which are added in the order of their numbers."""

    def __init__(self) -> None:
        self._entries: dict[str, array[int]] = {}

    def add(self, entry: int, text: str) -> None:
        """Let an entry be found by the terms of a text."""
        for term in terms(text):
            if term not in self._entries:
                self._entries[term] = array("I")
            self._entries[term].append(entry)

    def pieces(self, size: int = PIECE) -> Iterator[Piece]:
        """The whole index in the order in which a script compares texts (by code units of UTF-16)."""
        first, lines, length = "", list[str](), 0
        for term in sorted(self._entries, key=lambda term: term.encode("utf-16-be")):
            line = f"{term} {_distances(self._entries[term])}"
            if lines and length + len(line) > size:
                yield Piece(first, "\n".join(lines))
                lines, length = [], 0
            first = first if lines else term
            lines.append(line)
            length += len(line) + 1
        if lines:
            yield Piece(first, "\n".join(lines))


def _distances(entries: "array[int]") -> str:
    before, found = 0, []
    for entry in entries:
        found.append(_written(entry - before))
        before = entry
    return " ".join(found)


def _written(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if number == 0:
            return digits
