"""The codes that the program itself gives, and what they stand for; those of the forms come with the tables."""

from collections.abc import Callable, Iterator, Mapping

from forms_app.documents.request_words import reason_names, state_names
from forms_app.documents.table_values import CodeLabel

Gettext = Callable[[str], str]


def labels(_: Gettext, name: str) -> Mapping[str, str]:
    """The labels of a list (procedure, side, act, status, reason) by code."""
    return _lists(_)[name]


def code_labels(_: Gettext) -> Iterator[CodeLabel]:
    """All of them."""
    return (CodeLabel(name, code, label) for name, found in _lists(_).items() for code, label in found.items())


def _lists(_: Gettext) -> Mapping[str, Mapping[str, str]]:
    return {
        "procedure": {
            "article-19": _("Article 19 of the ILO Constitution"),
            "article-22": _("Article 22 of the ILO Constitution"),
            "article-23": _("Article 23 of the ILO Constitution"),
            "article-35": _("Article 35 of the ILO Constitution"),
            "declaration": _("Follow-up to the Declaration on Fundamental Principles and Rights at Work"),
        },
        "status": state_names(_),
        "reason": reason_names(_),
        "side": {"government": _("Government"), "workers": _("Workers"), "employers": _("Employers")},
        "act": {"report": _("Report"), "observation": _("Observation"), "reply": _("Government reply")},
    }
