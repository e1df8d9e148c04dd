"""What the benchmark of rendering runs in processes of its own: WeasyPrint alone, and either way with the time of each step.

Nothing of ours that changes WeasyPrint is loaded here before it is needed: alone it is as it comes.
"""

import gc
import importlib
import json
from collections.abc import Callable, Sequence
from time import process_time
from typing import Any

from weasyprint import CSS, HTML

from forms_app.documents.fetch import NoFetcher

_PYTHONS_OWN = (700, 10, 10)  # when Python looks for garbage, unless it is told otherwise
# What takes the time of a document, and where; a step within another is taken out of it.
_STEPS = (
    ("words", "forms_app.documents.report", "report_html"),
    ("style sheets", "benchmarks.setting", "_css"),
    ("styles", "weasyprint.document", "get_all_computed_styles"),
    ("boxes", "weasyprint.document", "build_formatting_structure"),
    ("layout", "weasyprint.document", "layout_document"),
    ("drawing", "weasyprint.document", "generate_pdf"),
    ("fonts", "weasyprint.pdf", "build_fonts_dictionary"),
    ("tags", "weasyprint.pdf", "add_tags"),
    ("finishing", "forms_app.documents.report", "finished"),
)


def alone(html: str, sheets: Sequence[str]) -> bytes:
    """The PDF as any program gets it that hands HTML and style sheets to WeasyPrint."""
    gc.set_threshold(*_PYTHONS_OWN)
    document = HTML(string=html, url_fetcher=NoFetcher())
    styles = [_css(text) for text in sheets]
    printed: bytes = document.write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1")
    return printed


def carried(value: object, content: bytes) -> bytes:
    """Nothing: what it costs to hand a value over and to take a document back."""
    return content


def shares(modules: Sequence[str], render: Callable[..., bytes], *values: Any) -> bytes:
    """The seconds of work that each step takes of one document, the second that is made, as JSON. `modules` is what is timed."""
    spent: dict[str, float] = {}
    stack: list[float] = []
    for name, module, function in _STEPS:
        if module.startswith(tuple(modules)):
            holder = importlib.import_module(module)
            work = _whole(getattr(holder, function)) if name == "layout" else getattr(holder, function)
            setattr(holder, function, _timed(name, work, spent, stack))
    render(*values)
    spent.clear()
    begun = process_time()
    render(*values)
    spent["everything"] = process_time() - begun
    return json.dumps(spent).encode()


def _css(text: str) -> Any:
    return CSS(string=text, url_fetcher=NoFetcher())


def _whole(pages: Callable[..., Any]) -> Callable[..., Any]:
    """All pages at once, where they come one by one."""
    return lambda *values: list(pages(*values))


def _timed(name: str, function: Callable[..., Any], spent: dict[str, float], stack: list[float]) -> Callable[..., Any]:
    def timed(*args: Any, **options: Any) -> Any:
        stack.append(0.0)
        begun = process_time()
        try:
            return function(*args, **options)
        finally:
            took = process_time() - begun
            spent[name] = spent.get(name, 0.0) + took - stack.pop()
            if stack:
                stack[-1] += took

    return timed
