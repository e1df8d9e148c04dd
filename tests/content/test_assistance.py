"""Claims about the questions on assistance: the same in every form, for ever, so that their answers add up."""

import pytest

from forms_app.definitions.questions import ChoiceQuestion, ChoicesQuestion, RowsQuestion
from tests.content.sources import FORMS, block, definition

# What the records of every year are counted by. A code may be added in a new version of the blocks; none of these may go or mean
# something else.
KINDS = (
    "advisory-mission",
    "direct-contacts",
    "law-drafting",
    "reporting",
    "submission",
    "training",
    "seminar",
    "awareness",
    "data",
    "institutions",
    "social-dialogue",
    "equipment",
    "project",
    "other",
)
BENEFICIARIES = (
    "labour-ministry",
    "other-ministries",
    "local-authorities",
    "labour-inspectorate",
    "judiciary",
    "law-enforcement",
    "parliament",
    "statistics-office",
    "workers-organizations",
    "employers-organizations",
    "tripartite-bodies",
    "other",
)
CODES = {
    "received.kind": KINDS,
    "received.rating": ("major", "some", "little", "none", "too-early"),
    "needed.kind": KINDS,
    "needed.beneficiaries": BENEFICIARIES,
    "needed.urgency": ("six-months", "two-years", "later"),
    "needed.share": ("no", "office", "partners"),
}
BLOCKS = ("assistance@1", "assistance-organizations@1")


def _options(block_name: str, place: str) -> dict[str, str]:
    table, _, column_id = place.partition(".")
    rows = next(question for question in block(block_name).questions if question.id == table)
    assert isinstance(rows, RowsQuestion)
    column = next(column for column in rows.columns if column.id == column_id)
    assert isinstance(column, ChoiceQuestion | ChoicesQuestion)
    return {option.code: option.label for option in column.options}


@pytest.mark.parametrize("place", CODES)
@pytest.mark.parametrize("block_name", BLOCKS)
def test_codes_are_those_that_years_are_counted_by(block_name: str, place: str) -> None:
    assert tuple(_options(block_name, place)) == CODES[place]


def test_a_code_means_the_same_received_and_needed_and_for_all_parties() -> None:
    labels = [_options(name, place) for name in BLOCKS for place in ("received.kind", "needed.kind")]
    assert all(one == labels[0] for one in labels)
    assert _options(BLOCKS[0], "needed.beneficiaries") == _options(BLOCKS[1], "needed.beneficiaries")


@pytest.mark.parametrize("name", FORMS)
def test_every_form_asks_about_assistance(name: str) -> None:
    included = {section.block for section in definition(name).sections}
    wanted = {
        "article-23/observation/2026.yaml": "assistance-organizations@1",
        "article-23/reply/2026.yaml": "assistance-open@1",
    }.get(name, "assistance@1")
    assert wanted in included


@pytest.mark.parametrize("side", ["workers", "employers"])
def test_the_views_of_each_side_are_asked_apart(side: str) -> None:
    view = next(question for question in block("assistance@1").questions if question.id == f"{side}-view")
    assert isinstance(view, ChoiceQuestion)
    assert [option.code for option in view.options] == ["agreed", "not-agreed", "not-consulted"]
