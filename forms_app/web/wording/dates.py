"""Days and moments in full, in the reader's language."""

from datetime import date, datetime

from flask_babel import format_datetime, get_locale, to_user_timezone

from forms_app.reference.dates import date_in_full


def day(value: date) -> str:
    """A date in full: 1 September 2026. A moment is shown as its day in Geneva."""
    in_geneva = to_user_timezone(value).date() if isinstance(value, datetime) else value
    return date_in_full(in_geneva, str(get_locale() or "en"))


def moment(value: datetime) -> str:
    """An aware moment in Geneva's time, in full: 1 September 2026, 14:32."""
    return f"{day(value)}, {format_datetime(value, 'HH:mm')}"
