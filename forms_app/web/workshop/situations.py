"""The situation in which a form is tried out, as the address names it, and how it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import gettext as _

from forms_app.answers.facts import Facts
from forms_app.calendar.deadlines import geneva_day
from forms_app.definitions.form import LANGUAGES, Definition
from forms_app.records.queries.world import load_world
from forms_app.reporting.trying import Situation, instruments_of, made_up_points, usual_situation
from forms_app.web.locales import language
from forms_app.web.transaction import session, unit

WIDTHS = ("wide", "phone")
_SWITCHES = ("first_report", "detailed", "pending", "federal")


@dataclass(frozen=True, slots=True)
class Trial:
    """A situation, the language in which the form is shown in it, and as wide as what."""

    situation: Situation
    locale: str
    width: str

    def facts(self, definition: Definition) -> Facts:
        """The facts of such a request. Pending points are made up, and say so in the language of the form."""
        words = _("Here stand the words of the Committee of Experts (made up for this trial).")
        return self.situation.facts(made_up_points(definition, geneva_day(unit().now), words, language()))

    def address(self) -> Mapping[str, Any]:
        """What stands for it in an address."""
        chosen: dict[str, Any] = {name: "1" if getattr(self.situation, name) else "0" for name in _SWITCHES}
        return {
            **chosen,
            "unit": self.situation.unit_code,
            "language": self.locale,
            "width": self.width,
            "ratified": sorted(self.situation.ratified) or "none",
        }


def asked_trial(definition: Definition) -> Trial:
    """What the address names; what it does not say is as in the usual situation of the first unit."""
    world, asked = load_world(session()), request.args
    unit_code = asked.get("unit", "")
    usual = usual_situation(
        world, definition, unit_code if unit_code in world.units else min(world.units), geneva_day(unit().now)
    )
    switches = {name: asked.get(name, "1" if getattr(usual, name) else "0") == "1" for name in _SWITCHES}
    ratified = frozenset(asked.getlist("ratified")) & frozenset(instruments_of(definition))
    locale, width = asked.get("language", ""), asked.get("width", "")
    return Trial(
        Situation(usual.unit_code, **switches, ratified=ratified if "ratified" in asked else usual.ratified),
        locale if locale in LANGUAGES else language(),
        width if width in WIDTHS else WIDTHS[0],
    )
