"""The volumes for the Committee of Experts: cover, contents, lists, chapters, annex on assistance.

What was sent stands in them as it was made when it was sent; only the pages around it are made for the volumes. What is too
much for one volume becomes a set, with one contents and one annex, whose volumes are numbered on from one another.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from forms_app.documents.assembly.assembling import assemble
from forms_app.documents.assembly.pieces import Assembled, Imprint, Piece, PieceError
from forms_app.documents.assembly.preparing import prepared
from forms_app.documents.assembly.ready import UnfitError, size_of
from forms_app.documents.charts import bars
from forms_app.documents.environment import environment
from forms_app.documents.page_numbers import PageNumber
from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import Chapter, CommentPassage, SentPassage, Volume
from forms_app.documents.volume_plan import Plan, Sized, planned

FRONT = "front"  # the key of cover, contents and lists
ANNEX = "annex"

SetPart = Callable[[str, str], bytes]  # a part of a volume, from its HTML and language


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents: where it leads, and the page it gives. `within` a chapter, else it begins one (`ordinal`)."""

    key: str
    title: str
    page: PageNumber
    ordinal: str = ""
    within: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """A volume that is to be put together: the name of its file, its pieces, and what it says of itself. `pages` is the number of
    its pages without those of the front."""

    name: str
    pieces: tuple[Piece, ...]
    imprint: Imprint
    pages: int


def set_part(html: str, language: str) -> bytes:
    """A part made for a volume: HTML to a piece."""
    return prepared(to_pdf(html), language)


def order_volumes(
    volume: Volume, locale: str, sent: Mapping[str, Path], folder: Path, stem: str, most: int, part: SetPart = set_part
) -> tuple[Order, ...]:
    """The volumes of a selection, of at most `most` pages each: everything made that has to be set in type.

    `locale` (en, fr, es) is that of headings and lists. `sent` has the piece of each submission, by reference, made in the same
    locale. Parts are put into files of `folder`. Raises PieceError for a piece that cannot be used.
    """
    made = _Made(folder, volume, locale, part)
    words = made.words
    chapters = [[_sized(piece) for piece in chapter] for chapter in _chapters(volume, made, sent)]
    plan = planned([*chapters, [_sized(made.annex(words.annex))]], most)
    lines = list(_contents(plan))
    names = [f"{stem}.pdf"] if len(plan.volumes) == 1 else [f"{stem}-{number}.pdf" for number in range(1, len(plan.volumes) + 1)]
    fronts = [made.front(plan, lines), *(made.further(plan, lines, number) for number in range(2, len(plan.volumes) + 1))]
    home = {key: names[max(page.volume, 1) - 1] for key, page in plan.pages.items()} | {FRONT: names[0]}
    orders = []
    for place, (name, front) in enumerate(zip(names, fronts, strict=True)):
        pieces = (front, *(one.piece for one in plan.volumes[place]))
        here = {piece.key for piece in pieces}
        imprint = Imprint(
            words.imprint(volume, plan, place + 1),
            words.office,
            locale,
            volume.made_at,
            plan.begins[place],
            {key: file for key, file in home.items() if key not in here},
        )
        orders.append(Order(name, pieces, imprint, sum(one.size.pages for one in plan.volumes[place])))
    return tuple(orders)


def assemble_order(order: Order, folder: Path) -> Assembled:
    """Put one volume together, into a file of its name. Raises PieceError."""
    with (folder / order.name).open("wb") as out:
        return assemble(order.pieces, order.imprint, out)


