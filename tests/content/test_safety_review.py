"""Claims about the annual review on a safe and healthy working environment: what article 22 asks is not asked again."""

import pytest

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import Visible, visible
from forms_app.definitions.questions import GridQuestion
from tests.content.sources import definition, question

REVIEW = "declaration/annual-review-safety-and-health/2026.yaml"
SUBJECTS = {"recognition", "policies", "data", "partners", "difficulties"}
STATUS = Address("baseline.status")
# What a year without changes still asks for itself, beside the blocks that stand in every report.
EVERY_YEAR = {"baseline.status", "ratification.c155", "ratification.c187", "cooperation.need"}
UNDER_ARTICLE_22 = {
    "C155": {"recognition.duties", "recognition.rights", "recognition.penalties", "data.notification", "ratification.c155"},
    "C187": {"policies.programme", "policies.elements", "ratification.c187"},
}


def _shown(sheet: Sheet, *ratified: str) -> Visible:
    return visible(definition(REVIEW), sheet, Facts(ratified=frozenset(ratified)))


def test_a_year_without_changes_asks_four_questions_beside_the_blocks() -> None:
    own = {section.id for section in definition(REVIEW).sections if section.block is None}
    asked = {path for _, one, path in definition(REVIEW).walk() if one.answerable and path.partition(".")[0] in own}
    assert _shown({STATUS: "unchanged"}).questions & asked == EVERY_YEAR


@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_a_change_opens_its_own_section_and_no_other(subject: str) -> None:
    sheet: Sheet = {STATUS: "changed", Address("baseline.subjects"): [subject]}
    assert _shown(sheet).sections & SUBJECTS == {subject}


@pytest.mark.parametrize("code", sorted(UNDER_ARTICLE_22))
def test_what_a_convention_that_is_ratified_asks_is_left_to_its_report(code: str) -> None:
    sheet: Sheet = {STATUS: "none"}
    everything = UNDER_ARTICLE_22["C155"] | UNDER_ARTICLE_22["C187"]
    assert _shown(sheet).questions >= everything | {"policies.policy"}
    asked = _shown(sheet, code).questions
    assert asked & everything == everything - UNDER_ARTICLE_22[code]
    assert "policies.policy" not in asked  # both Conventions ask for the national policy


def test_a_state_that_has_ratified_both_is_told_so_and_not_asked_about_ratifying() -> None:
    shown = _shown({STATUS: "none"}, "C155", "C187")
    assert "guidance.both" in shown.questions
    assert "ratification" not in shown.sections
    assert "difficulties.ratification" not in shown.questions


@pytest.mark.parametrize("form", ["C155", "C187"])
def test_the_figures_are_those_of_the_reports_on_the_conventions(form: str) -> None:
    ours, theirs = question(REVIEW, "data.trend"), question(f"article-22/{form}/2026.yaml", "statistics.trend")
    assert isinstance(ours, GridQuestion)
    assert isinstance(theirs, GridQuestion)
    assert f"article-22/{form}#statistics.trend" in ours.was
    assert [line.code for line in ours.lines] == [line.code for line in theirs.lines]
    assert [column.code for column in ours.columns] == [column.code for column in theirs.columns]
