"""A year of the Committee: 1,000 reports of some twenty pages as a set of volumes, on two processes; what one report more costs.

The reports' pieces are there, as they are when each was sent. Contents, lists, table of versions and index are set anew for every
set and timed apart, as are the comments and the units' words on assistance, which are set once and kept. `pdfunite` has the same
pages in one file, without tags, links, bookmarks or numbers; it runs on one process and once, since it takes long.
"""

import os
import resource
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pikepdf import Pdf

from benchmarks.figures import Row
from benchmarks.rendering import sample_report
from forms_app.documents.assembly.preparing import prepared
from forms_app.documents.report import render_report
from forms_app.documents.values import Chapter, Cited, Instrument, ListedReport, ReportDocument, SentPassage, Volume
from forms_app.documents.volume import Order, assemble_order, order_volumes
from forms_app.documents.volume_parts import set_part
from tests.documents.volumes import NEEDED, RECEIVED, passage

UNITS, EACH = 200, 5  # reports of each unit
PROVISIONS = 20  # that each report speaks of
NARRATIVES = 38  # of the sample: some twenty pages
ROUNDS = 3
PROCESSES = 2


def run() -> list[Row]:
    """Medians of three rounds for ours."""
    with TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as name:
        folder = Path(name)
        document = render_report(sample_report(NARRATIVES), "en")
        sent = _linked(folder, "sent", prepared(document, "en"))
        pdfs = _linked(folder, "pdf", document)
        pages = len(sent) * _pages(document)
        kept = _Kept()
        volume = _volume(UNITS)
        lasting = _timed(lambda: _ordered(volume, sent, folder, kept))
        setting, orders = _median(lambda: _ordered(volume, sent, folder, kept))
        with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as others:
            list(others.map(_ready, range(PROCESSES)))
            assembling, made = _median(lambda: list(others.map(_assembled, orders, [folder] * len(orders))))
            fewer = _ordered(_volume(UNITS - 1), sent, folder, kept)
            list(others.map(_assembled, fewer, [folder] * len(fewer)))
            one_more = _timed(lambda: list(others.map(_assembled, _ordered(volume, sent, folder, kept), [folder] * len(orders))))
        memory = max(made)
        united = _timed(lambda: subprocess.run(["pdfunite", *map(str, pdfs.values()), str(folder / "out.pdf")], check=True))
    return [
        Row(f"pdfunite, {len(pdfs)} files, {pages} pages", united, "s"),
        Row(f"put together as {len(orders)} volumes on {PROCESSES} processes", assembling, "s", united / assembling),
        Row("put together", pages / assembling, "pages/s"),
        Row("peak memory of a process", memory, "MB"),
        Row("contents, lists, versions and index", setting, "s"),
        Row("comments and assistance of all units, once", lasting - setting, "s"),
        Row("after one change: set and put together again", one_more, "s", (setting + assembling) / one_more),
    ]


class _Kept:
    """Lasting parts as an installation keeps them."""

    def __init__(self) -> None:
        self._made: dict[str, bytes] = {}

    def __call__(self, htmls: Sequence[str], language: str) -> Iterable[bytes]:
        for html in htmls:
            if html not in self._made:
                self._made[html] = set_part(html, language)
            yield self._made[html]


def _ordered(volume: Volume, sent: dict[str, Path], folder: Path, kept: _Kept) -> Sequence[Order]:
    return order_volumes(volume, "en", sent, folder, "volume", 2000, kept)


def _assembled(order: Order, folder: Path) -> int:
    """Put a volume together; the memory that this process has taken at most, in MB."""
    assemble_order(order, folder)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _ready(_number: int) -> None:
    """Let a process load what it needs, as a worker has."""
    with TemporaryDirectory() as name:
        file = Path(name) / "a.piece"
        file.write_bytes(set_part('<html lang="en"><title>A</title><h1>A</h1></html>', "en"))
    time.sleep(1)  # so that each of them gets one


def _volume(units: int) -> Volume:
    """A year: the reports of so many units on five instruments, with an entry of assistance each way for each unit."""
    chapters = [_chapter(unit, place) for unit in range(units) for place in range(EACH)]
    passages = [one for chapter in chapters for one in chapter.passages if isinstance(one, SentPassage)]
    due = date(2026, 9, 1)
    listed = [ListedReport(one.unit, one.instruments, "article-22/C029", due, due, reference=one.reference) for one in passages]
    return Volume(
        year=2026,
        selection="All",
        chapters=tuple(chapters),
        received=tuple(listed),
        missing=tuple(replace(one, received=None, reference="") for one in listed[::3]),
        assistance_received=tuple(replace(RECEIVED[0], unit=one.unit, reference=one.reference) for one in passages[::EACH]),
        assistance_needed=tuple(replace(NEEDED[0], unit=one.unit, reference=one.reference) for one in passages[::EACH]),
        made_by="International Labour Office",
        made_at=datetime(2026, 11, 1, 8, 0, tzinfo=UTC),
    )


def _chapter(unit: int, place: int) -> Chapter:
    code = ("C029", "C087", "C100", "C111", "C138")[place]
    one = passage(f"r{unit * EACH + place}", _sample())
    cited = tuple(Cited(f"{code} Art. {number}", (f"q-more.text-{number}",)) for number in range(1, PROVISIONS + 1))
    said = replace(one, unit=f"State {unit:03d}", instruments=(code,), cited=cited)
    return Chapter(said.unit, (Instrument(code, f"Convention {code}"),), (said,))


@cache
def _sample() -> ReportDocument:
    return sample_report()


def _linked(folder: Path, ending: str, content: bytes) -> dict[str, Path]:
    """A file for each report, all of the same content, which lies on the disk once."""
    first = folder / f"one.{ending}"
    first.write_bytes(content)
    files = {f"r{number}": folder / f"r{number}.{ending}" for number in range(UNITS * EACH)}
    for file in files.values():
        file.hardlink_to(first)
    return files


def _pages(document: bytes) -> int:
    with Pdf.open(BytesIO(document)) as file:
        return len(file.pages)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _median(work: Callable[[], Sequence]) -> tuple[float, Sequence]:  # type: ignore[type-arg]  # of anything
    seconds, made = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        made.append(work())
        seconds.append(time.perf_counter() - begun)
    return median(seconds), made[-1]
