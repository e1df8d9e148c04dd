"""The numbers of a volume's objects: those that are the same in every volume, so that pieces know them, and who gets the rest.

Each piece has blocks of a thousand numbers of its own; what belongs to the whole, or to several pieces, has the rest of the
first block, and further ones as it needs them.
"""

from forms_app.documents.assembly.ready import BLOCK

CATALOGUE = 1
PAGES, TAGS, DOCUMENT, FIGURES, OPENING = b"2", b"3", b"4", b"5", b"6"  # as pieces write them
FIGURES_NAME = "/VN"  # the type of the running numbers, among the types of a page
_FIRST_FREE = 7
MOST_BLOCKS = 999  # three digits, as the marks of pieces are long


class FullError(ValueError):
    """A volume has no numbers left for another piece."""


class Numbers:
    """Gives each piece its blocks, and numbers to what belongs to the whole."""

    def __init__(self) -> None:
        self._block, self._next, self._end = 1, _FIRST_FREE, BLOCK

    def blocks(self, count: int) -> int:
        """The first of so many blocks. Raises FullError."""
        block, self._block = self._block, self._block + count
        if self._block > MOST_BLOCKS + 1:
            raise FullError("a volume has no room for so many pieces: make it a set of smaller ones")
        return block

    def one(self) -> int:
        """A number for an object of the whole. Raises FullError."""
        if self._next == self._end:
            self._next = self.blocks(1) * BLOCK
            self._end = self._next + BLOCK
        self._next += 1
        return self._next - 1
