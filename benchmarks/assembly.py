"""A volume of about a thousand pages from finished reports, against tools that put the same files together and keep less.

`pdfunite` drops tags, bookmarks and links, `qpdf` tags. Ours keeps them all, numbers the pages, and stays PDF/UA-1. It has the
pieces that were made ready when the reports were rendered; what that costs a report is told too. The others run as processes of
their own, ours in one that has rendered before, as a worker has; its memory is measured in one of its own.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pikepdf import Pdf

from benchmarks.figures import Row
from benchmarks.rendering import sample_report
from forms_app.documents.assembly.assembling import assemble
from forms_app.documents.assembly.pieces import Imprint, Piece
from forms_app.documents.assembly.preparing import prepared
from forms_app.documents.report import render_report

ROUNDS = 5
PAGES = 1000


def run() -> list[Row]:
    """Medians of five rounds in turn, and the peak memory of ours."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = render_report(sample_report(), "en")
        ready = prepared(made, "en")
        paths, pages = _files(folder, "pdf", made)
        pieces, _pages = _files(folder, "piece", ready)
        out = str(folder / "out.pdf")
        tools: dict[str, Callable[[], object]] = {
            "pdfunite": lambda: subprocess.run(["pdfunite", *paths, out], check=True),
            "qpdf": lambda: subprocess.run(["qpdf", "--empty", "--pages", *paths, "--", out], check=True),
            "assemble": lambda: _assembled(out, pieces),
        }
        seconds: dict[str, list[float]] = {tool: [] for tool in tools}
        for _ in range(ROUNDS):
            for tool, work in tools.items():
                seconds[tool].append(_timed(work))
        memory = int(subprocess.check_output([sys.executable, "-m", "benchmarks.assembly", out, *pieces]))
        preparing = median(_timed(lambda: prepared(made, "en")) for _ in range(ROUNDS))
    united, paged, ours = (median(seconds[tool]) for tool in tools)
    return [
        Row(f"pdfunite, {len(paths)} files, {pages} pages", united, "s"),
        Row("qpdf --empty --pages, the same files", paged, "s", united / paged),
        Row("assemble, the same files", ours, "s", united / ours),
        Row("assemble", pages / ours, "pages/s"),
        Row("a report made ready, once", 1000 * preparing, "ms"),
        Row("assemble, peak memory of the process", memory, "MB"),
    ]


def _files(folder: Path, ending: str, made: bytes) -> tuple[Sequence[str], int]:
    """So many files of a report as give a thousand pages, and how many those are; each tool reads each of them."""
    with Pdf.open(BytesIO(render_report(sample_report(), "en"))) as opened:
        each = len(opened.pages)
    files = [folder / f"{number:04d}.{ending}" for number in range(round(PAGES / each))]
    for file in files:
        file.write_bytes(made)
    return [str(file) for file in files], each * len(files)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _assembled(out: str, paths: Sequence[str]) -> None:
    """What the process that is measured does."""
    imprint = Imprint("Volume", "International Labour Office", "en", datetime(2026, 11, 1, tzinfo=UTC))
    pieces = (
        Piece(f"r{number}", Path(path), f"Report {number}", (f"State {number // 4}", "C029")) for number, path in enumerate(paths)
    )
    with Path(out).open("wb") as file:
        assemble(pieces, imprint, file)


if __name__ == "__main__":
    _assembled(sys.argv[1], sys.argv[2:])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
