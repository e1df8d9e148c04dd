"""The bookmarks of a volume: what its pieces stand under, their titles, and their sections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pikepdf import Dictionary, Name, Object, Pdf, String

from forms_app.documents.assembly.copying import Mark


@dataclass(slots=True)
class Branch:
    """A bookmark with those below it."""

    mark: Mark
    below: list["Branch"] = field(default_factory=list)


class Bookmarks:
    """Grows in the order of the pages: pieces that follow one another under the same words share the bookmark above them."""

    def __init__(self) -> None:
        self._top: list[Branch] = []

    def add(self, under: Sequence[str], mark: Mark, sections: Iterable[Mark]) -> None:
        """Add a piece with its sections."""
        level = self._top
        for words in under:
            if not level or level[-1].mark.title != words:
                level.append(Branch(Mark(words, mark.place)))
            level = level[-1].below
        level.append(Branch(mark, [Branch(section) for section in sections]))

    def write(self, volume: Pdf) -> Object:
        """Put them into the volume, closed below the first level."""
        root = volume.make_indirect(Dictionary(Type=Name.Outlines))
        _write(volume, root, self._top)
        root.Count = len(self._top)
        return root


def _write(volume: Pdf, parent: Object, branches: Sequence[Branch]) -> int:
    """Chain the branches below a parent; how many there are, with all below them."""
    items = [
        volume.make_indirect(Dictionary(Title=String(one.mark.title), Dest=one.mark.place, Parent=parent)) for one in branches
    ]
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    if items:
        parent.First, parent.Last = items[0], items[-1]
    total = len(items)
    for item, branch in zip(items, branches, strict=True):
        below = _write(volume, item, branch.below)
        if below:
            item.Count = -below  # closed (ISO 32000-1, 12.3.3)
        total += below
    return total
