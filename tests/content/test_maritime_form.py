"""Claims about the report on the Maritime Labour Convention: what a country does in shipping decides what it is asked.

What the Convention wants in every report is asked in every report.
"""

from typing import Any

import pytest

from forms_app.answers.facts import Facts
from tests.content.asking import Report
from tests.content.sources import definition

MLC = "article-22/MLC/2026.yaml"
LATER = Report(MLC).ratified("MLC")
FIRST = Report(MLC, Facts(first_report=True)).ratified("MLC")
EVERYTHING = ["flag", "seafarers", "services", "ports"]
BRANCHES = ["medical-care", "sickness", "unemployment", "old-age", "injury", "family", "maternity", "invalidity", "survivors"]
AT_MOST_ASKED = 120  # questions of the simplest case


def _roles(*roles: str, **answers: Any) -> dict[str, Any]:
    return {"shipping.roles": list(roles)} | answers


def test_every_regulation_is_asked_about_when_a_state_with_every_part_in_shipping_first_reports() -> None:
    answered = _roles(*EVERYTHING) | {"declarations.amendments": ["a2014", "a2016", "a2018", "a2022"]}
    shown = FIRST.questions(answered)
    cited = {one for _, asked, path in definition(MLC).walk() if path in shown for one in asked.reference}
    numbers = ["1.1", "1.2", "1.3", "1.4", *(f"2.{n}" for n in range(1, 9)), "3.1", "3.2", *(f"4.{n}" for n in range(1, 6))]
    numbers += [*(f"5.1.{n}" for n in range(1, 7)), "5.2.1", "5.2.2", "5.3"]
    assert [one for one in numbers if not any(f"Regulation {one}" in provision for provision in cited)] == []


@pytest.mark.parametrize(
    ("roles", "asked", "not_asked"),
    [
        (["flag"], {"entry", "flag-state", "accommodation-food", "recruitment"}, {"port-state", "ashore", "labour-supply"}),
        (["ports"], {"port-state", "ashore", "scope"}, {"entry", "flag-state", "social-security", "recruitment"}),
        (["seafarers"], {"social-security", "labour-supply", "recruitment"}, {"entry", "flag-state", "port-state"}),
        (
            ["none"],
            {"scope", "declarations"},
            {"entry", "flag-state", "port-state", "labour-supply", "social-security", "statistics"},
        ),
    ],
)
def test_a_first_report_asks_for_what_the_country_does_in_shipping(
    roles: list[str], asked: set[str], not_asked: set[str]
) -> None:
    shown = FIRST.sections(_roles(*roles))
    assert asked <= shown
    assert not not_asked & shown


def test_a_later_report_without_changes_asks_only_what_the_convention_wants_in_every_report() -> None:
    answers = _roles(*EVERYTHING) | {"changes.any": "no"}
    always = {"shipping", "declarations", "documents", "effectiveness", "statistics"}
    assert LATER.own_sections(answers) == {"guidance", "changes"} | always
    shown = LATER.questions(answers)
    assert {"effectiveness.flag", "effectiveness.port", "effectiveness.supply", "declarations.steps"} <= shown
    assert len(shown) < AT_MOST_ASKED


def test_a_state_without_ships_says_what_would_apply_to_the_first_one_instead() -> None:
    instead = "shipping.no-ships"
    assert instead in FIRST.questions(_roles("seafarers", "services") | {"shipping.register": "yes"})
    assert instead not in FIRST.questions(_roles("none") | {"shipping.register": "no"})
    assert not {instead, "shipping.register"} & FIRST.questions(_roles("flag") | {"shipping.register": "yes"})


@pytest.mark.parametrize(("accepted", "asked"), [(BRANCHES[:3], True), (BRANCHES, False)])
def test_steps_towards_further_branches_are_due_until_all_are_accepted(accepted: list[str], asked: bool) -> None:
    answers = _roles("seafarers") | {"changes.any": "no", "declarations.branches": accepted}
    assert ("declarations.steps" in LATER.questions(answers)) is asked


@pytest.mark.parametrize(
    ("amendment", "path"),
    [
        ("a2014", "repatriation.reg2-5-security"),
        ("a2014", "medical-liability.reg4-2-security"),
        ("a2016", "safety.reg4-3-harassment"),
        ("a2018", "agreements-wages.reg2-1-captivity"),
        ("a2022", "safety.reg4-3-deaths"),
    ],
)
def test_an_amendment_is_asked_about_only_where_it_binds(amendment: str, path: str) -> None:
    assert path in FIRST.questions(_roles("flag") | {"declarations.amendments": [amendment]})
    assert path not in FIRST.questions(_roles("flag") | {"declarations.amendments": ["none"]})


@pytest.mark.parametrize(
    ("number", "in_keeping", "departs"),
    [
        ("entry.reg1-1-age", 16, 15),
        ("agreements-wages.reg2-1-notice", 7, 6),
        ("hours-leave.reg2-4-days", 2.5, 2),
        ("repatriation.reg2-5-months", 11, 12),
        ("medical-liability.reg4-2-weeks", 16, 15),
    ],
)
def test_a_figure_that_departs_from_the_standard_is_explained(number: str, in_keeping: float, departs: float) -> None:
    assert f"{number}-text" in FIRST.questions(_roles("flag") | {number: departs})
    assert f"{number}-text" not in FIRST.questions(_roles("flag") | {number: in_keeping})


def test_what_is_missing_is_asked_once_in_each_section_and_only_if_something_is() -> None:
    asked = _roles("flag") | {"safety.reg4-3-guidelines": "yes", "safety.reg4-3-committee": "yes"}
    assert "safety.gaps" not in FIRST.questions(asked)
    assert "safety.gaps" in FIRST.questions(asked | {"safety.reg4-3-committee": "partly"})


FLEET = {"certified": {"ships": 40}, "other": {"ships": 12}, "small": {"ships": 8}, "all": {"ships": 60}}


@pytest.mark.parametrize(
    ("answers", "check"),
    [
        ({"statistics.fleet": FLEET | {"all": {"ships": 61}}}, "fleet-ships"),
        ({"statistics.residents": {"national": {"women": 2, "men": 10, "all": 13}}}, "residents-sexes"),
        ({"statistics.flag-figures": {"certificates": {"latest": 4}, "certificates-ro": {"latest": 5}}}, "certificates"),
        ({"statistics.port-figures": {"inspections": {"latest": 4}, "detailed": {"latest": 5}}}, "detailed"),
    ],
)
def test_figures_that_contradict_each_other_are_told(answers: dict[str, Any], check: str) -> None:
    assert LATER.failed(_roles(*EVERYTHING) | answers) == [f"statistics.check.{check}"]
    assert not LATER.failed(_roles(*EVERYTHING) | {"statistics.fleet": FLEET})
