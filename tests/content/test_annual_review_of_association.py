"""Claims about the annual review on freedom of association and collective bargaining: what is not ratified is asked about."""

import pytest

from tests.content.asking import Report, options
from tests.content.sources import question

REVIEW = "declaration/annual-review-freedom-of-association/2026.yaml"
FORCED_LABOUR = "declaration/annual-review-forced-labour/2026.yaml"
REPORT = Report(REVIEW)
STATUS = "baseline.status"
ASSOCIATION = {
    "recognition.start",
    "recognition.several",
    "recognition.powers",
    "data.organizations",
    "data.members",
    "ratification.association",
}
BARGAINING = {"recognition.protection", "recognition.bargaining", "data.bargaining", "ratification.bargaining"}


@pytest.mark.parametrize(
    ("ratified", "asked"),
    [((), ASSOCIATION | BARGAINING), (("C087",), BARGAINING), (("C098",), ASSOCIATION), (("C087", "C098"), set())],
)
def test_what_is_reported_under_article_22_is_not_asked_again(ratified: tuple[str, ...], asked: set[str]) -> None:
    assert REPORT.ratified(*ratified).questions({STATUS: "none"}) & (ASSOCIATION | BARGAINING) == asked


def test_one_sentence_says_what_a_state_is_asked_for() -> None:
    sentences = {"guidance.neither", "guidance.bargaining-missing", "guidance.association-missing", "guidance.both"}
    for ratified, said in (
        ((), "guidance.neither"),
        (("C087",), "guidance.bargaining-missing"),
        (("C098",), "guidance.association-missing"),
        (("C087", "C098"), "guidance.both"),
    ):
        assert REPORT.ratified(*ratified).questions() & sentences == {said}


def test_an_authority_without_powers_leaves_nothing_to_explain() -> None:
    free = {
        STATUS: "none",
        "recognition.start": "registration",
        "recognition.several": "yes",
        "recognition.powers": ["none"],
    }
    assert "recognition.association-text" not in REPORT.questions(free)
    for path, answer in (("start", "approval"), ("several", "no"), ("powers", ["dissolve"])):
        assert "recognition.association-text" in REPORT.questions(free | {f"recognition.{path}": answer})


def test_needs_have_the_codes_of_the_other_reviews_where_they_mean_the_same() -> None:
    own, other = (options(form, "cooperation.needs.need") for form in (REVIEW, FORCED_LABOUR))
    assert {
        "assessment",
        "awareness",
        "data",
        "legal-reform",
        "government-capacity",
        "tripartite-dialogue",
    } <= own.keys() & other.keys()
    assert all(own[code] == other[code] for code in own.keys() & other.keys())


def test_a_complaint_cannot_be_decided_before_it_is_made() -> None:
    figures = {"complaints": {"latest": 3}, "upheld": {"latest": 4}}
    assert REPORT.failed({"data.bargaining": figures}) == ["data.check.upheld"]


@pytest.mark.parametrize("path", ["recognition.start", "recognition.several", "recognition.protection", "data.members"])
def test_what_was_told_before_ratification_is_at_hand_for_the_first_report(path: str) -> None:
    """A link holds only between questions that say the same, word for word."""
    asked = question(REVIEW, path)
    [link] = asked.was
    form, _, there = link.partition("#")
    other = question(f"{form}/2026.yaml", there)
    apart = {"id", "was", "show_if", "missing", "expected", "reference"}
    assert asked.model_dump(exclude=apart) == other.model_dump(exclude=apart)
