"""The PDF of a report: pages a second and process, against WeasyPrint alone on the same HTML; two processes against one; what
handing a document to another process costs; and what share of the time each step takes, ours and WeasyPrint's.

WeasyPrint alone parses the style sheets each time and writes a file that no volume takes. Ours fills in the template, turns
Markdown into HTML, completes the tags and finishes the file besides.
"""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from statistics import median
from time import perf_counter

import pikepdf

from benchmarks.figures import Row
from benchmarks.setting import alone, carried, shares
from forms_app.config import DOCUMENT_TEMPLATES
from forms_app.documents.glyphs import drawable
from forms_app.documents.limits import Limits
from forms_app.documents.press import Press
from forms_app.documents.rendering import STYLE_SHEETS
from forms_app.documents.report import render_report, report_html
from forms_app.documents.values import ReportDocument
from tests.documents.samples import NARRATIVE, assistance, comments, laws, paragraph, prison_labour, question, report, section

ROUNDS = 5
EACH = 2  # reports of each process when two are compared with one
LIMITS = Limits(600, 2048)
OFTEN = 100  # rounds of what takes a millisecond


def run() -> list[Row]:
    """Medians; what is compared is measured in turn, so that a busy machine disturbs both alike."""
    value = sample_report()
    html = drawable(report_html(value, "en"))
    sheets = [(DOCUMENT_TEMPLATES / "css" / name).read_text(encoding="utf-8") for name in (*STYLE_SHEETS, "scripts.css")]
    with Press(LIMITS) as bare, Press(LIMITS) as ours, Press(LIMITS) as second:
        made = ours.make(render_report, value, "en")
        second.make(render_report, value, "en")
        with pikepdf.open(BytesIO(made)) as file:
            pages = len(file.pages)
        size = len(bare.make(alone, html, sheets))
        baseline, measured = _in_turn(lambda: bare.make(alone, html, sheets), lambda: ours.make(render_report, value, "en"))
        one, two = _in_turn(lambda: _each(value, ours), lambda: _each(value, ours, second), rounds=3)
        carrying = median(_seconds(lambda: ours.make(carried, value, made)) for _ in range(OFTEN))
    return [
        Row(f"WeasyPrint alone, {pages} pages of {size // 1000} kB", pages / baseline, "pages/s"),
        Row(f"ours, in a process, {len(made) // 1000} kB", pages / measured, "pages/s", baseline / measured),
        Row("one process", EACH * pages / one, "pages/s"),
        Row("two processes", 2 * EACH * pages / two, "pages/s", 2 * one / two),
        Row("there and back, of each document", carrying * 1000, "ms"),
        *_shares("WeasyPrint alone", ("weasyprint", "benchmarks"), alone, html, sheets),
        *_shares("ours", ("weasyprint", "forms_app"), render_report, value, "en"),
    ]


def sample_report(narratives: int = 10) -> ReportDocument:
    """A report of the usual length: five parts, ten long narratives, tables, pending comments."""
    written = (
        question(f"more.text-{place}", f"Question {place}: what is done in practice?", paragraph(NARRATIVE))
        for place in range(narratives)
    )
    return report(laws(), prison_labour(), section("more", "Application in practice", *written), comments(), assistance())


def _each(value: ReportDocument, *presses: Press) -> None:
    def several(press: Press) -> None:
        for _ in range(EACH):
            press.make(render_report, value, "en")

    with ThreadPoolExecutor(len(presses)) as threads:
        list(threads.map(several, presses))


def _shares(name: str, modules: tuple[str, ...], render: Callable[..., bytes], *values: object) -> list[Row]:
    with Press(LIMITS) as press:
        spent = json.loads(press.make(shares, modules, render, *values))
    whole = spent.pop("everything")
    spent["reading, writing, all else"] = whole - sum(spent.values())
    return [Row(f"{name}: {step}", 100 * seconds / whole, "%") for step, seconds in spent.items()]


def _in_turn(first: Callable[[], object], second: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    taken = [(_seconds(first), _seconds(second)) for _ in range(rounds)]
    return median(one for one, _ in taken), median(two for _, two in taken)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
