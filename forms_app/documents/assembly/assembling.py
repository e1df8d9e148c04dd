"""Pieces to a volume, in one pass over them."""

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from forms_app.documents.assembly import ready
from forms_app.documents.assembly.archive import attach, colours
from forms_app.documents.assembly.bookmarks import Bookmarks, Mark
from forms_app.documents.assembly.described import catalogue_entries, information, metadata
from forms_app.documents.assembly.frame import CATALOGUE, DOCUMENT, FIGURES, OPENING, PAGES, TAGS, FullError, Numbers
from forms_app.documents.assembly.pieces import Assembled, Imprint, Piece, PieceError
from forms_app.documents.assembly.ready import BLOCK, FIRST_PAGE, Place, Ready, UnfitError, Unit
from forms_app.documents.assembly.stamps import BEFORE, roman, stamps
from forms_app.documents.assembly.strings import name_string, text_string
from forms_app.documents.assembly.trees import Trees, name_tree
from forms_app.documents.assembly.volume_file import VolumeFile


def assemble(pieces: Iterable[Piece], imprint: Imprint, out: BinaryIO) -> Assembled:
    """Write the volume of these pieces, in their order.

    Pages of the front are numbered i, ii, iii, all others from `imprint.first_page` on, as labels and on the page. The same
    pieces and imprint give the same bytes. Raises PieceError for a file that cannot be part of it, ValueError without pieces.
    """
    volume = _Volume(imprint, out)
    for piece in pieces:
        try:
            volume.add(piece, ready.read(piece.file.read_bytes()))
        except (UnfitError, FullError) as error:
            raise PieceError(piece.key, str(error)) from error
        except OSError as error:
            raise PieceError(piece.key, f"it cannot be read ({error.strerror})") from error
    return volume.finish()


