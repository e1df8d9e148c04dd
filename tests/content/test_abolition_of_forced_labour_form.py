"""Claims about the report on the abolition of forced labour: its five cases, the penalties meant, what every report tells."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import ChoicesQuestion, GridQuestion, RowsQuestion
from tests.content.sources import definition, question

C105, C029 = "article-22/C105/2026.yaml", "article-22/C029/2026.yaml"
LATER, FIRST = Facts(ratified=frozenset({"C105"})), Facts(first_report=True, ratified=frozenset({"C105"}))
CASES = ("political-views", "development", "discipline", "strikes", "discrimination")  # Article 1(a) to (e)
ACTS = {
    "political-views": "art1a-acts",
    "development": "art1b-forms",
    "discipline": "art1c-acts",
    "strikes": "art1d-acts",
    "discrimination": "art1e-grounds",
}


def _sheet(answers: dict[str, Any]) -> Sheet:
    return {Address(path): value for path, value in answers.items()}


def _sections(answers: dict[str, Any], facts: Facts = LATER) -> frozenset[str]:
    return visible(definition(C105), _sheet(answers), facts).sections


def _questions(answers: dict[str, Any], facts: Facts = FIRST) -> frozenset[str]:
    return visible(definition(C105), _sheet(answers), facts).questions


def test_a_first_report_asks_about_the_five_cases_and_a_later_one_without_changes_about_sentences_alone() -> None:
    assert _sections({}, FIRST) >= {*CASES, "prison-labour", "abolition", "statistics"}
    own = {section.id for section in definition(C105).sections if not section.block}
    assert _sections({"changes.any": "no"}) & own == {"guidance", "changes", "statistics"}


@pytest.mark.parametrize("case", [*CASES, "prison-labour", "abolition"])
def test_each_subject_that_changed_opens_its_section_alone(case: str) -> None:
    shown = _sections({"changes.any": "yes", "changes.subjects": [case]})
    assert shown & {*CASES, "prison-labour", "abolition"} == {case}


@pytest.mark.parametrize("case", CASES)
def test_a_case_the_law_does_not_punish_with_labour_takes_one_answer(case: str) -> None:
    path = f"{case}.{ACTS[case]}"
    acts = question(C105, path)
    assert isinstance(acts, ChoicesQuestion)
    without = {one for one in _questions({path: ["none"]}) if one.startswith(f"{case}.")}
    for option in acts.options:
        if option.code != "none":
            assert _questions({path: [option.code]}) - without, option.code
    assert not [one for one in without if isinstance(question(C105, one), RowsQuestion)]


def test_penalties_beyond_danger_to_persons_are_explained() -> None:
    breach, text = {"discipline.art1c-acts": ["seafarers"], "discipline.art1c-return": "no"}, "discipline.art1c-text"
    assert text not in _questions(breach | {"discipline.art1c-danger": "yes"})
    assert text in _questions(breach | {"discipline.art1c-danger": "partly"})
    assert text in _questions(breach | {"discipline.art1c-danger": "yes", "discipline.art1c-return": "yes"})


def test_the_five_cases_have_one_code_each_wherever_they_are_named() -> None:
    table = question(C105, "statistics.sentences")
    assert isinstance(table, GridQuestion)
    assert tuple(line.code for line in table.lines) == CASES
    for path, column_id in (("statistics.cases", "ground"), ("abolition.art2-measures", "cases")):
        rows = question(C105, path)
        assert isinstance(rows, RowsQuestion)
        column = next(one for one in rows.columns if one.id == column_id)
        assert tuple(option.code for option in getattr(column, "options", ())) == CASES


def test_more_persons_at_work_than_sentenced_are_told_in_each_year() -> None:
    right = {"strikes": {"latest-sentenced": 3, "latest-labour": 3, "before-sentenced": 1, "before-labour": 0}}
    assert not list(failed_checks(definition(C105), _sheet({"statistics.sentences": right})))
    for year in ("latest", "before"):
        wrong = {"strikes": right["strikes"] | {f"{year}-labour": 4}}
        failed = [str(one.params["check"]) for one in failed_checks(definition(C105), _sheet({"statistics.sentences": wrong}))]
        assert failed == [f"statistics.check.{year}-labour"]


def test_what_the_report_on_forced_labour_tells_too_is_asked_in_the_same_words_and_codes() -> None:
    linked = [(one, path) for _, one, path in definition(C105).walk() if one.was]
    assert len(linked) >= 5
    for asked, path in linked:
        form, _, there = asked.was[0].partition("#")
        assert form == "article-22/C029"
        other = question(C029, there)
        assert (asked.kind, asked.prompt) == (other.kind, other.prompt), path
        assert getattr(asked, "options", ()) == getattr(other, "options", ()), path
        assert getattr(asked, "columns", ()) == getattr(other, "columns", ()), path
