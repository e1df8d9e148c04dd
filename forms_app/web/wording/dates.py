"""Days and moments in full, in the reader's language."""

from datetime import date, datetime

from flask_babel import format_date, format_datetime, get_locale


def day(value: date) -> str:
    """A date in full: 1 September 2026. A moment is shown as its day in Geneva."""
    locale = get_locale()
    is_english = locale is None or locale.language == "en"
    return format_date(value, "d MMMM y" if is_english else "long")


def moment(value: datetime) -> str:
    """An aware moment in Geneva's time, in full: 1 September 2026, 14:32."""
    return f"{day(value)}, {format_datetime(value, 'HH:mm')}"
