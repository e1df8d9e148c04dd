"""The trees of a whole volume, each with a leaf that a piece has ready: pages, tags, numbers that lead to tags, cells."""

from collections.abc import Mapping, Sequence

from forms_app.documents.assembly import ready
from forms_app.documents.assembly.frame import DOCUMENT
from forms_app.documents.assembly.strings import name_string
from forms_app.documents.assembly.volume_file import VolumeFile

_NAMES_OF_A_LEAF = 256


class Trees:
    """Grows by a leaf of each for every piece, in the order of the pieces, which is that of their numbers."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._with_ids: list[int] = []
        self._next_key = 0

    def add(self, first: int, keys: int, ids: Sequence[bytes]) -> None:
        """A piece whose numbers, and keys from content to tags, begin at `first`, and which has these names of cells."""
        self._firsts.append(first)
        self._next_key = first + keys
        if ids:
            self._with_ids.append(first)

    def kids(self, which: int) -> bytes:
        """The leaves of a kind (`ready.NODE`, `ready.PART`, …)."""
        return _references(self._firsts, which)

    def tags(self, file: VolumeFile) -> bytes:
        """The root of all tags."""
        words = b"<</Type/StructTreeRoot/K %s 0 R/ParentTree %d 0 R/ParentTreeNextKey %d"
        numbers = file.add(b"<</Kids[%s]>>" % self.kids(ready.NUMBERS))
        root = words % (DOCUMENT, numbers, self._next_key)
        if self._with_ids:
            root += b"/IDTree %d 0 R" % file.add(b"<</Kids[%s]>>" % _references(self._with_ids, ready.IDS))
        return root + b">>"


def name_tree(file: VolumeFile, places: Mapping[str, bytes]) -> int:
    """All named places, in the order of their bytes (ISO 32000-1, 7.9.6); the number of the root."""
    named = sorted((name.encode(), place) for name, place in places.items())
    leaves = []
    for begin in range(0, len(named), _NAMES_OF_A_LEAF):
        some = [(name_string(name), place) for name, place in named[begin : begin + _NAMES_OF_A_LEAF]]
        entries = b"".join(name + place for name, place in some)
        leaves.append(file.add(b"<</Limits[%s%s]/Names[%s]>>" % (some[0][0], some[-1][0], entries)))
    return file.add(b"<</Kids[%s]>>" % _references(leaves, 0))


def _references(firsts: Sequence[int], which: int) -> bytes:
    return b" ".join(b"%d 0 R" % (first + which) for first in firsts)
