"""Claims about the report on occupational safety and health: what is left out is accounted for, and each fact is asked once."""

import pytest

from forms_app.answers.facts import Facts
from forms_app.definitions.questions import GridQuestion
from tests.content.asking import Report
from tests.content.sources import question

C155 = "article-22/C155/2026.yaml"
LATER = Report(C155).ratified("C155")
FIRST = Report(C155, Facts(first_report=True)).ratified("C155")
BOTH = ("C155", "P155")
DUTIES = ["workplaces", "substances", "protective", "several", "emergencies"]


def test_a_later_report_without_changes_asks_for_what_was_left_out_and_for_figures() -> None:
    shown = LATER.ratified(*BOTH).own_sections({"changes.any": "no"})
    assert shown == {"guidance", "changes", "exclusions", "statistics"}


@pytest.mark.parametrize("used", ["yes", "ended"])
@pytest.mark.parametrize(("asked", "listed"), [("art1-used", "art1-branches"), ("art2-used", "art2-categories")])
def test_what_the_first_report_left_out_is_asked_about_in_every_report(asked: str, listed: str, used: str) -> None:
    answers = {"changes.any": "no", f"exclusions.{asked}": used}
    assert f"exclusions.{listed}" in LATER.questions(answers)
    assert f"exclusions.{listed}" not in LATER.questions(answers | {f"exclusions.{asked}": "no"})


def test_the_protocol_asks_about_notification_in_place_of_the_convention() -> None:
    answers = {"functions.art11-functions": ["notification"]}
    assert "functions.art11-notification" in FIRST.questions(answers)
    both = FIRST.ratified(*BOTH).shown(answers)
    assert "functions.art11-notification" not in both.questions
    assert both.sections >= {"protocol-recording", "protocol-notification", "protocol-statistics"}
    assert not [section for section in FIRST.sections(answers) if section.startswith("protocol")]


def test_a_missing_duty_of_employers_is_explained() -> None:
    missing = "employers.art16-missing"
    assert missing not in FIRST.questions({"employers.art16-duties": DUTIES})
    assert missing in FIRST.questions({"employers.art16-duties": DUTIES[1:]})


@pytest.mark.parametrize(
    ("who", "duties", "explained"),
    [
        (["designers", "makers", "importers", "suppliers"], ["safety", "information", "knowledge"], False),
        (["makers", "importers", "suppliers"], ["safety", "information", "knowledge"], True),
        (["designers", "makers", "importers", "suppliers"], ["safety", "information"], True),
        (["none"], [], True),
    ],
)
def test_suppliers_without_a_duty_are_explained(who: list[str], duties: list[str], explained: bool) -> None:
    answers = {"suppliers.art12-who": who, "suppliers.art12-duties": duties}
    assert ("suppliers.art12-missing" in FIRST.questions(answers)) is explained


@pytest.mark.parametrize(("answer", "text", "gap"), [("law", True, False), ("partly", True, True), ("no", False, True)])
def test_a_worker_who_leaves_a_danger_without_protection_is_a_gap(answer: str, text: bool, gap: bool) -> None:
    shown = FIRST.questions({"danger.art13-protected": answer})
    assert ("danger.art13-text" in shown, "danger.art13-gap" in shown) == (text, gap)


@pytest.mark.parametrize(
    ("line", "columns", "check"),
    [("fatal", ("fatal-women", "fatal-men"), "fatal"), ("non-fatal", ("other-women", "other-men"), "non-fatal")],
)
def test_the_accidents_of_the_branches_are_those_of_the_year(line: str, columns: tuple[str, str], check: str) -> None:
    accidents = question(C155, "statistics.accidents")
    assert isinstance(accidents, GridQuestion)
    table = {branch.code: dict.fromkeys(columns, 1) for branch in accidents.lines}
    total = len(table) * 2
    assert not FIRST.failed({"statistics.trend": {line: {"latest": total}}, "statistics.accidents": table})
    failed = FIRST.failed({"statistics.trend": {line: {"latest": total + 1}}, "statistics.accidents": table})
    assert failed == [f"statistics.check.{check}"]


@pytest.mark.parametrize("figures", ["accidents", "diseases"])
def test_figures_of_accidents_and_diseases_are_those_of_the_report_on_labour_inspection(figures: str) -> None:
    assert question(C155, f"statistics.{figures}").was == (f"article-22/C081#figures-injuries.{figures}",)
