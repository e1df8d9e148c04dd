"""Claims about the codes of options: what several forms say in the same words has one code, so that answers add up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import pytest

from forms_app.definitions.questions import ChoiceQuestion, ChoicesQuestion, ColumnQuestion, Option, Question, RowsQuestion
from tests.content.sources import FORMS, definition

# What several forms ask alike, by the ids that these questions and columns have in them.
FAMILIES = {
    "difficulties": ("difficulties", "principle"),
    "obstacles to ratification": ("obstacles", "ratification"),
    "persons": ("category", "group", "groups", "art2-vulnerable", "art4-outside", "art6-groups", "art2-practice"),
    "needs of cooperation": ("need",),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_same_words_have_one_code_in_every_form(family: str) -> None:
    codes: dict[str, set[str]] = defaultdict(set)
    counted: dict[str, int] = defaultdict(int)
    for option in _options(FAMILIES[family]):
        codes[option.label].add(option.code)
        counted[option.label] += 1
    assert max(counted.values()) > 1, "nothing is asked alike any more"
    assert {label: found for label, found in codes.items() if len(found) > 1} == {}


def _options(ids: Collection[str]) -> Iterator[Option]:
    for name in FORMS:
        for section in definition(name).sections:
            for asked in _asked(section.questions):
                if asked.id in ids and isinstance(asked, ChoiceQuestion | ChoicesQuestion):
                    yield from asked.options


def _asked(questions: Iterable[Question]) -> Iterator[Question | ColumnQuestion]:
    """The questions, and the columns of those that are tables."""
    for question in questions:
        yield question
        if isinstance(question, RowsQuestion):
            yield from question.columns
