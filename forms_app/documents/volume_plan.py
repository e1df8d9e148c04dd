"""A set of volumes planned: which piece stands in which, and on which page.

Volumes of a set are numbered on from one another; the pages of each one's front are numbered by themselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forms_app.documents.assembly.frame import MOST_BLOCKS
from forms_app.documents.assembly.pieces import Piece
from forms_app.documents.assembly.ready import Size
from forms_app.documents.page_numbers import PageNumber

_FOR_PARTS = 300  # blocks of numbers that are kept for what is made for the volume: the index of a year has a hundred


@dataclass(frozen=True, slots=True)
class Sized:
    """A piece with its size."""

    piece: Piece
    size: Size


@dataclass(frozen=True, slots=True)
class Plan:
    """The volumes of a set, each with its pieces in order and the number of its first page."""

    volumes: tuple[tuple[Sized, ...], ...]
    begins: tuple[int, ...]
    pages: Mapping[str, PageNumber]
    places: Mapping[str, Mapping[str, int]]

    def page_of(self, key: str, place: str = "") -> PageNumber:
        """Where a piece begins, or where a place of it is."""
        begin = self.pages[key]
        return PageNumber(begin.page + self.places[key].get(place, 0), begin.volume)

    def with_last(self, pieces: Sequence[Sized]) -> "Plan":
        """The same with these pieces at the end of the last volume, even where it has then more pages than others: they have just
        been made with the numbers of this plan."""
        *before, last = self.volumes or ((),)
        return _plan((*before, (*last, *pieces)))


def planned(chapters: Sequence[Sequence[Sized]], most: int) -> Plan:
    """Put chapters into volumes of at most so many pages.

    A chapter stands in one volume unless it alone has more pages than that; then it goes on in the next.
    """
    return _plan(tuple(_volumes(chapters, most)))


def _plan(volumes: Sequence[tuple[Sized, ...]]) -> Plan:
    begins, pages, page = [], {}, 1
    for number, volume in enumerate(volumes, 1):
        begins.append(page)
        for one in volume:
            pages[one.piece.key] = PageNumber(page, number if len(volumes) > 1 else 0)
            page += one.size.pages
    places = {one.piece.key: one.size.places for volume in volumes for one in volume}
    return Plan(tuple(volumes), tuple(begins), pages, places)


def _volumes(chapters: Sequence[Sequence[Sized]], most: int) -> Iterator[tuple[Sized, ...]]:
    volume = _Filling(most)
    for chapter in chapters:
        if not volume.has_room_for(chapter):
            yield from volume.closed()
        for one in chapter:
            if not volume.has_room_for((one,)):
                yield from volume.closed()
            volume.add(one)
    yield from volume.closed()


class _Filling:
    """A volume as far as it is filled."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pieces: list[Sized] = []
        self._pages = self._blocks = 0

    def has_room_for(self, pieces: Sequence[Sized]) -> bool:
        """Whether these pieces can be added to what there is."""
        pages = self._pages + sum(one.size.pages for one in pieces)
        blocks = self._blocks + sum(one.size.blocks for one in pieces)
        return pages <= self._most and blocks <= MOST_BLOCKS - _FOR_PARTS

    def add(self, one: Sized) -> None:
        """Add a piece, whether or not there is room for it: a piece alone is never too much."""
        self._pieces.append(one)
        self._pages += one.size.pages
        self._blocks += one.size.blocks

    def closed(self) -> Iterator[tuple[Sized, ...]]:
        """The volume, if there is anything in it; the next begins."""
        if self._pieces:
            yield tuple(self._pieces)
        self._pieces, self._pages, self._blocks = [], 0, 0
