"""A calendar date in three boxes."""

from collections.abc import Mapping

from flask_babel import get_locale

from forms_app.web.fields.base import AnswerField

PIECES = ("day", "month", "year")
_YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu"})


class DatedField(AnswerField):
    """What dates and periods share: names of months, and the order in which a language writes a date."""

    group = True

    @property
    def months(self) -> list[tuple[int, str]]:
        names = get_locale().months["stand-alone"]["wide"]
        return [(month, names[month]) for month in range(1, 13)]

    @property
    def order(self) -> tuple[str, ...]:
        return PIECES[::-1] if get_locale().language in _YEAR_FIRST else PIECES

    def pieces(self, end: str = "") -> Mapping[str, str]:
        """Day, month and year as typed, of one end of a period or of the date itself."""
        return {piece: self.text(f"{end}-{piece}" if end else piece) for piece in PIECES}


class DateField(DatedField):
    kind = "date"
