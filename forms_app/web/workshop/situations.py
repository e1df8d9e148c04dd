"""The situation in which a form is tried out: which unit reports, for the first time or again, with comments pending or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import gettext as _

from forms_app.answers.facts import Facts, PendingPoint
from forms_app.calendar.deadlines import geneva_day
from forms_app.definitions.conditions import Both, Condition, Either, Not, Ratified
from forms_app.definitions.form import LANGUAGES, Definition
from forms_app.records.queries.world import load_world
from forms_app.web.locales import language
from forms_app.web.transaction import session, unit

WIDTHS = ("wide", "phone")
_SWITCHES = ("first_report", "detailed", "pending", "federal")


@dataclass(frozen=True, slots=True)
class Situation:
    """What the address says: `locale` is the language in which the form is shown; `ratified` are instruments in force."""

    unit_code: str
    locale: str
    width: str
    first_report: bool
    detailed: bool
    pending: bool
    federal: bool
    ratified: frozenset[str]

    def facts(self, definition: Definition) -> Facts:
        """The facts of such a request. Pending points are made up, and say so."""
        points = _points(definition) if self.pending else ()
        return Facts(self.ratified, self.first_report, self.detailed, self.federal, points)

    def address(self) -> Mapping[str, Any]:
        """What stands for it in an address."""
        chosen: dict[str, Any] = {name: "1" if getattr(self, name) else "0" for name in _SWITCHES}
        return {
            **chosen,
            "unit": self.unit_code,
            "language": self.locale,
            "width": self.width,
            "ratified": sorted(self.ratified) or "none",
        }


def asked_situation(definition: Definition) -> Situation:
    """The situation that the address names; what it does not say is a first, detailed report of the first unit, which has
    ratified all that the form asks about."""
    world, asked = load_world(session()), request.args
    unit_code = asked.get("unit", "")
    if unit_code not in world.units:
        unit_code = next(iter(sorted(world.units)))
    named = instruments_of(definition)
    known = world.in_force_for(unit_code, geneva_day(unit().now)) & frozenset(named)
    locale, width = asked.get("language", ""), asked.get("width", "")
    return Situation(
        unit_code=unit_code,
        locale=locale if locale in LANGUAGES else language(),
        width=width if width in WIDTHS else WIDTHS[0],
        first_report=asked.get("first_report", "1") == "1",
        detailed=asked.get("detailed", "1") == "1",
        pending=asked.get("pending", "0") == "1",
        federal=asked.get("federal", "1" if world.units[unit_code].federal else "0") == "1",
        ratified=frozenset(asked.getlist("ratified")) & frozenset(named) if "ratified" in asked else known or frozenset(named),
    )


def instruments_of(definition: Definition) -> list[str]:
    """The instruments that matter to a form: those it is for, and those its conditions look at."""
    found = set() if definition.instruments == "any" else set(definition.instruments)
    for section in definition.sections:
        for condition in (section.show_if, *(question.show_if for question in section.questions)):
            found |= _ratified(condition)
    return sorted(found)


def _ratified(condition: Condition | None) -> set[str]:
    match condition:
        case Both(and_=parts) | Either(or_=parts):
            return set().union(*(_ratified(part) for part in parts))
        case Not(not_=part):
            return _ratified(part)
        case Ratified(ratified=instrument):
            return {instrument}
        case _:
            return set()


def _points(definition: Definition) -> tuple[PendingPoint, ...]:
    instrument = definition.instruments[0] if definition.instruments != "any" else "C029"
    words = _("Here stand the words of the Committee of Experts (made up for this trial).")
    year = geneva_day(unit().now).year - 1
    return tuple(
        PendingPoint(f"{instrument}-TRIAL", number, "observation", instrument, year, words, language()) for number in (1, 2)
    )