class _Volume:
    """The file as far as it has come."""

    def __init__(self, imprint: Imprint, out: BinaryIO) -> None:
        self._imprint, self._numbers = imprint, Numbers()
        self._file, self._trees, self._bookmarks = VolumeFile(out, self._numbers), Trees(), Bookmarks()
        self._units: dict[str, int] = {}
        self._places: dict[str, bytes] = {}
        self._links: list[tuple[int, bytes, str]] = []
        self._begins: dict[str, int] = {}
        self._pages = self._front = 0
        self._unit(stamps().font, int(FIGURES))
        self._file.stream(int(OPENING), b"<</Length %d>>" % len(BEFORE), BEFORE)

    def add(self, piece: Piece, made: Ready) -> None:
        """Write a piece."""
        if piece.key in self._begins:
            raise PieceError(piece.key, "it is there twice")
        block = self._numbers.blocks(made.blocks)
        first, fill = block * BLOCK, _filling(made.blocks, block, [self._unit(one) for one in made.units])
        for texts in made.texts:
            self._file.texts(first + texts.stream, first + texts.first, texts.count, texts.begin, fill(texts.content))
        for stream in made.streams:
            self._file.stream(first + stream.number, fill(stream.words), stream.raw)
        self._stamp(piece, made, first)
        self._links += [(first + link.number, fill(link.words), link.target) for link in made.links]
        self._remember(piece, made, first)
        self._trees.add(first, made.keys, [fill(one) for one in made.ids])

    def finish(self) -> Assembled:
        """Write what belongs to the whole."""
        if not self._begins:
            raise ValueError("a volume has at least one piece")
        file = self._file
        file.put(int(PAGES), b"<</Type/Pages/Count %d/Kids[%s]>>" % (self._pages, self._trees.kids(ready.NODE)))
        file.put(int(DOCUMENT), b"<</S/Document/P %s 0 R/K[%s]>>" % (TAGS, self._trees.kids(ready.PART)))
        file.put(int(TAGS), self._trees.tags(file))
        for number, words, target in self._links:
            file.put(number, words + self._leading(target) + b">>")
        described = metadata(self._imprint)
        names, archived = self._archived() if self._imprint.archive else (b"", b"")
        about = file.new()
        file.stream(about, b"<</Type/Metadata/Subtype/XML/Length %d>>" % len(described), described)
        entries = (
            b"/Type/Catalog/Pages %s 0 R/StructTreeRoot %s 0 R" % (PAGES, TAGS),
            catalogue_entries(self._imprint),
            b"/Metadata %d 0 R" % about,
            b"/Names<</Dests %d 0 R%s>>" % (name_tree(file, self._places), names),
            b"/Outlines %d 0 R" % self._bookmarks.write(file),
            b"/PageLabels<</Nums[%s]>>" % self._labels(),
            archived,
        )
        file.put(CATALOGUE, b"<<%s>>" % b"".join(entries))
        digest = file.finish(CATALOGUE, file.add(information(self._imprint)))
        return Assembled(digest.hex(), self._pages, self._begins)

    def _archived(self) -> tuple[bytes, bytes]:
        """For the archive: what comes to the names, and to the catalogue."""
        entries = b"/OutputIntents[%s]" % colours(self._file)
        files = attach(self._file, [one for one in self._imprint.attached if one.piece in self._begins])
        if not files:
            return b"", entries
        return b"/EmbeddedFiles %d 0 R" % name_tree(self._file, files), entries + b"/AF[%s]" % b" ".join(files.values())

    def _unit(self, one: Unit, root: int | None = None) -> int:
        """The number of a font or an image, which is written when the first piece has it."""
        if one.digest not in self._units:
            numbers = [root or self._numbers.one(), *(self._numbers.one() for _ in one.objects[1:])]
            self._units[one.digest] = numbers[0]
            for number, (words, raw) in zip(numbers, one.objects, strict=True):
                text = ready.INNER.sub(lambda met: b"%d" % numbers[int(met[1])], words)
                if raw is None:
                    self._file.put(number, text)
                else:
                    self._file.stream(number, text, raw)
        return self._units[one.digest]

    def _stamp(self, piece: Piece, made: Ready, first: int) -> None:
        for place, (right, bottom, _top) in enumerate(made.corners, self._pages):
            label = roman(place + 1) if piece.front else str(place - self._front + self._imprint.first_page)
            drawn = stamps().drawn(label, right, bottom)
            self._file.stream(first + made.stamps + place - self._pages, b"<</Length %d>>" % len(drawn), drawn)

    def _remember(self, piece: Piece, made: Ready, first: int) -> None:
        """Where its pages, its places and its sections are."""

        def at(place: Place) -> bytes:
            return b"[%d 0 R/XYZ %g %g 0]" % (first + FIRST_PAGE + place.page, place.left, place.top)

        begin = at(Place(0, 0, made.corners[0][2]))
        self._places[piece.key] = begin
        self._places.update((f"{piece.key}/{name}", at(place)) for name, place in made.places)
        self._bookmarks.add(piece.under, Mark(piece.title, begin), [Mark(title, at(place)) for title, place in made.marks])
        self._begins[piece.key] = self._pages + 1
        self._pages += made.pages
        if piece.front:
            self._front += made.pages

    def _leading(self, target: str) -> bytes:
        """Where a link into the volume leads: a place of this file or of another of the set; nowhere where there is none."""
        key = target.partition("/")[0]
        if key in self._begins:
            return b"/Dest" + name_string((target if target in self._places else key).encode())
        if key in self._imprint.elsewhere:
            name = text_string(self._imprint.elsewhere[key])
            return b"/A<</Type/Action/S/GoToR/F<</Type/Filespec/F%s/UF%s>>/D%s>>" % (name, name, name_string(target.encode()))
        return b""

    def _labels(self) -> bytes:
        numbered = b"%d<</S/D/St %d>>" % (self._front, self._imprint.first_page)
        return (b"0<</S/r>>" if self._front else b"") + (numbered if self._front < self._pages else b"")


def _filling(count: int, block: int, units: Sequence[int]) -> Callable[[bytes], bytes]:
    """How the marks of a piece are filled in."""
    pairs = [(ready.block_mark(place), b"%3d" % (block + place)) for place in range(count)]
    pairs += [(ready.unit_mark(place), b"%6d" % number) for place, number in enumerate(units)]

    def fill(words: bytes) -> bytes:
        for mark, digits in pairs:
            words = words.replace(mark, digits)
        return words

    return fill
