"""The words, dates and numbers of a document in one language, outside any web request.

The words come from the same catalogues as the pages' (`translations/<locale>/interface.po`). English is the language of
the messages and needs no catalogue.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_time
from babel.numbers import format_decimal, format_percent
from babel.support import Translations
from babel.units import format_unit

from forms_app.answers.primitives import Amount, Atom, Span
from forms_app.config import TRANSLATIONS
from forms_app.definitions.catalogues import interface_translations
from forms_app.reference.dates import date_in_full

GENEVA = ZoneInfo("Europe/Zurich")
_NO_BREAK = "\u00a0"


def translations(locale: str) -> Translations:
    """The catalogue of a language (`fr`); messages stand as they are where there is none."""
    return interface_translations(TRANSLATIONS, locale)


def direction(language: str) -> str:
    """`rtl` or `ltr`: how a language (BCP 47) is written; unknown ones are taken for left to right."""
    locale = _locale_of(language)
    return "ltr" if locale is None else str(locale.text_direction)


@dataclass(frozen=True)
class Words:
    """How one language writes dates, times and numbers. `locale` is a code Babel knows: en, fr, es."""

    locale: str

    def day(self, value: date) -> str:
        """A date in full: 1 September 2026."""
        return date_in_full(value, self.locale)

    def moment(self, value: datetime) -> str:
        """An aware time, in Geneva's: 1 September 2026, 14:32."""
        local = value.astimezone(GENEVA)
        return f"{self.day(local.date())}, {format_time(local, 'HH:mm', tzinfo=GENEVA, locale=self.locale)}"

    def number(self, value: Decimal | int) -> str:
        """A number with this language's separators and all its decimals."""
        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def share(self, value: float) -> str:
        """A part of one as a whole percentage."""
        return format_percent(value, "#,##0 %" if self.locale != "en" else "#,##0%", locale=self.locale)

    def size(self, value: int) -> str:
        """A number of bytes: 12 kB, 3.4 MB."""
        if value < 1000:
            return format_unit(value, "digital-byte", "short", locale=self.locale)
        if value < 1_000_000:
            return format_unit(round(value / 1000), "digital-kilobyte", "short", locale=self.locale)
        return format_unit(round(value / 1_000_000, 1), "digital-megabyte", "short", locale=self.locale)

    def amount(self, value: Amount) -> str:
        """A number with its unit or its currency (as ISO 4217 writes it: a symbol would leave doubt)."""
        if value.currency:
            cents = -2 <= int(value.number.normalize().as_tuple().exponent) < 0
            figure = format_decimal(value.number, "#,##0.00", locale=self.locale) if cents else self.number(value.number)
            return f"{figure}{_NO_BREAK}{value.currency}"
        return f"{self.number(value.number)}{_NO_BREAK}{value.unit}" if value.unit else self.number(value.number)

    def span(self, value: Span) -> str:
        """A period: both days in full, an open end as three dots."""
        return " – ".join("…" if day is None else self.day(day) for day in (value.start, value.end))

    def atom(self, value: Atom) -> str:
        """Any single value."""
        match value:
            case Amount():
                return self.amount(value)
            case Span():
                return self.span(value)
            case date():
                return self.day(value)
            case _:
                return value

    def language(self, code: str) -> str:
        """The name of a language (BCP 47) in this one; the code itself where it has none."""
        locale = _locale_of(code)
        return code if locale is None else locale.get_display_name(self.locale) or code


def _locale_of(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
