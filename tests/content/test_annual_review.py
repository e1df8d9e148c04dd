"""Claims about the annual review under the Declaration: short where nothing has changed, complete where nothing is known."""

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import Visible, visible
from forms_app.definitions.questions import ChoiceQuestion, RowsQuestion
from tests.content.sources import definition, question

REVIEW = "declaration/annual-review-forced-labour/2026.yaml"
SUBJECTS = ("recognition", "policies", "data", "partners", "difficulties")
STATUS = Address("baseline.status")
CONVENTION_ONLY = Facts(ratified=frozenset({"C029"}))
BOTH = Facts(ratified=frozenset({"C029", "P029"}))
# What a year without changes still asks for itself, beside the blocks that stand in every report.
EVERY_YEAR = {"baseline.status", "ratification.convention", "ratification.protocol", "cooperation.need"}


def _shown(sheet: Sheet, facts: Facts | None = None) -> Visible:
    return visible(definition(REVIEW), sheet, facts or Facts())


def _own(shown: Visible) -> set[str]:
    """The questions shown that the form asks itself and that take an answer."""
    own = {section.id for section in definition(REVIEW).sections if section.block is None}
    asked = {path for _, one, path in definition(REVIEW).walk() if one.answerable}
    return {path for path in shown.questions & asked if path.partition(".")[0] in own}


def test_a_year_without_changes_asks_four_questions_beside_the_blocks() -> None:
    assert _own(_shown({STATUS: "unchanged"})) == EVERY_YEAR
    assert _own(_shown({STATUS: "unchanged"}, CONVENTION_ONLY)) == EVERY_YEAR - {"ratification.convention"}


def test_a_change_opens_its_own_section_and_no_other() -> None:
    for subject in SUBJECTS:
        sheet: Sheet = {STATUS: "changed", Address("baseline.subjects"): [subject]}
        assert _shown(sheet).sections & set(SUBJECTS) == {subject}


def test_a_country_without_a_baseline_is_asked_everything() -> None:
    assert _shown({STATUS: "none"}).sections >= set(SUBJECTS)


def test_what_is_reported_under_article_22_is_not_asked_again() -> None:
    asked = _shown({STATUS: "none"}, CONVENTION_ONLY).questions
    assert not asked & {"recognition.definition", "recognition.exceptions", "recognition.offence", "ratification.convention"}
    assert asked >= {"recognition.sources", "policies.policy", "ratification.protocol"}


def test_a_state_that_has_ratified_both_is_told_so_and_not_asked_about_ratifying() -> None:
    shown = _shown({STATUS: "none"}, BOTH)
    assert "guidance.both" in shown.questions
    assert "ratification" not in shown.sections
    assert "difficulties.ratification" not in shown.questions


def test_needs_are_ranked_and_are_new_known_or_met() -> None:
    needs = question(REVIEW, "cooperation.needs")
    assert isinstance(needs, RowsQuestion)
    columns = {column.id: column for column in needs.columns}
    status = columns["status"]
    assert isinstance(status, ChoiceQuestion)
    assert [option.code for option in status.options] == ["new", "ongoing", "met"]
    assert columns["rank"].kind == "number"


def test_a_need_that_is_met_has_no_rank() -> None:
    needs, status = Address("cooperation.needs"), "cooperation.needs.status"
    sheet: Sheet = {
        Address("cooperation.need"): "yes",
        needs: ["a", "b"],
        Address(status, "a"): "ongoing",
        Address(status, "b"): "met",
    }
    shown = _shown(sheet)
    assert shown.shows(Address("cooperation.needs.rank", "a"))
    assert not shown.shows(Address("cooperation.needs.rank", "b"))
