"""The parts that are made for the volumes of a selection, as pieces in files of a folder."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from forms_app.documents.assembly.pieces import Piece
from forms_app.documents.assembly.preparing import prepared
from forms_app.documents.assembly.ready import size_of
from forms_app.documents.assembly.stamps import roman
from forms_app.documents.charts import bars
from forms_app.documents.names import Names
from forms_app.documents.page_numbers import PageNumber, PageOf
from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import Chapter, CommentPassage, Volume
from forms_app.documents.volume_contents import ContentsLine, render_contents, render_lists
from forms_app.documents.volume_guide import render_guide
from forms_app.documents.volume_index import render_index
from forms_app.documents.volume_versions import render_versions
from forms_app.reference.names import alphabetical

COVER, FRONT, GUIDE, LISTS, ANNEX, VERSIONS, INDEX = "cover", "front", "guide", "lists", "annex", "versions", "index"  # keys
_NOWHERE = PageNumber(0)  # of parts that have letters for numbers

SetParts = Callable[[Sequence[str], str], Iterable[bytes]]  # pieces, from the HTML of each and the language of all


def set_parts(htmls: Sequence[str], language: str) -> Iterable[bytes]:
    """Parts made for volumes, one after another."""
    return (set_part(html, language) for html in htmls)


def set_part(html: str, language: str) -> bytes:
    """A part made for a volume: HTML to a piece."""
    return prepared(to_pdf(html), language)


@dataclass(frozen=True, slots=True)
class Lasting:
    """Parts that other volumes may have too: the comments of chapters, by their number, and the annex, by unit."""

    comments: Mapping[int, Piece]
    annex: Sequence[Piece]


class Parts:
    """Makes the parts of one selection."""

    def __init__(self, folder: Path, volume: Volume, locale: str) -> None:
        self._folder, self._volume, self._locale = folder, volume, locale
        self.names = Names(locale)

    def lasting(self, set_lasting: SetParts) -> Lasting:
        """The parts that say nothing of one volume, so that another may have the same: the comments of each chapter, and what
        each unit says of assistance."""
        chapters = {number: _comments(chapter) for number, chapter in enumerate(self._volume.chapters, 1)}
        units = sorted(
            {one.unit for one in self._volume.assistance_received} | {one.unit for one in self._volume.assistance_needed},
            key=alphabetical,
        )
        htmls = [self._comments(number, said) for number, said in chapters.items() if said]
        htmls += [self._assistance(unit) for unit in units]
        made = iter(set_lasting(htmls, self._locale))
        comments = {
            number: self._piece(f"comments-{number}", next(made), self.names.comments, (self._chapter(number),))
            for number, said in chapters.items()
            if said
        }
        annex = [self._piece(f"{ANNEX}-{place}", next(made), unit, (self.names.annex,)) for place, unit in enumerate(units, 1)]
        return Lasting(comments, annex)

    def annex(self) -> Piece:
        """How often assistance was received and needed, by kind: what stands before the units' own words."""
        volume = self._volume
        html = to_html(
            "volume_annex.html",
            self._locale,
            volume=volume,
            kinds_received=bars(entry.kind for entry in volume.assistance_received),
            kinds_needed=bars(kind for entry in volume.assistance_needed for kind in entry.kinds),
        )
        return self._piece(ANNEX, set_part(html, self._locale), self.names.kinds, (self.names.annex,))

    def _chapter(self, number: int) -> str:
        return self.names.chapter(self._volume.chapters[number - 1])

    def _comments(self, number: int, said: Sequence[CommentPassage]) -> str:
        chapter = self._volume.chapters[number - 1]
        return to_html("volume_comments.html", self._locale, volume=self._volume, chapter=chapter, comments=said)

    def _assistance(self, unit: str) -> str:
        volume = self._volume
        received, needed = (
            [one for one in lines if one.unit == unit] for lines in (volume.assistance_received, volume.assistance_needed)
        )
        said = {"unit": unit, "received_lines": received, "needed_lines": needed}
        return to_html("volume_assistance.html", self._locale, volume=volume, **said)

    def versions(self, page_of: PageOf) -> Piece:
        """From which versions the volumes were made."""
        return self._pdf(VERSIONS, render_versions(self._volume, self._locale, page_of), self.names.versions)

    def index(self, page_of: PageOf) -> Piece:
        """The index."""
        return self._pdf(INDEX, render_index(self._volume, self._locale, page_of), self.names.index)

    def front(self, total: int, lines: Sequence[ContentsLine], page_of: PageOf) -> Sequence[Piece]:
        """What stands before the first chapter: cover, contents, reader's guide, lists; numbered by themselves."""
        cover = self._cover(1, total)
        guide = self._pdf(GUIDE, render_guide(self._volume, self._locale, of_a_set=total > 1), self.names.guide, front=True)
        lists = self._pdf(LISTS, render_lists(self._volume, self._locale, page_of), self.names.lists, front=True)
        return [cover, self._contents((guide, lists), lines, _pages(cover)), guide, lists]

    def further(self, number: int, total: int, lines: Sequence[ContentsLine]) -> Sequence[Piece]:
        """What stands before the chapters of a volume that is not the first: its cover with its own contents."""
        own = render_contents(self._volume, [one for one in lines if one.page.volume == number], self._locale, of_one=True)
        return [self._cover(number, total), self._pdf(f"{FRONT}-{number}", own, self.names.contents, front=True)]

    def _cover(self, number: int, total: int) -> Piece:
        volume = self._volume
        html = to_html("volume_cover.html", self._locale, volume=volume, number=number, total=total)
        title = volume.selection if total == 1 else f"{volume.selection}. {self.names.number(number, total)}"
        return self._piece(COVER if number == 1 else f"{COVER}-{number}", set_part(html, self._locale), title, front=True)

    def _contents(self, behind: Sequence[Piece], lines: Sequence[ContentsLine], before: int) -> Piece:
        """The contents, which stand before parts whose pages they give: made again until they have as many pages as they say."""
        pages = 1
        while True:
            page = before + pages + 1
            own = []
            for piece in behind:
                own.append(ContentsLine(piece.key, piece.title, _NOWHERE, letters=roman(page)))
                page += _pages(piece)
            made = self._pdf(FRONT, render_contents(self._volume, [*own, *lines], self._locale), self.names.contents, front=True)
            if _pages(made) == pages:
                return made
            pages = _pages(made)

    def _pdf(self, key: str, content: bytes, title: str, *, front: bool = False) -> Piece:
        return self._piece(key, prepared(content, self._locale), title, front=front)

    def _piece(self, key: str, content: bytes, title: str, under: tuple[str, ...] = (), *, front: bool = False) -> Piece:
        file = self._folder / f"{key}.piece"
        file.write_bytes(content)
        return Piece(key, file, title, under, front)


def _comments(chapter: Chapter) -> Sequence[CommentPassage]:
    return [one for one in chapter.passages if isinstance(one, CommentPassage)]


def _pages(piece: Piece) -> int:
    with piece.file.open("rb") as file:
        return size_of(file).pages
