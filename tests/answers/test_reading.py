"""Claims about what single kinds accept, refuse and doubt."""

from collections.abc import Mapping
from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.kinds import kind_of
from forms_app.answers.problems import UnreadableError
from forms_app.answers.values import Value
from tests.answers.forms import DIGEST_A, EVERY_KIND, KNOWN


def question_at(path: str) -> Any:
    found = EVERY_KIND.question(path)
    if found is not None:
        return found
    column = EVERY_KIND.column(path)
    assert column is not None
    return column[1]


def read(path: str, raw: Any) -> Value:
    return kind_of(question_at(path)).read(question_at(path), raw, Address(path), KNOWN)


def post(path: str, **parts: str) -> Value:
    """What a page's post gives; part names have _ for -."""
    question = question_at(path)
    named: Mapping[str, list[str]] = {name.replace("_", "-").removeprefix("whole"): [text] for name, text in parts.items()}
    return read(path, kind_of(question).from_parts(question, named))


def codes(path: str, raw: Any) -> list[tuple[str, str]]:
    with pytest.raises(UnreadableError) as caught:
        read(path, raw)
    return [(problem.part, problem.code) for problem in caught.value.problems]


def doubts(path: str, raw: Any) -> list[str]:
    question = question_at(path)
    return [problem.code for problem in kind_of(question).doubts(question, read(path, raw), Address(path))]


def test_choices_keep_the_order_of_the_form_and_name_every_stranger() -> None:
    assert read("articles.exceptions", ["emergency", "military", "emergency"]) == ["military", "emergency"]
    assert codes("articles.exceptions", ["x", "civic", "y"]) == [("", "unknown-option"), ("", "unknown-option")]


def test_more_choices_than_asked_for_are_kept_and_doubted() -> None:
    assert doubts("articles.exceptions", ["military", "civic", "emergency"]) == ["too-many-chosen"]


def test_fewer_choices_than_are_expected_are_kept_and_doubted() -> None:
    asked = question_at("articles.exceptions").model_copy(update={"most": None, "fewest": 2})
    of_two, of_one = (
        [problem.code for problem in kind_of(asked).doubts(asked, chosen, Address("articles.exceptions"))]
        for chosen in (["military", "civic"], ["military"])
    )
    assert (of_two, of_one) == ([], ["too-few-chosen"])


def test_yes_as_a_yaml_boolean_is_not_a_code() -> None:
    assert codes("articles.convict", True) == [("", "wrong-type")]


def test_a_date_comes_whole_or_in_three_boxes_with_any_digits() -> None:
    assert post("laws.list.adopted", whole="2026-09-01") == "2026-09-01"
    assert post("laws.list.adopted", day="1", month="9", year="2026") == "2026-09-01"
    assert post("laws.list.adopted", day="١", month="٩", year="٢٠٢٦") == "2026-09-01"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("01/09/2026", "not-a-date"),
        ("2026-02-30", "not-a-date"),
        ({"day": "1", "month": "13", "year": "2026"}, "not-a-date"),
        ({"day": "1.5", "month": "1", "year": "2026"}, "not-a-date"),
        ({"day": "1", "month": "", "year": "2026"}, "incomplete-date"),
        ({"day": "1", "month": "1", "year": "26"}, "year-out-of-range"),
        ("0001-01-01", "year-out-of-range"),
        (20260901, "wrong-type"),
    ],
)
def test_a_date_that_means_nothing_certain_is_refused(raw: Any, code: str) -> None:
    assert codes("laws.list.adopted", raw) == [("", code)]


def test_half_a_period_is_kept_and_doubted() -> None:
    assert post("figures.period", from_day="1", from_month="6", from_year="2023") == {"from": "2023-06-01"}
    assert doubts("figures.period", {"from": "2023-06-01"}) == ["period-without-end"]
    assert doubts("figures.period", {"to": "2023-06-01"}) == ["period-without-start"]
    assert doubts("figures.project", {"from": "2023-06-01"}) == []
    assert doubts("figures.period", {"from": "2023-06-01", "to": "2023-05-31"}) == ["period-reversed"]
    assert doubts("figures.period", {"from": "2023-06-01", "to": "2023-06-01"}) == []


