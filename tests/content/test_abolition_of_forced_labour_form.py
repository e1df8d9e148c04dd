"""Claims about the report on the abolition of forced labour: its five cases, the penalties meant, what every report tells."""

import pytest

from forms_app.answers.facts import Facts
from forms_app.definitions.questions import GridQuestion, RowsQuestion
from tests.content.asking import Report, options
from tests.content.sources import definition, question

C105, C029 = "article-22/C105/2026.yaml", "article-22/C029/2026.yaml"
LATER, FIRST = Report(C105).ratified("C105"), Report(C105, Facts(first_report=True)).ratified("C105")
CASES = ("political-views", "development", "discipline", "strikes", "discrimination")  # Article 1(a) to (e)
ACTS = {
    "political-views": "art1a-acts",
    "development": "art1b-forms",
    "discipline": "art1c-acts",
    "strikes": "art1d-acts",
    "discrimination": "art1e-grounds",
}


def test_a_first_report_asks_about_the_five_cases_and_a_later_one_without_changes_about_sentences_alone() -> None:
    assert FIRST.sections() >= {*CASES, "prison-labour", "abolition", "statistics"}
    assert LATER.own_sections({"changes.any": "no"}) == {"guidance", "changes", "statistics"}


@pytest.mark.parametrize("case", CASES)
def test_a_case_the_law_does_not_punish_with_labour_takes_one_answer(case: str) -> None:
    path = f"{case}.{ACTS[case]}"
    without = {one for one in FIRST.questions({path: ["none"]}) if one.startswith(f"{case}.")}
    for code in options(C105, path):
        if code != "none":
            assert FIRST.questions({path: [code]}) - without, code
    assert not [one for one in without if isinstance(question(C105, one), RowsQuestion)]


def test_penalties_beyond_danger_to_persons_are_explained() -> None:
    breach, text = {"discipline.art1c-acts": ["seafarers"], "discipline.art1c-return": "no"}, "discipline.art1c-text"
    assert text not in FIRST.questions(breach | {"discipline.art1c-danger": "yes"})
    assert text in FIRST.questions(breach | {"discipline.art1c-danger": "partly"})
    assert text in FIRST.questions(breach | {"discipline.art1c-danger": "yes", "discipline.art1c-return": "yes"})


def test_the_five_cases_have_one_code_each_wherever_they_are_named() -> None:
    table = question(C105, "statistics.sentences")
    assert isinstance(table, GridQuestion)
    assert tuple(line.code for line in table.lines) == CASES
    for column in ("statistics.cases.ground", "abolition.art2-measures.cases"):
        assert tuple(options(C105, column)) == CASES


def test_more_persons_at_work_than_sentenced_are_told_in_each_year() -> None:
    right = {"strikes": {"latest-sentenced": 3, "latest-labour": 3, "before-sentenced": 1, "before-labour": 0}}
    assert not LATER.failed({"statistics.sentences": right})
    for year in ("latest", "before"):
        wrong = {"strikes": right["strikes"] | {f"{year}-labour": 4}}
        assert LATER.failed({"statistics.sentences": wrong}) == [f"statistics.check.{year}-labour"]


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
