"""The kinds of question by name."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

KINDS: Mapping[str, LazyString] = {
    "text": _l("Short text"),
    "narrative": _l("Narrative"),
    "choice": _l("One of several options"),
    "choices": _l("Any of several options"),
    "date": _l("Date"),
    "period": _l("Period"),
    "number": _l("Number"),
    "money": _l("Amount of money"),
    "reference": _l("Reference"),
    "file": _l("File"),
    "statement": _l("Words to read"),
    "rows": _l("List of entries"),
    "grid": _l("Table of figures"),
    "comment_reply": _l("Reply to pending comments"),
}
