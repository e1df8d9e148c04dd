"""Volumes from the records to files: for the worker's jobs and for the command that needs no worker."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from forms_app.documents.assembly.pieces import Assembled
from forms_app.documents.values import TEMPLATE_VERSION
from forms_app.documents.volume import Order, assemble_order, order_volumes
from forms_app.documents.volume_archive import for_archive
from forms_app.records.kept_files import keep_files, kept_files
from forms_app.records.submissions import Submission
from forms_app.reporting.compiling import Compiled
from forms_app.reporting.selections import Selection, file_stem
from forms_app.worker.compiling import Export, Noted, read_volume
from forms_app.worker.performing import Workshop
from forms_app.worker.pieces import Share, alone, collect
from forms_app.worker.processes import further_processes
from forms_app.worker.rendering import lasting_part
from forms_app.worker.side_by_side import side_by_side

_KIND = "volume"
_SEVERAL = 2  # volumes from which on it is worth while to start further processes


def make_volumes(
    workshop: Workshop, selection: Selection, membership_id: int | None, folder: Path, noted: Noted, share: Share = alone
) -> Export:
    """The volumes of a selection, in files of a folder, for the eyes of a membership; without one, as the Office reads.

    The same selection of what has not changed since gives the volumes that are kept. Else what was sent is taken as it is kept,
    and rendered where it is not, here and by whoever `share` asks; `noted` is told how far it is. Raises JobFailedError as
    `read_volume` does.
    """
    return _made(_Making(workshop, selection, folder, noted, share), membership_id, "volume")


def make_archive(
    workshop: Workshop, selection: Selection, membership_id: int | None, folder: Path, noted: Noted, share: Share = alone
) -> Export:
    """The same for the archive: PDF/A-3, with the content of each submission as it is exported."""
    return _made(_Making(workshop, selection, folder, noted, share), membership_id, "archive")


@dataclass(frozen=True, slots=True)
class _Making:
    """What volumes are made with: of what, into which folder, and who is told and asked."""

    workshop: Workshop
    selection: Selection
    folder: Path
    noted: Noted
    share: Share

    @property
    def processes(self) -> int:
        return self.workshop.settings.volume_processes


@dataclass(frozen=True, slots=True)
class _Made:
    """A volume that was made: the name of its file, all its pages, the numbers of the first and the last behind the front."""

    name: str
    pages: int
    first: int
    last: int


def _made(making: _Making, membership_id: int | None, kind: str) -> Export:
    workshop, folder = making.workshop, making.folder
    compiled = read_volume(workshop, making.selection, membership_id)
    key = _key(compiled, making.selection, kind, workshop.settings.volume_pages)
    made = _kept(workshop, key, folder)
    if made is None:
        with TemporaryDirectory() as name:
            orders = _orders(making, compiled, kind, Path(name))
            made = list(_assembled(orders, making, 1 if kind == "archive" else making.processes))
        _keep(workshop, key, folder, made)
    pages = sum(one.pages for one in made)
    making.noted(pages, pages, "pages")
    spans = tuple((one.first, one.last) for one in made) if len(made) > 1 else ()
    return Export(tuple(folder / one.name for one in made), compiled.references, pages, spans)


def _key(compiled: Compiled, selection: Selection, kind: str, most: int) -> str:
    """The digest of all that the volumes are made from, but the moment: what they say and of what size they are."""
    said = asdict(compiled.volume) | {"made_at": None, "stem": file_stem(kind, selection), "most": most}
    written = json.dumps([TEMPLATE_VERSION, said], sort_keys=True, default=str)
    return sha256(written.encode()).hexdigest()


def _kept(workshop: Workshop, key: str, folder: Path) -> Sequence[_Made] | None:
    """The volumes that are kept, written into the folder; None where there are none, or one of them is gone."""
    with workshop.unit(writes=True) as uow:
        found = [(one.digest, _Made(**one.about)) for one in kept_files(uow, _KIND, key)]
    for digest, one in found:
        if not workshop.files.holds(digest):
            return None
        with (folder / one.name).open("wb") as file:
            file.writelines(workshop.files.stream(digest))
        if _digest(folder / one.name) != digest:
            return None
    return [one for _, one in found] or None


def _keep(workshop: Workshop, key: str, folder: Path, made: Sequence[_Made]) -> None:
    kept = [(workshop.files.keep_path(folder / one.name), asdict(one)) for one in made]
    with workshop.unit(writes=True) as uow:
        keep_files(uow, _KIND, key, kept)


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def _orders(making: _Making, compiled: Compiled, kind: str, folder: Path) -> tuple[Order, ...]:
    workshop, language = making.workshop, making.selection.language
    sent = collect(workshop, compiled.submissions, language, folder, making.noted, making.share)
    stem, most = file_stem(kind, making.selection), workshop.settings.volume_pages

    def set_lasting(htmls: Sequence[str], language: str) -> Iterator[bytes]:
        return side_by_side(making.processes, lambda html, press: lasting_part(workshop, html, language, press), htmls)

    orders = order_volumes(compiled.volume, language, sent, folder, stem, most, set_lasting)
    if kind == "archive":
        return for_archive(orders, compiled.volume, language, partial(_content, workshop, compiled.submissions))
    return orders


def _content(workshop: Workshop, submissions: Mapping[str, int], reference: str) -> str:
    with workshop.unit(writes=False) as uow:
        return uow.session.get_one(Submission, submissions[reference]).content


def _assembled(orders: Sequence[Order], making: _Making, processes: int) -> Iterator[_Made]:
    """Put the volumes together, in further processes where there are several of both."""
    total, done, folder = sum(order.pages for order in orders), 0, making.folder
    making.noted(0, total, "pages")
    if min(len(orders), processes) < _SEVERAL:
        for order in orders:
            yield _of(order, assemble_order(order, folder, _telling(order, done, total, making.noted)))
            done += order.pages
        return
    with further_processes(processes) as others:
        for order, assembled in zip(orders, others.map(assemble_order, orders, [folder] * len(orders)), strict=True):
            yield _of(order, assembled)
            done += order.pages
            making.noted(done, total, "pages")


def _telling(order: Order, before: int, total: int, noted: Noted) -> Callable[[int], None]:
    """Tells of pages, piece by piece: about as many are done as pieces."""
    return lambda pieces: noted(before + order.pages * pieces // len(order.pieces), total, "pages")


def _of(order: Order, assembled: Assembled) -> _Made:
    first = order.imprint.first_page
    return _Made(order.name, assembled.pages, first, first + order.pages - 1)
