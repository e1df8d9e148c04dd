"""What a page says around a question, put into words once for each form, section and language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms_app.answers.kinds.grid import groups_of
from forms_app.answers.numbering import numbers
from forms_app.answers.primitives import Group
from forms_app.answers.terms import terms
from forms_app.definitions.conditions import Condition, references
from forms_app.definitions.form import Definition, Wording
from forms_app.definitions.questions import binds
from forms_app.reference.provisions import provision_words
from forms_app.web.wording.conditions import condition_words


@dataclass(frozen=True, slots=True)
class Choice:
    """One option, line or column with its words."""

    code: str
    label: str
    help: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question or a column of a table, and everything a page says about it in one language.

    `number` is '' for statements and columns, `condition` '' for what is always asked. `language` is what the prompt
    is really in (BCP 47). Columns hold those of a table; a grid's headings are `lines` and `headings`.
    """

    question: Any
    path: str
    prompt: str
    language: str
    help: str = ""
    example: str = ""
    unit: str = ""
    item: str = ""
    hint: str = ""  # how the answer should look
    number: str = ""
    condition: str = ""
    follows: bool = False  # hangs on another answer
    options: tuple[Choice, ...] = ()
    lines: tuple[Choice, ...] = ()
    headings: tuple[Choice, ...] = ()
    groups: tuple[Group, ...] = ()  # above the headings, with the corner and the column of totals
    columns: tuple["Asked", ...] = ()
    references: tuple[Mapping[str, str], ...] = ()  # the provisions it asks about: text, in the language of the prompt

    def every_column(self) -> Iterator["Asked"]:
        """The columns of a table and of the tables within it."""
        for column in self.columns:
            yield column
            yield from column.every_column()

    @property
    def binding(self) -> bool:
        """Whether the answer binds the State."""
        return binds(self.question)


def asked(definition: Definition, section_id: str, wording: Wording) -> tuple[Asked, ...]:
    """The questions of a section in order. Raises KeyError for a section that the form does not have."""
    section = definition.section(section_id)
    if section is None:
        raise KeyError(section_id)
    numbered = numbers(definition)
    return tuple(
        _asked(
            question,
            f"{section_id}.{question.id}",
            wording,
            numbered,
            number=numbered.get(f"{section_id}.{question.id}", ""),
            condition=only_if(question.show_if, section_id, wording, numbered),
        )
        for question in section.questions
    )


def only_if(condition: Condition | None, section_id: str, wording: Wording, numbered: Mapping[str, str]) -> str:
    """The condition as a sentence; '' where there is none, or where only the facts of the request decide.

    Facts are frozen, so what they decide is left out of the page or asked without further words.
    """
    if condition is None or not any(references(condition)):
        return ""
    return condition_words(terms(condition, section_id, wording), numbered)


def _column(column: Any, path: str, wording: Wording, numbered: Mapping[str, str]) -> Asked:
    """The words of a column, with its condition; in the definition that one names all it looks at by whole paths."""
    return _asked(column, path, wording, numbered, condition=only_if(column.show_if, "", wording, numbered))


def _asked(
    question: Any, path: str, wording: Wording, numbered: Mapping[str, str], *, number: str = "", condition: str = ""
) -> Asked:
    """The words of one question, or of one column."""
    is_grid, is_table = question.kind == "grid", question.kind == "rows"
    language = wording.language_of(f"{path}.prompt")
    return Asked(
        question=question,
        path=path,
        prompt=wording.of(f"{path}.prompt"),
        language=language,
        help=wording.of(f"{path}.help"),
        example=wording.of(f"{path}.example"),
        unit=wording.of(f"{path}.unit"),
        item=wording.of(f"{path}.item"),
        hint=wording.of(f"{path}.pattern_hint"),
        number=number,
        condition=condition,
        follows=bool(condition),
        options=_choices(path, "option", getattr(question, "options", ()), wording),
        lines=_choices(path, "line", question.lines if is_grid else (), wording),
        headings=_choices(path, "column", question.columns if is_grid else (), wording),
        groups=groups_of(question, path, wording) if is_grid else (),
        columns=tuple(_column(column, f"{path}.{column.id}", wording, numbered) for column in question.columns)
        if is_table
        else (),
        references=tuple({"text": provision_words(text, language)} for text in question.reference),
    )


def _choices(path: str, face: str, options: Sequence[Any], wording: Wording) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            option.code,
            wording.of(f"{path}.{face}.{option.code}") or option.label,
            wording.of(f"{path}.{face}.{option.code}.help"),
            wording.of(f"{path}.{face}.{option.code}.group"),
        )
        for option in options
    )
