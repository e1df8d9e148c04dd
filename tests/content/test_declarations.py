"""Claims about declarations on non-metropolitan territories: entry by entry, what is asked when, and what binds the State."""

import pytest

from forms_app.definitions.questions import ChoiceQuestion, DateQuestion, RowsQuestion
from tests.content.asking import options
from tests.content.entries import checks_failed, columns_asked
from tests.content.sources import question

DECLARATION = "article-35/declaration/2026.yaml"
TABLE = "declarations.list"


def test_how_far_a_convention_applies_binds_the_state() -> None:
    table = question(DECLARATION, TABLE)
    assert isinstance(table, RowsQuestion)
    assert list(options(DECLARATION, f"{TABLE}.status")) == ["applicable", "modified", "reserved", "not-applicable"]
    binding = {column.id for column in table.columns if isinstance(column, ChoiceQuestion | DateQuestion) and column.binding}
    assert binding == {"status", "from"}


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        ("applicable", {"from"}),
        ("modified", {"from", "modifications"}),
        ("reserved", {"reasons", "decision-by"}),
        ("not-applicable", {"reasons"}),
    ],
)
def test_each_declaration_is_asked_for_what_it_needs(status: str, asked: set[str]) -> None:
    every = {"from", "modifications", "reasons", "decision-by", "practice", "agreed-on", "earlier-on"}
    assert columns_asked(DECLARATION, TABLE, powers="state", status=status, earlier="none") & every == asked


def test_a_territory_with_its_own_powers_agrees_or_its_law_and_practice_are_told() -> None:
    accepted = columns_asked(DECLARATION, TABLE, powers="territory", status="applicable")
    reserved = columns_asked(DECLARATION, TABLE, powers="territory", status="reserved")
    assert accepted & {"notified-on", "agreed-on", "practice"} == {"notified-on", "agreed-on"}
    assert reserved & {"notified-on", "agreed-on", "practice"} == {"notified-on", "practice"}


def test_the_dates_of_a_declaration_are_in_order() -> None:
    own = {"powers": "territory", "status": "applicable", "earlier": "changed", "earlier_on": "2010-03-01"}
    right = {"notified_on": "2026-01-10", "agreed_on": "2026-02-10", "from": "2026-06-01"}
    assert checks_failed(DECLARATION, TABLE, **own, **right) == []
    assert checks_failed(DECLARATION, TABLE, **own, **right | {"notified_on": "2026-03-10"}) == ["notified"]
    assert checks_failed(DECLARATION, TABLE, **own, **right | {"from": "2026-02-01"}) == ["agreed"]
    assert checks_failed(DECLARATION, TABLE, **own | {"earlier_on": "2026-06-02"}, **right) == ["later"]


def test_a_territory_that_the_list_does_not_know_is_named_in_words() -> None:
    assert "territory-name" in columns_asked(DECLARATION, TABLE)
    assert "territory-name" not in columns_asked(DECLARATION, TABLE, territory="NLD-ABW")
