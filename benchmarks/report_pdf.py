"""The PDF of a report: pages a second, against WeasyPrint alone on the same HTML with the same style sheets parsed each time.

The baseline does what any program must that hands HTML and CSS to WeasyPrint; ours adds the template, the Markdown, the
words and the tags, and saves the parsing of style sheets.
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from weasyprint import CSS, HTML

from forms_app.config import DOCUMENT_TEMPLATES
from forms_app.documents.fetch import NoFetcher
from forms_app.documents.glyphs import drawable
from forms_app.documents.rendering import PDF_OPTIONS, STYLE_SHEETS
from forms_app.documents.report import render_report, report_html
from forms_app.documents.values import ReportDocument
from tests.documents.samples import NARRATIVE, assistance, comments, laws, paragraph, prison_labour, question, report, section

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, its median, the unit, and the ratio to the baseline (None for the baseline)."""

    name: str
    value: float
    unit: str
    ratio: float | None = None


def run() -> list[Row]:
    """Medians of five rounds, ours and the baseline in turn so that a busy machine disturbs both alike."""
    value = sample_report()
    html = drawable(report_html(value, "en"))
    pages = _pages(html)
    _ours(value)
    _alone(html)
    ours, alone = [], []
    for _ in range(ROUNDS):
        alone.append(_seconds(lambda: _alone(html)))
        ours.append(_seconds(lambda: _ours(value)))
    baseline, measured = pages / median(alone), pages / median(ours)
    return [
        Row(f"WeasyPrint alone, {pages} pages", baseline, "pages/s"),
        Row(f"render_report, {pages} pages", measured, "pages/s", measured / baseline),
    ]


def sample_report() -> ReportDocument:
    """A report of the usual length: five parts, ten long narratives, tables, pending comments."""
    narratives = (
        question(f"more.text-{place}", f"Question {place}: what is done in practice?", paragraph(NARRATIVE))
        for place in range(10)
    )
    return report(laws(), prison_labour(), section("more", "Application in practice", *narratives), comments(), assistance())


def _ours(value: ReportDocument) -> bytes:
    return render_report(value, "en")


def _alone(html: str) -> bytes:
    document = HTML(string=html, url_fetcher=NoFetcher())
    sheets = [CSS(filename=DOCUMENT_TEMPLATES / "css" / name) for name in STYLE_SHEETS]
    printed: bytes = document.write_pdf(stylesheets=sheets, **PDF_OPTIONS)
    return printed


def _pages(html: str) -> int:
    sheets = [CSS(filename=DOCUMENT_TEMPLATES / "css" / name) for name in STYLE_SHEETS]
    return len(HTML(string=html, url_fetcher=NoFetcher()).render(stylesheets=sheets).pages)


def _seconds(work: Callable[[], bytes]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    for row in run():
        print(f"{row.name:40} {row.value:8.1f} {row.unit}  {'' if row.ratio is None else f'ratio {row.ratio:.2f}'}")