class _Words:
    """What the templates call the parts, for bookmarks and the contents."""

    def __init__(self, locale: str) -> None:
        self._said = environment(locale).get_template("words.html").make_module()
        self.annex, self.comments, self.office = (self._plain(macro) for macro in ("annex_name", "comments_name", "office_name"))

    def title(self, volume: Volume) -> str:
        return self._plain("volume_title", volume.year)

    def imprint(self, volume: Volume, plan: Plan, number: int) -> str:
        title = f"{self.title(volume)}: {volume.selection}"
        return title if len(plan.volumes) == 1 else f"{title}. {self.number(number, len(plan.volumes))}"

    def number(self, number: int, total: int) -> str:
        return self._plain("volume_number", number, total)

    def chapter(self, chapter: Chapter) -> str:
        return self._plain("chapter_name", chapter)

    def passage(self, passage: SentPassage) -> str:
        return self._plain("passage_name", passage)

    def _plain(self, macro: str, *values: object) -> str:
        return Markup(getattr(self._said, macro)(*values)).unescape()  # noqa: S704  # made plain again: it was escaped for HTML


class _Made:
    """The parts that are made for the volumes, in files of a folder."""

    def __init__(self, folder: Path, volume: Volume, locale: str, part: SetPart) -> None:
        self._folder, self._volume, self._locale, self._part = folder, volume, locale, part
        self.words = _Words(locale)

    def comments(self, key: str, under: tuple[str, ...], chapter: Chapter, said: Sequence[CommentPassage]) -> Piece:
        html = to_html("volume_comments.html", self._locale, volume=self._volume, chapter=chapter, comments=said)
        return self._piece(key, html, self.words.comments, under)

    def annex(self, title: str) -> Piece:
        volume = self._volume
        html = to_html(
            "volume_annex.html",
            self._locale,
            volume=volume,
            kinds_received=bars(entry.kind for entry in volume.assistance_received),
            kinds_needed=bars(kind for entry in volume.assistance_needed for kind in entry.kinds),
        )
        return self._piece(ANNEX, html, title)

    def front(self, plan: Plan, lines: Sequence[ContentsLine]) -> Piece:
        html = to_html("volume_front.html", self._locale, volume=self._volume, lines=lines, total=len(plan.volumes))
        return self._piece(FRONT, html, self._volume.selection, front=True)

    def further(self, plan: Plan, lines: Sequence[ContentsLine], number: int) -> Piece:
        """The front of a volume that is not the first."""
        html = to_html(
            "volume_further.html",
            self._locale,
            volume=self._volume,
            lines=[one for one in lines if one.page.volume == number],
            number=number,
            total=len(plan.volumes),
        )
        title = f"{self._volume.selection}. {self.words.number(number, len(plan.volumes))}"
        return self._piece(f"{FRONT}-{number}", html, title, front=True)

    def _piece(self, key: str, html: str, title: str, under: tuple[str, ...] = (), *, front: bool = False) -> Piece:
        file = self._folder / f"{key}.piece"
        file.write_bytes(self._part(html, self._locale))
        return Piece(key, file, title, under, front)


def _sized(piece: Piece) -> Sized:
    try:
        with piece.file.open("rb") as file:
            return Sized(piece, size_of(file))
    except (OSError, UnfitError) as error:
        raise PieceError(piece.key, str(error)) from error


def _chapters(volume: Volume, made: _Made, sent: Mapping[str, Path]) -> Iterator[list[Piece]]:
    """The pieces of each chapter: comments first, then each voice as it was sent."""
    for number, chapter in enumerate(volume.chapters, 1):
        under = (made.words.chapter(chapter),)
        comments = [one for one in chapter.passages if isinstance(one, CommentPassage)]
        pieces = [made.comments(f"comments-{number}", under, chapter, comments)] if comments else []
        for passage in chapter.passages:
            if isinstance(passage, SentPassage):
                pieces.append(Piece(passage.reference, sent[passage.reference], made.words.passage(passage), under))
        yield pieces


def _contents(plan: Plan) -> Iterator[ContentsLine]:
    """The lines of the contents of all volumes."""
    chapters = 0
    above: tuple[str, ...] = ()
    for piece in (one.piece for volume in plan.volumes for one in volume):
        page = plan.page_of(piece.key)
        if piece.under != above and piece.under:
            chapters += 1
            yield ContentsLine(piece.key, piece.under[0], page, str(chapters))
        above = piece.under
        yield ContentsLine(piece.key, piece.title, page, within=bool(piece.under))