def test_both_ends_of_a_period_are_judged_at_once() -> None:
    assert codes("figures.period", {"from": "x", "to": "y", "z": 1}) == [
        ("", "unknown-key"),
        ("from", "not-a-date"),
        ("to", "not-a-date"),
    ]


def test_the_unit_written_once_more_beside_a_number_does_no_harm() -> None:
    assert post("figures.share", whole="12,5 %") == 12.5


def test_numbers_beyond_their_bounds_are_kept_and_doubted() -> None:
    assert doubts("figures.share", 120) == ["too-large"]
    assert doubts("figures.share", -1) == ["too-small"]
    assert doubts("figures.share", 100) == []


def test_money_is_an_amount_in_a_currency_that_exists() -> None:
    assert post("figures.budget", amount="1'200.50", currency="chf") == {"amount": 1200.5, "currency": "CHF"}
    assert post("figures.budget", amount="1.234", currency="KWD") == {"amount": 1.234, "currency": "KWD"}
    assert codes("figures.budget", {"amount": 5}) == [("currency", "currency-missing")]
    assert codes("figures.budget", {"currency": "EUR"}) == [("amount", "amount-missing")]
    assert codes("figures.budget", {"amount": "x", "currency": "ABC"}) == [
        ("currency", "unknown-currency"),
        ("amount", "not-a-number"),
    ]
    assert codes("others.copies.cost", {"amount": 5, "currency": "USD"}) == [("currency", "currency-not-offered")]


def test_references_name_something_known() -> None:
    assert read("others.instrument", "c29") == "C029"
    assert read("others.unit", "xaa ") == "XAA"
    assert codes("others.instrument", "C999") == [("", "unknown-instrument")]
    assert codes("articles.law", "a1b2") == [("", "unknown-law")]


def test_an_organization_is_registered_or_named_but_not_both() -> None:
    assert post("others.copies.organization", organization="XAA-TUC", name=" ") == {"organization": "XAA-TUC"}
    assert post("others.copies.organization", organization="", name="Union of Bakers") == {"name": "Union of Bakers"}
    assert codes("others.copies.organization", {"organization": "XAA-TUC", "name": "Bakers"}) == [("name", "code-and-name")]
    assert codes("others.copies.organization", {"organization": "XX"}) == [("organization", "unknown-organization")]


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\fakepath\\passwd", "/passwd", "..passwd", "pass\u202ewd"])
def test_a_file_name_is_never_a_path(name: str) -> None:
    assert read("figures.report", {"sha256": DIGEST_A, "name": name}) == {"sha256": DIGEST_A, "name": "passwd"}


def test_a_file_must_be_named_and_be_there() -> None:
    assert codes("figures.report", {"sha256": DIGEST_A}) == [("name", "file-name-missing")]
    assert codes("figures.report", {"sha256": "c" * 64, "name": "a.pdf"}) == [("sha256", "unknown-file")]
    assert codes("figures.report", {"sha256": "c", "name": "a.pdf"}) == [("sha256", "not-a-digest")]


def test_a_grid_keeps_only_what_was_filled_in_and_names_every_fault() -> None:
    raw = {"opened": {"women": "1 200", "men": ""}, "closed": {"women": None}}
    assert read("figures.cases", raw) == {"opened": {"women": 1200}}
    assert codes("figures.cases", {"opened": {"women": "x", "cats": 1}, "lost": {}, "closed": []}) == [
        ("opened", "unknown-column"),
        ("", "unknown-line"),
        ("closed", "wrong-type"),
        ("opened.women", "not-a-number"),
    ]
    assert doubts("figures.cases", {"opened": {"women": -1}}) == ["too-small"]


def test_rows_are_few_and_each_once() -> None:
    assert codes("laws.list", ["a", "a"]) == [("", "repeated-row")]
    assert codes("laws.list", list("abcdef")) == [("", "too-many-rows")]
    assert codes("laws.list", ["a b"]) == [("", "not-a-row-id")]


def test_a_text_that_misses_its_pattern_is_kept_and_doubted() -> None:
    assert doubts("articles.number", "No. 12") == ["pattern-not-matched"]
    assert doubts("articles.number", "12/2026") == []


def test_a_statement_takes_no_answer() -> None:
    assert codes("articles.guide", "thanks") == [("", "no-answer-asked")]
