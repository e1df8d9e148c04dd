"""What of a file may come into a volume: what is shown on its pages, and links. Nothing runs by itself.

The file is changed in memory: what stays behind is taken off, and what a volume decides is set apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from forms_app.documents.assembly.pieces import SCHEME
from forms_app.documents.assembly.ready import Place, UnfitError

Objgen = tuple[int, int]  # how the file names an object

_OF_A_PAGE = frozenset(("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/Rotate", "/Resources", "/Annots", "/Tabs"))
_NEEDED = ("/MediaBox", "/Contents", "/Resources", "/StructParents")
_OF_A_LINK = frozenset(("/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/H", "/Contents", "/A", "/Dest", "/QuadPoints"))
_SAFE = (SCHEME, "https://", "http://", "mailto:")
_PRINTED = 4  # the flag of an annotation that is printed (ISO 32000-1, 12.5.3): an archive wants it said


@dataclass(slots=True)
class Let:
    """What was found on the pages of a file.

    `contents` are the streams of each page; `keys` its own number in the tree from content to tags, as that of each link, by
    object; `leading` the target in the volume of each link that leads out of the file.
    """

    pages: Sequence[Object]
    contents: list[list[Object]] = field(default_factory=list)
    keys: dict[Objgen, int] = field(default_factory=dict)
    leading: dict[Objgen, str] = field(default_factory=dict)


def let_in(source: Pdf) -> Let:
    """Take from each page all that does not come along. Raises UnfitError for what must not be there at all."""
    if source.is_encrypted:
        raise UnfitError("it is encrypted")
    let = Let([sheet.obj for sheet in source.pages])
    if not let.pages:
        raise UnfitError("it has no page")
    named = _named(source)
    for sheet in let.pages:
        missing = [key for key in _NEEDED if key not in sheet]
        if missing:
            raise UnfitError(f"a page has no {missing[0]}")
        let.keys[sheet.objgen] = int(sheet.StructParents)
        let.contents.append(list(sheet.Contents) if isinstance(sheet.Contents, Array) else [sheet.Contents])
        _take_off(sheet, _OF_A_PAGE)
        if "/Annots" in sheet:
            sheet.Annots = Array([_link(source, note, named, let) for note in sheet.Annots])
    return let


def places(source: Pdf, let: Let) -> Iterator[tuple[str, Place]]:
    """The named places of the file. Raises UnfitError for one that is on none of its pages."""
    there = {sheet.objgen: number for number, sheet in enumerate(let.pages)}
    for name, place in _named(source).items():
        yield name, _place(place, there)


def bookmarks(source: Pdf, let: Let) -> Iterator[tuple[str, Place]]:
    """The bookmarks of its sections: those below its title, which the volume says itself."""
    there = {sheet.objgen: number for number, sheet in enumerate(let.pages)}
    title = source.Root.get("/Outlines", Dictionary()).get("/First")
    item = title.get("/First") if title is not None else None
    seen = set()
    while item is not None and item.objgen not in seen:
        seen.add(item.objgen)
        yield str(item.Title), _place(item.Dest, there)
        item = item.get("/Next")


def pairs(flat: Any) -> Iterator[tuple[Any, Any]]:
    """Key and value in turn, as trees of names and numbers have them."""
    written = list(flat)
    return zip(written[::2], written[1::2], strict=True)


def _named(source: Pdf) -> Mapping[str, Object]:
    tree = source.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    return {str(name): place for name, place in pairs(tree.get("/Names", ()))}


def _take_off(thing: Object, kept: frozenset[str]) -> None:
    for key in thing.keys() - kept:
        del thing[key]


def _link(source: Pdf, found: Object, named: Mapping[str, Object], let: Let) -> Object:
    """A link that leads to a place or an address; nothing else is on a page."""
    note = found if found.is_indirect else source.make_indirect(found)
    if note.get("/Subtype") != Name.Link:
        raise UnfitError(f"it has an annotation that is no link: {note.get('/Subtype')}")
    address = _address(note)
    if "/A" in note and not address.startswith(_SAFE):
        raise UnfitError("it has a link that does something else than lead to an address")
    let.keys[note.objgen] = int(note.StructParent)
    _take_off(note, _OF_A_LINK)
    note.F = _PRINTED
    if address.startswith(SCHEME):
        del note["/A"]
        let.leading[note.objgen] = address.removeprefix(SCHEME)
    elif isinstance(note.get("/Dest"), String):
        note.Dest = named[str(note.Dest)]
    return note


def _address(note: Object) -> str:
    action = note.get("/A", Dictionary())
    return str(action.get("/URI", "")) if action.get("/S") == Name.URI else ""


def _place(place: Object, there: Mapping[Objgen, int]) -> Place:
    page = there.get(place[0].objgen) if isinstance(place, Array) and len(place) >= 4 else None
    if page is None:
        raise UnfitError("a place is on none of its pages")
    return Place(page, round(float(place[2]), 2), round(float(place[3]), 2))
