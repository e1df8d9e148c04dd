"""A rendered file read once and made ready to be a piece of any volume (`ready.py` says what that is)."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from forms_app.documents.assembly import ready
from forms_app.documents.assembly.finishing import thin
from forms_app.documents.assembly.frame import DOCUMENT, FIGURES, FIGURES_NAME, OPENING, PAGES, TAGS
from forms_app.documents.assembly.letting_in import Let, Objgen, bookmarks, let_in, pairs, places
from forms_app.documents.assembly.numbering import Found, find, part, renumbered, unit, words_of
from forms_app.documents.assembly.ready import Link, Ready, Stream, Texts, UnfitError, mark, unit_mark
from forms_app.documents.assembly.strings import text_string

_ID = re.compile(rb"/ID (\((?:[^()\\]|\\.)*\))")
_HEADERS = re.compile(rb"/Headers \[[^\]]*\]")
_TOGETHER = 500  # objects in one compressed stream: enough to compress well, few enough to open one page at once


def prepared(content: bytes, language: str) -> bytes:
    """What `to_pdf` or `finished` gave as a piece. `language` (BCP 47) is that of all that says none itself.

    Raises UnfitError for a file that cannot be part of a volume. The same file gives the same bytes.
    """
    try:
        with pikepdf.open(BytesIO(content)) as source:
            if "/StructTreeRoot" not in source.Root:
                raise UnfitError("it has no tags")
            thin(source)
            return ready.written(_piece(source, language))
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise UnfitError(f"it cannot be read ({error})") from error
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:  # a damaged file has anything in any place
        raise UnfitError(f"it is not built as a document of ours ({error})") from error


def _piece(source: Pdf, language: str) -> Ready:
    let = let_in(source)
    named, marked = tuple(places(source, let)), tuple(bookmarks(source, let))
    tags = _Tags(source, language)
    fixed = {**tags.fixed, **_figures(source, let)}
    roots = [Array([*tags.roots, *(one for contents in let.contents for one in contents)]), *let.pages]
    found = find(source, roots, [*fixed, *(sheet.objgen for sheet in let.pages)])
    numbers = _Numbers(let, found, fixed)
    write = _Writing(source, let, found, numbers, tags)
    texts = tuple(write.texts())
    return Ready(
        corners=tuple(_edges(sheet.MediaBox) for sheet in let.pages),
        objects=numbers.first_texts + len(texts) - 1,
        stamps=numbers.first_stamp,
        keys=len(tags.keys),
        ids=write.ids[:1] + write.ids[-1:],
        places=named,
        marks=marked,
        texts=texts,
        streams=tuple(write.streams()),
        units=tuple(unit(source, one) for one in found.roots_of_units),
        links=tuple(write.links()),
    )


def _figures(source: Pdf, let: Let) -> dict[Objgen, bytes]:
    """Let every page know the type of the running numbers, which the volume has."""
    stands_for = source.make_indirect(Dictionary())
    for sheet in let.pages:
        if "/Font" not in sheet.Resources:
            sheet.Resources.Font = Dictionary()
        sheet.Resources.Font[FIGURES_NAME] = stands_for
    return {stands_for.objgen: FIGURES}


class _Tags:
    """The tags of a file: `keys` has the new number for each that leads from content to tags, `held` what each leads to."""

    def __init__(self, source: Pdf, language: str) -> None:
        tree = source.Root.get("/StructTreeRoot")
        if tree is None or "/K" not in tree or "/Nums" not in tree.get("/ParentTree", {}):
            raise UnfitError("it has no tags")
        held = {int(key): value for key, value in pairs(tree.ParentTree.Nums)}
        if any(key < 0 for key in held):
            raise UnfitError("its tags are numbered below zero")
        self.keys = {key: place for place, key in enumerate(sorted(held))}
        self.held = [held[key] for key in self.keys]
        self.language = language
        part = source.make_indirect(Dictionary())
        self.fixed: dict[Objgen, bytes] = {tree.objgen: TAGS, part.objgen: mark(ready.PART)}
        self.outermost = list(tree.K) if isinstance(tree.K, Array) else [tree.K]
        for tag in self.outermost:
            tag.P = part
            if tag.get("/S") == Name.Document:
                tag.S = Name.Sect  # a document within a document has no meaning in PDF/UA-1

    @property
    def roots(self) -> Sequence[Object]:
        """What all tags can be reached from."""
        return [*self.outermost, *self.held]


class _Numbers:
    """The number of each object in the piece: pages, what stands together in compressed streams, links into the volume, room for
    the stamps, streams."""

    def __init__(self, let: Let, found: Found, fixed: dict[Objgen, bytes]) -> None:
        self.together = [one for one in found.plain if one not in let.leading]
        ordered = [*(sheet.objgen for sheet in let.pages), *self.together, *let.leading]
        self.first_stamp = ready.FIRST_PAGE + len(ordered)
        first_stream = self.first_stamp + len(let.pages)
        self.first_texts = first_stream + len(found.streams)
        numbers = dict(zip(ordered, range(ready.FIRST_PAGE, self.first_stamp), strict=True))
        numbers |= zip(found.streams, range(first_stream, self.first_texts), strict=True)
        if self.first_texts >= ready.MOST_BLOCKS * ready.BLOCK - self.first_texts // _TOGETHER:
            raise UnfitError("it has more parts than a volume can take")
        self._written = {one: mark(number) for one, number in numbers.items()} | fixed
        self._written |= {one: unit_mark(place) for place, one in enumerate(found.roots_of_units)}
        self.of = numbers

    def written(self, objgen: Objgen) -> bytes:
        """How a number is written: with marks."""
        return self._written[objgen]


class _Writing:
    """The objects written down; `ids` are the names of header cells, in order."""

    def __init__(self, source: Pdf, let: Let, found: Found, numbers: _Numbers, tags: _Tags) -> None:
        self._source, self._let, self._found, self._numbers, self._tags = source, let, found, numbers, tags
        self._named_cells: dict[bytes, bytes] = {}  # the name of a header cell -> its number
        self._plain = [self._one(objgen) for objgen in numbers.together]
        names = sorted(self._named_cells)
        self.ids = tuple(names)

    def texts(self) -> Iterator[Texts]:
        """All objects without bytes of their own, some hundreds in a stream."""
        pages = [self._page(sheet, contents) for sheet, contents in zip(self._let.pages, self._let.contents, strict=True)]
        objects = [*self._frame(), *pages, *self._plain]
        for place, begin in enumerate(range(0, len(objects), _TOGETHER)):
            some = objects[begin : begin + _TOGETHER]
            list_, at = [], 0
            for number, words in enumerate(some, begin + 1):
                list_.append(b"%s %d" % (mark(number), at))
                at += len(words) + 1
            head = b" ".join(list_) + b"\n"
            yield Texts(self._numbers.first_texts + place, begin + 1, len(some), len(head), head + b"\n".join(some))

    def streams(self) -> Iterator[Stream]:
        """What its pages are painted with."""
        for objgen in self._found.streams:
            words, raw = part(self._source.get_object(objgen), self._numbers.written)
            yield Stream(self._numbers.of[objgen], words, raw or b"")

    def links(self) -> Iterator[Link]:
        """Links into the volume, which says where each leads: their text ends where that is to stand."""
        for objgen, target in self._let.leading.items():
            yield Link(self._numbers.of[objgen], self._one(objgen).removesuffix(b">>"), target)

    def _frame(self) -> Iterator[bytes]:
        """The node of the pages, the part of the document, and what leads from content and from names of cells to tags."""
        count, keys = len(self._let.pages), len(self._tags.keys)
        kids = b" ".join(b"%s 0 R" % mark(ready.FIRST_PAGE + place) for place in range(count))
        yield b"<</Type/Pages/Parent %s 0 R/Count %d/Kids[%s]>>" % (PAGES, count, kids)
        tags = renumbered(Array(self._tags.outermost).unparse(), self._numbers.written)
        yield b"<</S/Part/P %s 0 R/Lang%s/K%s>>" % (DOCUMENT, text_string(self._tags.language), tags)
        numbers = b" ".join(
            b"%s %s" % (mark(key), renumbered(_array(held), self._numbers.written)) for key, held in enumerate(self._tags.held)
        )
        yield b"<</Limits[%s %s]/Nums[%s]>>" % (mark(0), mark(keys - 1), numbers)
        if not self.ids:
            yield b"null"
            return
        cells = b" ".join(b"%s %s 0 R" % (name, self._named_cells[name]) for name in self.ids)
        yield b"<</Limits[%s %s]/Names[%s]>>" % (self.ids[0], self.ids[-1], cells)

    def _page(self, sheet: Object, contents: Sequence[Object]) -> bytes:
        words = renumbered(words_of(sheet), self._numbers.written).removesuffix(b">>")
        number = self._numbers.of[sheet.objgen]
        painted = b" ".join(b"%s 0 R" % self._numbers.written(one.objgen) for one in contents)
        stamp = mark(self._numbers.first_stamp + number - ready.FIRST_PAGE)
        key = mark(self._tags.keys[self._let.keys[sheet.objgen]])
        frame = b"/Type/Page/Parent %s 0 R/StructParents %s/Contents[%s 0 R %s %s 0 R]>>"
        return words + frame % (mark(ready.NODE), key, OPENING, painted, stamp)

    def _one(self, objgen: Objgen) -> bytes:
        words = renumbered(words_of(self._source.get_object(objgen)), self._numbers.written)
        if objgen in self._let.keys:
            key = mark(self._tags.keys[self._let.keys[objgen]])
            return words.removesuffix(b">>") + b"/StructParent %s>>" % key
        if b"/ID (" in words or b"/Headers [" in words:
            return self._with_own_ids(words, self._numbers.written(objgen))
        return words

    def _with_own_ids(self, words: bytes, number: bytes) -> bytes:
        """Names of header cells begin with the piece's first block, so that no two pieces of a volume have the same."""

        def named(met: re.Match[bytes]) -> bytes:
            name = _own(met[1])
            self._named_cells[name] = number
            return b"/ID " + name

        words = _ID.sub(named, words)
        return _HEADERS.sub(lambda met: met[0].replace(b"(", b"(" + ready.block_mark(0) + b"-"), words)


def _edges(box: Object) -> tuple[float, float, float]:
    return float(box[2]), float(box[1]), float(box[3])


def _own(name: bytes) -> bytes:
    return b"(" + ready.block_mark(0) + b"-" + name[1:]


def _array(held: Object) -> bytes:
    return held.unparse() if held.is_indirect else held.unparse(resolved=True)
