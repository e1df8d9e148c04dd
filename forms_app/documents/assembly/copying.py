"""One piece copied into a volume: its pages under a node of their own, its tags, the places its links lead to.

Of a page only what is shown comes along, and of its annotations only links: nothing that runs by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from forms_app.documents.assembly.pieces import SCHEME, Piece, PieceError

_OF_A_PAGE = frozenset(
    (
        "/Type",
        "/MediaBox",
        "/CropBox",
        "/BleedBox",
        "/TrimBox",
        "/Rotate",
        "/Contents",
        "/Resources",
        "/Annots",
        "/Tabs",
        "/StructParents",
    )
)
_NEEDED = ("/MediaBox", "/Contents", "/Resources", "/StructParents")


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark of a piece: its words, and the place it leads to in the volume."""

    title: str
    place: Object


@dataclass(frozen=True, slots=True)
class Copied:
    """What a piece has become in the volume.

    `tags` are its outermost elements; `numbers` the entries of the tree from content to tags, as key and value in turn, the keys
    already those of the volume, below `next_number`; `places` the named ones with their volume-wide names, in order.
    """

    node: Object
    pages: Sequence[Object]
    tags: Sequence[Object]
    numbers: Sequence[Object | int]
    next_number: int
    places: Sequence[tuple[str, Object]]
    marks: Sequence[Mark]


def copy_piece(volume: Pdf, source: Pdf, piece: Piece, parent: Object, offset: int) -> Copied:
    """Copy all of a piece; the keys of its tags are counted from `offset` on.

    Raises PieceError; where the file is damaged also what reading it raises.
    """
    if source.is_encrypted:
        raise PieceError(piece.key, "it is encrypted")
    node = volume.make_indirect(Dictionary(Type=Name.Pages, Parent=parent))
    pages = [_page(volume, sheet.obj, piece, node) for sheet in source.pages]
    if not pages:
        raise PieceError(piece.key, "it has no page")
    node.Kids, node.Count = Array(pages), len(pages)
    there = {sheet.obj.objgen: page for sheet, page in zip(source.pages, pages, strict=True)}
    tags, numbers, next_number = _tags(volume, source, piece, offset)
    for page in pages:
        page.StructParents = int(page.StructParents) + offset
        for note in page.get("/Annots", ()):
            _lead(note, piece, offset)
    return Copied(
        node, pages, tags, numbers, next_number, list(_places(source, piece, there)), list(_marks(source, piece, there))
    )


def _page(volume: Pdf, sheet: Object, piece: Piece, node: Object) -> Object:
    missing = [key for key in _NEEDED if key not in sheet]
    if missing:
        raise PieceError(piece.key, f"a page has no {missing[0]}")
    for note in sheet.get("/Annots", ()):
        _refuse_what_acts(note, piece)
    for key in sheet.keys() - _OF_A_PAGE:
        del sheet[key]
    page = volume.copy_foreign(sheet)
    page.Parent = node
    return page


def _tags(volume: Pdf, source: Pdf, piece: Piece, offset: int) -> tuple[list[Object], list[Object | int], int]:
    """The outermost elements, the numbers of the volume with what each leads to, and the first number that is free."""
    root = source.Root.get("/StructTreeRoot")
    if root is None or "/K" not in root or "/Nums" not in root.get("/ParentTree", {}):
        raise PieceError(piece.key, "it has no tags")
    tree = volume.copy_foreign(root)
    written = list(tree.ParentTree.Nums)
    keys = [int(key) + offset for key in written[::2]]
    if any(key < offset for key in keys):
        raise PieceError(piece.key, "its tags are numbered below zero")
    numbers = [one for pair in zip(keys, written[1::2], strict=True) for one in pair]
    kids = list(tree.K) if isinstance(tree.K, Array) else [tree.K]
    return kids, numbers, max(keys, default=offset - 1) + 1


def _refuse_what_acts(note: Object, piece: Piece) -> None:
    """A link leads to a place or an address; nothing else is on a page."""
    if note.get("/Subtype") != Name.Link:
        raise PieceError(piece.key, f"it has an annotation that is no link: {note.get('/Subtype')}")
    if "/A" in note and not _address(note).startswith((SCHEME, "https://", "http://", "mailto:")):
        raise PieceError(piece.key, "it has a link that does something else than lead to an address")


def _address(note: Object) -> str:
    action = note.get("/A", Dictionary())
    return str(action.get("/URI", "")) if action.get("/S") == Name.URI else ""


def _lead(note: Object, piece: Piece, offset: int) -> None:
    """Let a link lead where it led before, or to the piece that its address names."""
    if "/StructParent" in note:
        note.StructParent = int(note.StructParent) + offset
    address = _address(note)
    if address.startswith(SCHEME):
        note.Dest = String(address.removeprefix(SCHEME))
        del note["/A"]
    elif isinstance(note.get("/Dest"), String):
        note.Dest = String(f"{piece.key}/{note.Dest}")


def _places(source: Pdf, piece: Piece, there: dict[tuple[int, int], Object]) -> Iterator[tuple[str, Object]]:
    """The named places, by names that begin with the key of the piece; the key alone is its first page."""
    yield piece.key, _top_of(next(iter(there.values())))
    tree = source.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    named = list(tree.get("/Names", ()))
    for name, place in zip(named[::2], named[1::2], strict=True):
        yield f"{piece.key}/{name}", _place(place, piece, there)


def _place(place: Object, piece: Piece, there: dict[tuple[int, int], Object]) -> Object:
    page = there.get(place[0].objgen) if isinstance(place, Array) and len(place) > 1 else None
    if page is None:
        raise PieceError(piece.key, "a place is on none of its pages")
    return Array([page, *list(place)[1:]])


def _top_of(page: Object) -> Object:
    return Array([page, Name.XYZ, page.MediaBox[0], page.MediaBox[3], 0])


def _marks(source: Pdf, piece: Piece, there: dict[tuple[int, int], Object]) -> Iterator[Mark]:
    """The bookmarks of its sections: those below its title, which the volume says itself."""
    title = source.Root.get("/Outlines", Dictionary()).get("/First")
    item = title.get("/First") if title is not None else None
    seen = set()
    while item is not None and item.objgen not in seen:
        seen.add(item.objgen)
        yield Mark(str(item.Title), _place(item.Dest, piece, there))
        item = item.get("/Next")
