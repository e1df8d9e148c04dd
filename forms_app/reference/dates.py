"""Dates as each language writes them in full."""

from datetime import date

from babel.dates import format_date


def date_in_full(value: date, locale: str) -> str:
    """`1 September 2026`, `1er septembre 2026`, `1 de septiembre de 2026`.

    `locale` is one that Babel knows (`fr`, `pt_BR`). Babel leaves out what English of the ILO and French need: the day before
    the month, and the ordinal of the first.
    """
    language = locale.replace("-", "_").partition("_")[0]
    if language == "fr" and value.day == 1:
        return format_date(value, "'1er' MMMM y", locale=locale)
    return format_date(value, "d MMMM y" if language == "en" else "long", locale=locale)
