"""The kinds of question by name."""

from collections.abc import Mapping

from forms_app.web.wording.marking import N_

KIND_NAMES: Mapping[str, str] = {
    "text": N_("Short text"),
    "narrative": N_("Narrative"),
    "choice": N_("One of several options"),
    "choices": N_("Any of several options"),
    "date": N_("Date"),
    "period": N_("Period"),
    "number": N_("Number"),
    "money": N_("Amount of money"),
    "reference": N_("Reference"),
    "file": N_("File"),
    "statement": N_("Words to read"),
    "rows": N_("List of entries"),
    "grid": N_("Table of figures"),
    "comment_reply": N_("Reply to pending comments"),
}
