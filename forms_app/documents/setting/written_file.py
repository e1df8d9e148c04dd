"""A file as it is written page by page: tags, links, places and bookmarks."""

from pikepdf import Pdf

from forms_app.documents.setting.objects import Objects, text_string
from forms_app.documents.setting.tagging import Element, Tags

Box = tuple[float, float, float, float]  # left, lower, right, upper, in points from the lower left corner of the page


class WrittenFile:
    """Pages of one size, with their tags. The outermost bookmark is the title's."""

    def __init__(self, title: str, language: str, width: float, height: float) -> None:
        self._title, self._language = title, language
        self._size = f"{width:.2f} {height:.2f}"
        self._objects = Objects()
        self.tags = Tags(self._objects)
        self._root, self._tree, self._resources = (self._objects.reserve() for _ in range(3))
        self._pages: list[int] = []
        self._held: list[str] = []  # what each key of pages and links leads to
        self._marked: list[str] = []  # of this page: the elements that hold its text
        self._notes: list[str] = []  # of this page: its links
        self._key = 0  # of this page
        self._places: dict[str, str] = {}
        self._bookmarks: list[tuple[str, str]] = []

    def begin_page(self) -> None:
        """All that comes now stands on a new page."""
        self._pages.append(self._objects.reserve())
        self._key, self._marked, self._notes = len(self._held), [], []
        self._held.append("")

    def end_page(self, painted: str) -> None:
        """What the page is painted with."""
        stream = self._objects.add_stream(painted.encode("ascii"))
        self._held[self._key] = f"[{' '.join(self._marked)}]"
        notes = f"/Annots[{' '.join(self._notes)}]" if self._notes else ""
        frame = f"/Type/Page/Parent {self._tree} 0 R/MediaBox[0 0 {self._size}]/Resources {self._resources} 0 R/Tabs/S"
        own = f"/Contents {stream} 0 R/StructParents {self._key}{notes}"
        self._objects.put(self._pages[-1], f"<<{frame}{own}>>")

    def marked(self, element: Element, painted: str) -> str:
        """Something painted on this page as the text of an element."""
        mark = len(self._marked)
        self._marked.append(f"{element.number} 0 R")
        element.holds(self._pages[-1], mark)
        return f"/{element.tag} <</MCID {mark}>> BDC\n{painted}EMC\n"

    def link(self, element: Element, box: Box, address: str, said: str) -> None:
        """A place on this page leads to an address, or within the file (`#place`); the tag of the link is `element`."""
        leads = f"/Dest{text_string(address[1:])}" if address.startswith("#") else f"/A<</S/URI/URI({_escaped(address)})>>"
        rect = " ".join(f"{one:.2f}" for one in box)
        look = f"/Type/Annot/Subtype/Link/Rect[{rect}]/Border[0 0 0]/F 4/Contents{text_string(said)}"
        number = self._objects.add(f"<<{look}/StructParent {len(self._held)}{leads}>>")
        self._held.append(f"{element.number} 0 R")
        self._notes.append(f"{number} 0 R")
        element.kids.append(f"<</Type/OBJR/Pg {self._pages[-1]} 0 R/Obj {number} 0 R>>")

    def place(self, name: str, left: float, upper: float) -> None:
        """A place on this page that links lead to."""
        self._places[name] = self._here(left, upper)

    def bookmark(self, title: str, left: float, upper: float) -> None:
        """A bookmark below the title's."""
        self._bookmarks.append((title, self._here(left, upper)))

    def content(self, specimen: Pdf) -> bytes:
        """The whole file, with the fonts of the specimen and what that says of itself to programs."""
        self.tags.write(self._held)
        put, known = self._objects.put, dict[int, int]()
        fonts = specimen.pages[0].obj.Resources.Font
        copied = "".join(f"{name} {self._objects.copy(specimen, font, known)} 0 R" for name, font in fonts.items())
        put(self._resources, f"<</Font<<{copied}>>>>")
        info = self._objects.copy(specimen, specimen.trailer.Info, known)
        metadata = self._objects.copy(specimen, specimen.Root.Metadata, known)
        kids = " ".join(f"{one} 0 R" for one in self._pages)
        put(self._tree, f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>")
        named = sorted((text_string(name), leads) for name, leads in self._places.items())
        names = "".join(f"{name} {leads}" for name, leads in named)
        says = f"/Lang{text_string(self._language)}/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
        leads = f"/StructTreeRoot {self.tags.root} 0 R/Outlines {self._outlines()} 0 R/Names<</Dests<</Names[{names}]>>>>"
        put(self._root, f"<</Type/Catalog/Pages {self._tree} 0 R/Metadata {metadata} 0 R{says}{leads}>>")
        return self._objects.file(self._root, info)

    def _here(self, left: float, upper: float) -> str:
        return f"[{self._pages[-1]} 0 R/XYZ {left:.2f} {upper:.2f} 0]"

    def _outlines(self) -> int:
        """The bookmarks, those below the title's shut."""
        root, title = self._objects.reserve(), self._objects.reserve()
        below = [self._objects.reserve() for _ in self._bookmarks]
        for place, (number, (words, leads)) in enumerate(zip(below, self._bookmarks, strict=True)):
            before = f"/Prev {below[place - 1]} 0 R" if place else ""
            after = f"/Next {below[place + 1]} 0 R" if place + 1 < len(below) else ""
            self._objects.put(number, f"<</Title{text_string(words)}/Dest {leads}/Parent {title} 0 R{before}{after}>>")
        inner = f"/First {below[0]} 0 R/Last {below[-1]} 0 R/Count -{len(below)}" if below else ""
        top = f"[{self._pages[0]} 0 R/Fit]"
        self._objects.put(title, f"<</Title{text_string(self._title)}/Dest {top}/Parent {root} 0 R{inner}>>")
        self._objects.put(root, f"<</Type/Outlines/First {title} 0 R/Last {title} 0 R/Count 1>>")
        return root


def _escaped(address: str) -> str:
    """An address within a text of the file; it has no letters but those of ASCII."""
    return address.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
