"""Why a report is asked for, in words: one sentence for each code of `calendar/due.py`, and whether it is illustrative."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms_app.web.wording.dates import day

_NAMES: Mapping[str, LazyString] = {
    "first-report": _l("First report"),
    "cycle": _l("Regular cycle"),
    "footnote": _l("Asked for by the Committee of Experts"),
    "out-of-cycle": _l("Outside the regular cycle"),
    "missing-reply": _l("A reply is missing"),
    "general-survey": _l("General Survey"),
}

_SUBJECTS: Mapping[str, LazyString] = {  # as the reference data name them
    "Freedom of association, collective bargaining and industrial relations": _l(
        "Freedom of association, collective bargaining and industrial relations"
    ),
    "Dockworkers": _l("Dockworkers"),
    "Elimination of child labour and protection of children and young persons": _l(
        "Elimination of child labour and protection of children and young persons"
    ),
    "Employment policy and promotion": _l("Employment policy and promotion"),
    "Employment security": _l("Employment security"),
    "Equality of opportunity and treatment": _l("Equality of opportunity and treatment"),
    "Fishers": _l("Fishers"),
    "Forced labour": _l("Forced labour"),
    "Indigenous and tribal peoples": _l("Indigenous and tribal peoples"),
    "Labour administration and inspection": _l("Labour administration and inspection"),
    "Maternity protection": _l("Maternity protection"),
    "Migrant workers": _l("Migrant workers"),
    "Occupational safety and health": _l("Occupational safety and health"),
    "Seafarers": _l("Seafarers"),
    "Social policy": _l("Social policy"),
    "Social security": _l("Social security"),
    "Specific categories of workers": _l("Specific categories of workers"),
    "Tripartite consultation": _l("Tripartite consultation"),
    "Vocational guidance and training": _l("Vocational guidance and training"),
    "Wages": _l("Wages"),
    "Working time": _l("Working time"),
}


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """A reason as a page shows it. `illustrative`: worked out from data that is not the real grid of subjects."""

    name: str
    text: str
    illustrative: bool


def reason_words(reasons: Sequence[Mapping[str, Any]], labels: Mapping[str, str]) -> list[ReasonWords]:
    """The reasons of a request (`Request.reasons`) in the reader's language; `labels` are names of instruments by code."""
    found = []
    for reason in reasons:
        code, params = str(reason["code"]), reason.get("params") or {}
        text = _text(code, params, labels.get(str(params.get("instrument", "")), str(params.get("instrument", ""))))
        found.append(ReasonWords(str(_NAMES.get(code, code)), text, bool(reason.get("illustrative"))))
    return found


def _text(code: str, params: Mapping[str, Any], instrument: str) -> str:
    match code:
        case "first-report":
            return _first(params, instrument)
        case "cycle":
            return _cycle(params, instrument)
        case "footnote":
            return _("In an earlier comment the Committee asked for a report on %(instrument)s this year.", instrument=instrument)
        case "out-of-cycle":
            return _("A report on %(instrument)s is needed before its turn comes.", instrument=instrument)
        case "missing-reply":
            return _missing(params, instrument)
        case "general-survey":
            return _("The Governing Body chose these instruments for a survey of law and practice in all Members.")
        case _:
            return ""


def _first(params: Mapping[str, Any], instrument: str) -> str:
    if "in_force_on" not in params:
        return _("%(instrument)s was ratified recently.", instrument=instrument)
    since = day(date.fromisoformat(str(params["in_force_on"])))
    return _("%(instrument)s came into force for the country on %(day)s.", instrument=instrument, day=since)


def _cycle(params: Mapping[str, Any], instrument: str) -> str:
    years = str(params.get("years", ""))
    if not {"subject", "group"} <= params.keys():
        return _("It is asked for every %(years)s years.", years=years)
    subject = str(_SUBJECTS.get(params["subject"], params["subject"]))
    return _(
        "%(instrument)s is asked for every %(years)s years, with the subject “%(subject)s”; this year it is the turn of "
        "Members whose English name begins with %(group)s.",
        instrument=instrument,
        years=years,
        subject=subject,
        group=params["group"],
    )


def _missing(params: Mapping[str, Any], instrument: str) -> str:
    if "since" not in params:
        return _("Comments on %(instrument)s have not been answered yet.", instrument=instrument)
    since = str(params["since"])
    return _("Comments on %(instrument)s have not been answered since %(year)s.", instrument=instrument, year=since)
