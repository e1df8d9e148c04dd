"""Filters by which `components/shown.html` shows answers: dates, numbers and languages as the reader writes them."""

from datetime import date

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import get_locale
from markupsafe import Markup

from forms_app.answers.markdown import to_html
from forms_app.answers.primitives import Amount, Atom, Inline, Paragraph, Primitive, Span
from forms_app.reference.provisions import provision_words
from forms_app.web.locales import language
from forms_app.web.wording.comments import point_words
from forms_app.web.wording.dates import day, moment
from forms_app.web.wording.sizes import size_words

_NO_BREAK = "\u00a0"
_SHAPES = {"Items": "items", "Link": "link", "FileName": "file", "Table": "table"}


def init_app(app: Flask) -> None:
    """Register the filters and the test."""
    app.jinja_env.filters.update(
        atom=atom,
        day=day,
        direction=direction,
        language_name=language_name,
        markdown=markdown,
        moment=moment,
        point_name=point_words,
        provision=provision_words,
        shape=shape,
        size=size_words,
        span=span,
    )
    app.jinja_env.tests["numeric"] = is_numeric


def markdown(text: str, top_heading: int = 4) -> Markup:
    """A writer's Markdown as safe HTML, its headings from this level on."""
    return Markup(to_html(text, top_heading=top_heading))  # noqa: S704 -- sanitized by answers/markdown.py


def atom(value: Atom) -> str:
    """Any single value of an answer."""
    match value:
        case Amount():
            return amount(value)
        case Span():
            return span(value)
        case date():
            return day(value)
        case _:
            return value


def amount(value: Amount) -> str:
    """A number with its unit, or with its currency as ISO 4217 writes it: a symbol would leave doubt."""
    if value.currency:
        cents = -2 <= int(value.number.normalize().as_tuple().exponent) < 0
        figure = format_decimal(value.number, "#,##0.00" if cents else None, get_locale(), decimal_quantization=False)
        return f"{figure}{_NO_BREAK}{value.currency}"
    figure = format_decimal(value.number, locale=get_locale(), decimal_quantization=False)
    return f"{figure}{_NO_BREAK}{value.unit}" if value.unit else str(figure)


def span(value: Span) -> str:
    """A period: both days in full, an open end as three dots."""
    return " – ".join("…" if end is None else day(end) for end in (value.start, value.end))


def shape(primitive: Primitive) -> str:
    """Which macro shows a primitive: paragraph, text (Markdown), items, link, file or table."""
    if isinstance(primitive, Paragraph):
        return "text" if primitive.markdown else "paragraph"
    return _SHAPES[type(primitive).__name__]


def is_numeric(cell: tuple[Inline, ...]) -> bool:
    """Whether a cell of a table holds numbers and nothing else."""
    return bool(cell) and all(isinstance(part, Paragraph) and isinstance(part.content, Amount) for part in cell)


def direction(code: str | None) -> str:
    """`rtl` or `ltr`: how a language (BCP 47) is written; unknown ones are taken for left to right."""
    locale = _locale_of(code or "en")
    return "ltr" if locale is None else str(locale.text_direction)


def language_name(code: str) -> str:
    """The name of a language (BCP 47) in the reader's; the code itself where it has none."""
    locale = _locale_of(code)
    return code if locale is None else (locale.get_display_name(language()) or code)


def _locale_of(code: str) -> Locale | None:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def months() -> list[tuple[int, str]]:
    """The months of the year with their names, for date fields."""
    names = (get_locale() or Locale("en")).months["stand-alone"]["wide"]
    return [(number, str(names[number])) for number in range(1, 13)]
