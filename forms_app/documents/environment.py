"""The Jinja environment of documents: templates, words of one language, and filters that write values as text."""

from collections.abc import Iterable
from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from forms_app.answers.blanks import Blank, EmptyRecords, EmptyTable, lines_of
from forms_app.answers.lettering import first_up, grouped
from forms_app.answers.markdown import to_html
from forms_app.answers.primitives import Amount, Inline, Paragraph, Primitive, Table
from forms_app.config import DOCUMENT_TEMPLATES
from forms_app.documents.charts import crossed
from forms_app.documents.words import Words, direction, translations
from forms_app.reference.provisions import provision_words

_SHORT = 90  # characters of a question in the bookmarks
_TURNING = 12  # columns that still fit on an upright page
_BRIEF = 700  # characters of a record that is kept on one page
_BRIEF_LINE = 300  # characters of a line of a longer record that is kept on one page, so that its answer stands beside its name
_BRIEF_ROOM = 9  # lines of a blank record, with those that are ruled and the boxes, that is kept on one page: a quarter of it
_SIDE_BY_SIDE = 7  # boxes up to which they stand below each other


@lru_cache(maxsize=16)
def environment(locale: str) -> Environment:
    """The environment of one language; templates say `_('…')`, and a name that is not given is an error."""
    made = Environment(
        loader=FileSystemLoader(DOCUMENT_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.install_gettext_translations(translations(locale), newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    words = Words(locale)
    made.globals.update(locale=locale, direction=direction, turning=_TURNING, side_by_side=_SIDE_BY_SIDE, on_screen=False)
    made.filters.update(
        day=words.day,
        moment=words.moment,
        number=words.number,
        size=words.size,
        share=words.share,
        span=words.span,
        atom=words.atom,
        language=words.language,
        markdown=markdown,
        digest=grouped,
        crossed=crossed,
        first_up=first_up,
        short=short,
        shape=shape,
        provision=provision_words,
    )
    made.tests.update(numeric=is_numeric, brief=is_brief, brief_line=is_brief_line, brief_record=is_brief_record, wide=is_wide)
    return made


def markdown(text: str, top_heading: int) -> Markup:
    """A writer's Markdown as safe HTML for paper: addresses of links are written out."""
    return Markup(to_html(text, top_heading=top_heading, write_addresses=True))  # noqa: S704 -- sanitized by answers/markdown.py


def short(text: str) -> str:
    """The beginning of a text, cut between words."""
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0].rstrip(",;: ") + "…"


def shape(primitive: Primitive) -> str:
    """Which macro prints a primitive: paragraph, text (Markdown), items, link, file or table."""
    if isinstance(primitive, Paragraph):
        return "text" if primitive.markdown else "paragraph"
    return {"Items": "items", "Link": "link", "FileName": "file", "Table": "table"}[type(primitive).__name__]


def is_numeric(cell: tuple[Inline, ...]) -> bool:
    """Whether a cell holds numbers and nothing else."""
    return bool(cell) and all(isinstance(part, Paragraph) and isinstance(part.content, Amount) for part in cell)


def is_brief(table: Table) -> bool:
    """Whether a record is short enough to stand on one page whole."""
    return sum(map(_length, table.lines)) < _BRIEF


def is_brief_line(line: tuple[tuple[Inline, ...], ...]) -> bool:
    """Whether a line of a record is short enough to stand on one page whole."""
    return _length(line) < _BRIEF_LINE


def _length(line: tuple[tuple[Inline, ...], ...]) -> int:
    parts = (part for cell in line for part in cell)
    return sum(len(part.content) for part in parts if isinstance(part, Paragraph) and isinstance(part.content, str))


def is_brief_record(records: EmptyRecords) -> bool:
    """Whether the room for a record is kept on one page: a longer one may go on overleaf, else pages stay half empty."""
    return sum(lines_of(field.room) for field in records.fields) <= _BRIEF_ROOM


def is_wide(parts: Iterable[Primitive | Blank | None]) -> bool:
    """Whether an answer, or the room for one, has a table that needs the page turned."""
    return any(isinstance(part, Table | EmptyTable) and len(part.header) > _TURNING for part in parts)
