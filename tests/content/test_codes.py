"""Claims about the codes of options: what several forms say in the same words has one code, so that answers add up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import pytest

from forms_app.definitions.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    ColumnQuestion,
    GridQuestion,
    Option,
    Question,
    RowsQuestion,
)
from tests.content.sources import FORMS, definition, question

# What several forms ask alike, by the ids that these questions and columns have in them.
FAMILIES = {
    "difficulties": ("difficulties", "principle"),
    "obstacles to ratification": ("obstacles", "ratification"),
    "persons": ("category", "group", "groups", "art2-vulnerable", "art4-outside", "art6-groups", "art2-practice"),
    "needs of cooperation": ("need",),
}
# The forms that say of some questions that another form asks them too.
SHARING = [name for name in FORMS if any(asked.was for _, asked, _ in definition(name).walk())]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_same_words_have_one_code_in_every_form(family: str) -> None:
    codes: dict[str, set[str]] = defaultdict(set)
    counted: dict[str, int] = defaultdict(int)
    for option in _options(FAMILIES[family]):
        codes[option.label].add(option.code)
        counted[option.label] += 1
    assert max(counted.values()) > 1, "nothing is asked alike any more"
    assert {label: found for label, found in codes.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", SHARING)
def test_a_fact_that_another_form_asks_for_too_takes_the_same_answers_there(name: str) -> None:
    for _, asked, path in definition(name).walk():
        for was in asked.was:
            form, _, there = was.partition("#")
            assert _shape(question(f"{form}/2026.yaml", there)) == _shape(asked), f"{path} and {was}"


def _shape(asked: Question) -> list[tuple[str, ...]]:
    """What an answer is made of: its kind, the codes of options, or of lines and columns, or the columns of a list."""
    shape: list[tuple[str, ...]] = [(asked.kind,)]
    if isinstance(asked, ChoiceQuestion | ChoicesQuestion):
        shape += [tuple(option.code for option in asked.options)]
    if isinstance(asked, GridQuestion):
        shape += [tuple(line.code for line in asked.lines), tuple(column.code for column in asked.columns)]
    if isinstance(asked, RowsQuestion):
        shape += [(column.id, column.kind) for column in asked.columns]
    return shape


def _options(ids: Collection[str]) -> Iterator[Option]:
    for name in FORMS:
        for section in definition(name).sections:
            for asked in _asked(section.questions):
                if asked.id in ids and isinstance(asked, ChoiceQuestion | ChoicesQuestion):
                    yield from asked.options


def _asked(questions: Iterable[Question]) -> Iterator[Question | ColumnQuestion]:
    """The questions, and the columns of those that are tables."""
    for one in questions:
        yield one
        if isinstance(one, RowsQuestion):
            yield from one.columns
