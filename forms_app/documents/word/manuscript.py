"""A document while it is written: its body, the places that links lead to, its lists, and its addresses."""

from collections.abc import Callable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from forms_app.documents.names import Names
from forms_app.documents.scripts import as_written
from forms_app.documents.word.markup import FLOWING, FOLLOWED, PLAIN, Element, Layout, Look, R, W, paragraph, sub, write
from forms_app.documents.word.styles import tightened
from forms_app.documents.words import Words, translations

_LONGEST_ADDRESS = 2_000  # Word opens no file that holds a longer one
BULLETS = 1  # the list of all texts with bullets; numbered ones begin anew each


class Manuscript:
    """What all parts of a document share. `part` is the document's own, `numbering` the element its lists are noted in."""

    def __init__(self, locale: str, part: Part, numbering: Element) -> None:
        self.locale, self.words, self.names = locale, Words(locale), Names(locale)
        self.gettext: Callable[[str], str] = translations(locale).gettext
        self._part, self._numbering = part, numbering
        self._addresses: dict[str, str] = {}
        self._bookmarks: dict[str, str] = {}
        self._placed: set[str] = set()
        self._links: list[tuple[Element, str]] = []
        self._lists = BULLETS

    def mark(self, made: Element, key: str) -> None:
        """Make a paragraph the place that links to `key` lead to; the first such paragraph is."""
        if key in self._placed:
            return
        self._placed.add(key)
        start = sub(made, "bookmarkStart", id=len(self._placed), name=self._bookmark(key))
        made.insert(1, start)
        sub(made, "bookmarkEnd", id=len(self._placed))

    def link(self, made: Element, key: str, text: str, language: str, look: Look = FOLLOWED) -> None:
        """Words that lead to a place of the document. Where there is no such place in the end, they stay as words."""
        link = sub(made, "hyperlink", anchor=self._bookmark(key), history=1)
        write(link, text, language, look)
        self._links.append((link, key))

    def outside(self, made: Element, address: str) -> Element:
        """What the words of a link to an address stand in: the paragraph itself where Word cannot follow it."""
        if len(address) > _LONGEST_ADDRESS or not address.lower().startswith("https://"):
            return made
        link = sub(made, "hyperlink", history=1)
        link.set(R + "id", self._relation(address))
        return link

    def numbered(self, start: int = 1, level: int = 0) -> int:
        """A new numbered list, whose points begin with `start` at a level."""
        self._lists += 1
        made = sub(self._numbering, "num", numId=self._lists)
        sub(made, "abstractNumId", val=2)
        sub(sub(made, "lvlOverride", ilvl=level), "startOverride", val=start)
        return self._lists

    def close(self) -> None:
        """Take away the links that lead nowhere; their words stay."""
        for link, key in self._links:
            if key not in self._placed:
                for run in list(link):
                    link.addprevious(run)
                link.getparent().remove(link)

    def _bookmark(self, key: str) -> str:
        """A name that Word takes, whatever the key is made of."""
        return self._bookmarks.setdefault(key, f"place_{len(self._bookmarks) + 1}")

    def _relation(self, address: str) -> str:
        """The document's name for an address; python-docx would look through all of them each time."""
        if address not in self._addresses:
            name = f"rIdAddress{len(self._addresses) + 1}"
            self._part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
            self._addresses[address] = name
        return self._addresses[address]


class Flow:
    """Where paragraphs and tables follow one another: the body, or a cell of a table (`within`), of a narrow one (`tight`)."""

    def __init__(self, manuscript: Manuscript, parent: Element, *, within: bool = False, tight: bool = False) -> None:
        self.manuscript, self.parent, self.within, self.tight = manuscript, parent, within, tight

    def paragraph(self, style: str, language: str, layout: Layout = FLOWING) -> Element:
        """A new empty paragraph."""
        return paragraph(self.parent, tightened(style) if self.tight else style, language, layout)

    def say(self, style: str, text: str, language: str = "", *, look: Look = PLAIN, layout: Layout = FLOWING) -> Element:
        """A new paragraph with a text; without a language in that of the document."""
        language = as_written(text, language or self.manuscript.locale)
        made = self.paragraph(style, language, layout)
        write(made, text, language, look)
        return made

    def turn_page(self, *, wide: bool) -> None:
        """End the section here: what came since the last turn stands on wide pages, or on upright ones."""
        last = self.parent[-1] if len(self.parent) else None
        if last is None or last.tag != W + "p" or last.find(f"{W}pPr/{W}sectPr") is not None:
            last = self.paragraph("Separator", self.manuscript.locale)
        page_of(last.find(W + "pPr"), wide=wide)


def page_of(parent: Element, *, wide: bool) -> Element:
    """The properties of a section: A4, upright or wide."""
    made = sub(parent, "sectPr")
    if wide:
        sub(made, "pgSz", w=16838, h=11906, orient="landscape")
    else:
        sub(made, "pgSz", w=11906, h=16838)
    sub(made, "pgMar", top=1418, right=1304, bottom=1418, left=1304, header=709, footer=709, gutter=0)
    return made
