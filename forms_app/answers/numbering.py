"""The numbers of sections and questions, on pages and on paper."""

from collections.abc import Mapping

from forms_app.definitions.form import Definition


def numbers(definition: Definition) -> Mapping[str, str]:
    """The number of each question by its path: `2.3` is the third of the second section.

    Hidden sections and questions keep their numbers, so that two writers who speak of 2.3 mean the same.
    """
    return {
        f"{section.id}.{question.id}": f"{place}.{within}"
        for place, section in enumerate(definition.sections, 1)
        for within, question in enumerate(section.answerable, 1)
    }


def section_numbers(definition: Definition) -> Mapping[str, str]:
    """The number of each section by its id; it is kept where others are hidden, as those of questions are."""
    return {section.id: str(place) for place, section in enumerate(definition.sections, 1)}
