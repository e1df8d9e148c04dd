"""An answer in plain words: for its history, and for two versions side by side."""

from datetime import date

from babel.numbers import format_decimal
from flask_babel import get_locale
from flask_babel import gettext as _

from forms_app.answers.address import Address
from forms_app.answers.kind import Context
from forms_app.answers.kinds import kind_of
from forms_app.answers.placing import asked_at
from forms_app.answers.primitives import Amount, Atom, FileName, Items, Link, Paragraph, Primitive, Span, Table
from forms_app.answers.values import Value
from forms_app.reporting.drafts import Draft
from forms_app.web.wording.dates import day


def in_plain_words(draft: Draft, address: Address, value: Value, locale: str) -> str:
    """The value as a reader would read it out; '' where there is none, or where the form no longer asks it."""
    question = asked_at(draft.definition, address)
    if value is None or question is None:
        return ""
    if question.kind == "rows":
        item = draft.form.wording(locale).of(f"{address.path}.item")
        return _("%(item)s: %(count)s", item=item, count=len(value))
    context = Context(draft.form.wording(locale), draft.known, draft.facts, draft.sheet)
    return "\n".join(_primitive(one) for one in kind_of(question).show(question, value, address, context))


def _primitive(shown: Primitive) -> str:
    match shown:
        case Paragraph(content=content):
            return _atom(content)
        case Items(items=items):
            return "\n".join(f"– {item}" for item in items)
        case Link(text=text, target=target):
            return text if text == target or target.startswith("#") else f"{text} ({target})"
        case FileName(name=name):
            return name
        case Table():
            return "\n".join(_line(shown, line) for line in shown.lines)


def _line(table: Table, line: tuple[tuple[Primitive, ...], ...]) -> str:
    """A line of statistics: "Opened: Women 3; Men 4"."""
    head, *cells = (" ".join(_primitive(one) for one in cell) for cell in line)
    total = _("Total")
    named = (f"{heading or total} {cell}" for heading, cell in zip(table.header[1:], cells, strict=True) if cell)
    return f"{head or total}: {'; '.join(named)}"


def _atom(content: Atom) -> str:
    match content:
        case str():
            return content
        case date():
            return day(content)
        case Amount(number=number, unit=unit, currency=currency):
            return " ".join(
                part for part in (format_decimal(number, locale=get_locale(), decimal_quantization=False), unit, currency) if part
            )
        case Span(start=start, end=end):
            ends = ("…" if end_day is None else day(end_day) for end_day in (start, end))
            return " – ".join(ends)
