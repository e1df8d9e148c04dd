"""Pieces to a volume, in one pass over them."""

from collections.abc import Iterable, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from forms_app.documents.assembly.bookmarks import Bookmarks
from forms_app.documents.assembly.copying import Copied, Mark, copy_piece
from forms_app.documents.assembly.described import describe
from forms_app.documents.assembly.pieces import Assembled, Imprint, Piece, PieceError
from forms_app.documents.assembly.stamps import Stamps


def assemble(pieces: Iterable[Piece], imprint: Imprint) -> Assembled:
    """The volume of these pieces, in their order.

    Pages of the front are numbered i, ii, iii, all others from `imprint.first_page` on, as labels and on the page. The same
    pieces and imprint give the same bytes. Raises PieceError for a file that cannot be part of it, ValueError without pieces.
    """
    with Pdf.new() as volume:
        made = _Volume(volume, imprint)
        for piece in pieces:
            _add(made, piece)
        return made.finish()


def _add(made: "_Volume", piece: Piece) -> None:
    """Add a piece, whose file may then be closed: what was copied of it stays readable."""
    try:
        with pikepdf.open(piece.file) as source:
            made.add(piece, source)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError) as error:
        raise PieceError(piece.key, f"it cannot be read ({error})") from error
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:  # a damaged file has anything in any place
        raise PieceError(piece.key, f"it is not built as a document of ours ({error})") from error


class _Volume:
    """The file as far as it has come."""

    def __init__(self, volume: Pdf, imprint: Imprint) -> None:
        self._volume, self._imprint = volume, imprint
        self._root = volume.Root.Pages
        self._stamps = Stamps(volume)
        self._bookmarks = Bookmarks()
        self._document = volume.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
        self._copied: list[Copied] = []
        self._parts: list[pikepdf.Object] = []
        self._begins: dict[str, int] = {}
        self._pages = self._front = self._next_number = 0

    def add(self, piece: Piece, source: Pdf) -> None:
        """Copy a piece to the end."""
        if piece.key in self._begins:
            raise PieceError(piece.key, "it is there twice")
        copied = copy_piece(self._volume, source, piece, self._root, self._next_number)
        self._begins[piece.key] = self._pages + 1
        if piece.front:
            self._front += len(copied.pages)
        for place, page in enumerate(copied.pages, self._pages):
            self._stamps.put(page, _roman(place + 1) if piece.front else str(place - self._front + self._imprint.first_page))
        self._parts.append(self._part(piece, copied))
        self._bookmarks.add(piece.under, Mark(piece.title, copied.places[0][1]), copied.marks)
        self._copied.append(copied)
        self._pages += len(copied.pages)
        self._next_number = copied.next_number

    def finish(self) -> Assembled:
        """Put together what belongs to the whole."""
        if not self._copied:
            raise ValueError("a volume has at least one piece")
        volume, root = self._volume, self._volume.Root
        self._root.Kids, self._root.Count = Array([one.node for one in self._copied]), self._pages
        root.StructTreeRoot = self._tags()
        root.Names = Dictionary(Dests=_tree(volume, "/Names", [_named(one) for one in sorted(self._copied, key=_first_name)]))
        root.Outlines = self._bookmarks.write(volume)
        root.PageLabels = Dictionary(Nums=Array(self._labels()))
        describe(volume, self._imprint)
        written = BytesIO()
        volume.save(written, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return Assembled(written.getvalue(), self._pages, self._begins)

    def _part(self, piece: Piece, copied: Copied) -> pikepdf.Object:
        part = self._volume.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name.Part, P=self._document, Lang=String(piece.language), K=Array(list(copied.tags))
            )
        )
        for tag in copied.tags:
            tag.P = part
            if tag.get("/S") == Name.Document:
                tag.S = Name.Sect  # a document within a document has no meaning in PDF/UA-1
        return part

    def _tags(self) -> pikepdf.Object:
        """The tree of all elements, and the way from content to them."""
        self._document.K = Array(self._parts)
        numbers = _tree(self._volume, "/Nums", [list(one.numbers) for one in self._copied if one.numbers])
        tree = self._volume.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=self._document, ParentTree=numbers, ParentTreeNextKey=self._next_number)
        )
        self._document.P = tree
        return tree

    def _labels(self) -> list[object]:
        numbered = Dictionary(S=Name.D, St=self._imprint.first_page)
        if not self._front:
            return [0, numbered]
        return [0, Dictionary(S=Name.r), self._front, numbered] if self._front < self._pages else [0, Dictionary(S=Name.r)]


def _named(copied: Copied) -> list[object]:
    flat: list[object] = []
    for name, place in sorted(copied.places, key=lambda one: bytes(String(one[0]))):
        flat += (String(name), place)
    return flat


def _first_name(copied: Copied) -> bytes:
    return bytes(String(copied.places[0][0]))


def _tree(volume: Pdf, key: str, leaves: Sequence[Sequence[object]]) -> pikepdf.Object:
    """A tree of names or numbers with a leaf for each piece, whose entries are in order, key and value in turn."""
    kids = [volume.make_indirect(Dictionary({key: Array(leaf), "/Limits": Array([leaf[0], leaf[-2]])})) for leaf in leaves]
    return volume.make_indirect(Dictionary(Kids=Array(kids)))


def _roman(number: int) -> str:
    """1 to 3999 in small Roman numerals."""
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
