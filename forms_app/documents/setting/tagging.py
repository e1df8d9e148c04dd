"""The tree of tags of a file that is being written."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms_app.documents.setting.objects import Objects


@dataclass(slots=True)
class Element:
    """An element of the tree, as it grows: `kids` are what it holds, `page` is the object of its first text's page."""

    number: int
    tag: str
    parent: int
    more: str = ""
    page: int = 0
    kids: list[str] = field(default_factory=list)

    def holds(self, page: int, mark: int) -> None:
        """It holds a piece of the text of a page."""
        self.page = self.page or page
        self.kids.append(str(mark) if page == self.page else f"<</Type/MCR/Pg {page} 0 R/MCID {mark}>>")

    def words(self) -> str:
        """As it is written."""
        on = f"/Pg {self.page} 0 R" if self.page else ""
        return f"<</Type/StructElem/S/{self.tag}/P {self.parent} 0 R{on}{self.more}/K[{' '.join(self.kids)}]>>"


class Tags:
    """The elements of a document, below one for the whole."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self.root = objects.reserve()
        self.document = Element(objects.reserve(), "Document", self.root)
        self._all = [self.document]

    def add(self, parent: Element, tag: str, more: str = "") -> Element:
        """A new element at the end of another."""
        made = Element(self._objects.reserve(), tag, parent.number, more)
        parent.kids.append(f"{made.number} 0 R")
        self._all.append(made)
        return made

    def write(self, held: Sequence[str]) -> None:
        """Write all of them; `held` has what each key of the file's pages and links leads to."""
        for element in self._all:
            self._objects.put(element.number, element.words())
        numbers = " ".join(f"{key} {one}" for key, one in enumerate(held))
        tree = f"/ParentTree<</Nums[{numbers}]>>/ParentTreeNextKey {len(held)}"
        self._objects.put(self.root, f"<</Type/StructTreeRoot/K {self.document.number} 0 R{tree}>>")
