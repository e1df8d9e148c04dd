"""Sizes of files in words."""

from flask_babel import format_decimal
from flask_babel import gettext as _

_KB, _MB = 1024, 1024 * 1024


def size_words(size: int) -> str:
    """A number of bytes as readers say it: "820 kB", "1.5 MB"."""
    if size < _MB:
        return _("%(number)s kB", number=format_decimal(max(1, round(size / _KB))))
    return _("%(number)s MB", number=format_decimal(round(size / _MB, 1)))
