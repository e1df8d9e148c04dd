"""From a template and its values to the bytes of a PDF/UA-1 file: the one place that calls WeasyPrint.

The same values give the same bytes: no clock and no random identifier goes in, dates come from the values.
"""

import threading
from functools import cache
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from forms_app.answers.plain_text import tidy
from forms_app.config import DOCUMENT_TEMPLATES
from forms_app.documents import faces, tags, widths
from forms_app.documents.environment import environment
from forms_app.documents.fetch import NoFetcher
from forms_app.documents.glyphs import drawable
from forms_app.documents.scripts import more_sheets, settle

STYLE_SHEETS = ("page.css", "text.css", "tables.css", "blocks.css")

_each_thread = threading.local()  # Pango's font map, inside FontConfiguration, is not for two threads at once
for patch in (tags, faces, widths):
    patch.install()


def to_html(template: str, locale: str, **values: Any) -> str:
    """The HTML of a document in one language."""
    return environment(locale).get_template(template).render(**values)


def to_pdf(html: str) -> bytes:
    """The PDF/UA-1 file of an HTML document. Nothing is fetched; fonts are those of the system."""
    text = drawable(tidy(html))
    document = HTML(string=text, base_url=None, url_fetcher=NoFetcher())
    sheets = (*STYLE_SHEETS, *more_sheets(text, document.etree_element))
    if sheets != STYLE_SHEETS:
        settle(document.etree_element)
    rendered: bytes = document.write_pdf(stylesheets=style_sheets(sheets), font_config=_fonts(), **PDF_OPTIONS)
    return rendered


PDF_OPTIONS = {"pdf_variant": "pdf/ua-1"}


def _fonts() -> FontConfiguration:
    if not hasattr(_each_thread, "fonts"):
        _each_thread.fonts = FontConfiguration()
    return _each_thread.fonts


@cache
def style_sheets(names: tuple[str, ...]) -> tuple[CSS, ...]:
    """Parsed style sheets by name, in this order."""
    fetcher = NoFetcher()
    texts = ((DOCUMENT_TEMPLATES / "css" / name).read_text(encoding="utf-8") for name in names)
    return tuple(CSS(string=text, url_fetcher=fetcher) for text in texts)
