"""The bookmarks of a volume: what its pieces stand under, their titles, and their sections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from forms_app.documents.assembly.strings import text_string
from forms_app.documents.assembly.volume_file import VolumeFile


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: its words, and the place it leads to as the file writes it."""

    title: str
    place: bytes


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

    def write(self, file: VolumeFile) -> int:
        """Put them into the file, closed below the first level; the number of their root."""
        root = file.new()
        first, last, _total = _write(file, root, self._top)
        file.put(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, len(self._top)))
        return root


def _write(file: VolumeFile, parent: int, branches: Sequence[Branch]) -> tuple[int, int, int]:
    """Chain the branches below a parent: the first, the last, and how many there are with all below them."""
    numbers = [file.new() for _ in branches]
    total = len(branches)
    for place, (number, branch) in enumerate(zip(numbers, branches, strict=True)):
        words = b"<</Title%s/Dest%s/Parent %d 0 R" % (text_string(branch.mark.title), branch.mark.place, parent)
        if place:
            words += b"/Prev %d 0 R" % numbers[place - 1]
        if place + 1 < len(numbers):
            words += b"/Next %d 0 R" % numbers[place + 1]
        if branch.below:
            first, last, below = _write(file, number, branch.below)
            words += b"/First %d 0 R/Last %d 0 R/Count -%d" % (first, last, below)  # closed (ISO 32000-1, 12.3.3)
            total += below
        file.put(number, words + b">>")
    return numbers[0], numbers[-1], total
