"""The volumes for the Committee of Experts: cover, contents, reader's guide, lists, chapters, annex, versions, index.

What was sent stands in them as it was made when it was sent; only the pages around it are made for the volumes. What is too
much for one volume becomes a set, with one contents, annex and index, whose volumes are numbered on from one another.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from forms_app.documents.assembly.assembling import assemble
from forms_app.documents.assembly.pieces import Assembled, Imprint, Piece, PieceError
from forms_app.documents.assembly.ready import UnfitError, size_of
from forms_app.documents.names import Names
from forms_app.documents.values import SentPassage, Volume
from forms_app.documents.volume_contents import ContentsLine
from forms_app.documents.volume_parts import ANNEX, Lasting, Parts, SetParts, set_parts
from forms_app.documents.volume_plan import Plan, Sized, planned


@dataclass(frozen=True, slots=True)
class Order:
    """A volume that is to be put together: the name of its file, its pieces, and what it says of itself. `pages` is the number of
    its pages without those of the front."""

    name: str
    pieces: tuple[Piece, ...]
    imprint: Imprint
    pages: int


def order_volumes(
    volume: Volume, locale: str, sent: Mapping[str, Path], folder: Path, stem: str, most: int, set_lasting: SetParts = set_parts
) -> tuple[Order, ...]:
    """The volumes of a selection, of at most `most` pages each: everything made that has to be set in type.

    `locale` (en, fr, es) is that of headings and lists. `sent` has the piece of each submission, by reference, made in the same
    locale. Parts are put into files of `folder`; `set_lasting` sets those that other volumes may have too. Raises PieceError for
    a piece that cannot be used.
    """
    parts = Parts(folder, volume, locale)
    lasting = parts.lasting(set_lasting)
    chapters = [*_chapters(volume, parts, lasting, sent), [parts.annex(), *lasting.annex]]
    plan = planned([[_sized(piece) for piece in chapter] for chapter in chapters], most)
    plan = plan.with_last([_sized(piece) for piece in (parts.versions(plan.page_of), parts.index(plan.page_of))])
    total, lines = len(plan.volumes), list(_contents(plan))
    fronts = [parts.front(total, lines, plan.page_of), *(parts.further(number, total, lines) for number in range(2, total + 1))]
    names = [f"{stem}.pdf"] if total == 1 else [f"{stem}-{number}.pdf" for number in range(1, total + 1)]
    pieces = [(*front, *(one.piece for one in body)) for front, body in zip(fronts, plan.volumes, strict=True)]
    home = {piece.key: name for name, some in zip(names, pieces, strict=True) for piece in some}
    return tuple(
        Order(
            name,
            some,
            Imprint(
                _title(volume, parts.names, number, total),
                parts.names.office,
                locale,
                volume.made_at,
                plan.begins[number - 1],
                {key: file for key, file in home.items() if file != name},
            ),
            sum(one.size.pages for one in plan.volumes[number - 1]),
        )
        for number, (name, some) in enumerate(zip(names, pieces, strict=True), 1)
    )


def assemble_order(order: Order, folder: Path, told: Callable[[int], None] = lambda pieces: None) -> Assembled:
    """Put one volume together, into a file of its name. `told` hears how many of its pieces stand in it. Raises PieceError."""

    def pieces() -> Iterator[Piece]:
        for number, piece in enumerate(order.pieces):
            told(number)
            yield piece

    with (folder / order.name).open("wb") as out:
        return assemble(pieces(), order.imprint, out)


def _title(volume: Volume, names: Names, number: int, total: int) -> str:
    title = f"{names.title(volume)}: {volume.selection}"
    return title if total == 1 else f"{title}. {names.number(number, total)}"


def _sized(piece: Piece) -> Sized:
    try:
        with piece.file.open("rb") as file:
            return Sized(piece, size_of(file))
    except (OSError, UnfitError) as error:
        raise PieceError(piece.key, str(error)) from error


def _chapters(volume: Volume, parts: Parts, lasting: Lasting, sent: Mapping[str, Path]) -> Iterator[list[Piece]]:
    """The pieces of each chapter: comments first, then each voice as it was sent."""
    for number, chapter in enumerate(volume.chapters, 1):
        under = (parts.names.chapter(chapter),)
        pieces = [lasting.comments[number]] if number in lasting.comments else []
        for passage in chapter.passages:
            if isinstance(passage, SentPassage):
                pieces.append(Piece(passage.reference, sent[passage.reference], parts.names.passage(passage), under))
        yield pieces


def _contents(plan: Plan) -> Iterator[ContentsLine]:
    """The lines of the contents of all volumes; of the annex one, since its units stand in the order of the alphabet."""
    chapters = 0
    above: tuple[str, ...] = ()
    for piece in (one.piece for volume in plan.volumes for one in volume):
        page = plan.page_of(piece.key)
        if piece.key == ANNEX:
            yield ContentsLine(piece.key, piece.under[0], page)
        elif piece.under != above and piece.under:
            chapters += 1
            yield ContentsLine(piece.key, piece.under[0], page, str(chapters))
        if not piece.key.startswith(ANNEX):
            yield ContentsLine(piece.key, piece.title, page, within=bool(piece.under))
        above = piece.under
