"""The state of a request and the reasons for it in words, for spreadsheets: short, since each stands in one cell."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from forms_app.documents.words import translations


def state_words(state: str, locale: str) -> str:
    """A state (due, overdue, sent, sent-late, requested) in a language."""
    return state_names(translations(locale).gettext).get(state, state)


def state_names(_: Callable[[str], str]) -> Mapping[str, str]:
    """The states of requests by code."""
    return {
        "due": _("Due"),
        "overdue": _("Overdue"),
        "sent": _("Received"),
        "sent-late": _("Received late"),
        "requested": _("Requested"),
    }


def reason_words(reasons: Sequence[Mapping[str, Any]], locale: str) -> tuple[str, ...]:
    """The names of the reasons of a request; one that rests on the illustrative grid of subjects says so."""
    _ = translations(locale).gettext
    names = reason_names(_)
    illustrative = _("illustrative")
    return tuple(
        names.get(one["code"], one["code"]) + (f" ({illustrative})" if one.get("illustrative") else "") for one in reasons
    )


def reason_names(_: Callable[[str], str]) -> Mapping[str, str]:
    """The reasons of requests by code."""
    return {
        "first-report": _("First report"),
        "cycle": _("Regular cycle"),
        "footnote": _("Asked for by the Committee of Experts"),
        "out-of-cycle": _("Outside the regular cycle"),
        "missing-reply": _("A reply is missing"),
        "general-survey": _("General Survey"),
    }


def committee_name(locale: str) -> str:
    """What the Committee is called in a language."""
    _ = translations(locale).gettext
    return _("Committee of Experts")


def selection_words(names: Sequence[str], locale: str, *, by_instrument: bool = False, left_out: Collection[str] = ()) -> str:
    """What was selected: the names of units and instruments, "All" where there are none, then the order where it is not by
    country, and what was left out by choice (observations, replies, comments)."""
    _ = translations(locale).gettext
    without = {
        "observations": _("without observations of organizations"),
        "replies": _("without replies to observations"),
        "comments": _("without pending comments"),
    }
    order = [_("by instrument")] if by_instrument else []
    return ", ".join([*(names or [_("All")]), *order, *(words for code, words in without.items() if code in left_out)])


def office_command(locale: str) -> str:
    """Who compiled, where a command of the Office's machine did."""
    _ = translations(locale).gettext
    return _("International Labour Office")
