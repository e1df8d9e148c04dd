"""A form: its files as written, its definition with the blocks put in, and its words in each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag, field_validator
from pydantic_core import PydanticCustomError

from forms_app.definitions.checks import Check
from forms_app.definitions.conditions import Condition, Instrument
from forms_app.definitions.frozen import Frozen
from forms_app.definitions.questions import ColumnQuestion, InnerRowsQuestion, Many, Question, RowsQuestion, TableQuestion
from forms_app.definitions.texts import Id, Text

PROCEDURES = ("article-19", "article-22", "article-23", "article-35", "declaration")
LANGUAGES = ("en", "fr", "es")  # the languages of forms; the words of the other two come from catalogues

FormCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[A-Za-z0-9-]+$", max_length=80)]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]+)?$")]
Instruments = Annotated[
    Annotated[tuple[Instrument, ...], Field(min_length=1), Tag("list")] | Annotated[Literal["any"], Tag("any")],
    Discriminator(lambda raw: "any" if isinstance(raw, str) else "list"),
]


class Approval(Frozen):
    """Who approved the form: without it the form says that it is a model form."""

    body: Text
    document: Text
    date: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class Section(Frozen):
    """A part of a form: questions on one subject, on one page."""

    id: Id
    title: Text
    help: str = ""
    reference: Annotated[tuple[str, ...], Many] = ()  # of those questions that name none; resolved, each question says its own
    show_if: Condition | None = None
    block: str | None = None  # "assistance@1" where the questions come from a block
    shared: bool = False  # the block's facts are the country's, whatever the instrument
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    checks: tuple[Check, ...] = ()

    @property
    def answerable(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.answerable)


class Include(Frozen):
    """A section whose questions are a block's. Its id is the block's name, so paths agree across forms."""

    id: Id
    include: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+@[0-9]+$")]
    reference: Annotated[tuple[str, ...], Many] = ()  # in place of the block's
    show_if: Condition | None = None


class Block(Frozen):
    """A section that many forms share: `form_definitions/_blocks/<name>@<n>.yaml`."""

    block: Id
    version: Annotated[int, Field(ge=1)]
    title: Text
    help: str = ""
    shared: bool = False  # its facts are the country's: an answer in one report is offered to the others
    to_check: Annotated[tuple[Text, ...], Many] = ()  # as that of a form
    reference: Annotated[tuple[str, ...], Many] = ()  # of those questions that name none
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    checks: tuple[Check, ...] = ()


def _written_as(raw: Any) -> str:
    includes = "include" in raw if isinstance(raw, dict) else isinstance(raw, Include)
    return "include" if includes else "section"


SectionOrInclude = Annotated[
    Annotated[Section, Tag("section")] | Annotated[Include, Tag("include")],
    Discriminator(_written_as),
]


class FormFile(Frozen):
    """A form as its file writes it: sections may be included blocks."""

    form: FormCode
    version: Version
    approval: Approval | None = None
    to_check: Annotated[tuple[Text, ...], Many] = ()  # what a lawyer of the Office should look at first, in English
    instruments: Instruments
    title: Text
    help: str = ""
    sections: Annotated[tuple[SectionOrInclude, ...], Field(min_length=1)]

    @field_validator("form")
    @classmethod
    def _known_procedure(cls, form: str) -> str:
        if form.split("/")[0] not in PROCEDURES:
            raise PydanticCustomError("unknown_procedure", "unknown procedure")
        return form


class Definition(Frozen):
    """A form with its blocks put in: what is answered, stored and printed."""

    form: FormCode
    version: Version
    approval: Approval | None = None
    to_check: Annotated[tuple[Text, ...], Many] = ()  # what a lawyer of the Office should look at first, in English
    instruments: Instruments
    title: Text
    help: str = ""
    sections: tuple[Section, ...]

    @property
    def procedure(self) -> str:
        """`article-22` of `article-22/C029`."""
        return self.form.split("/")[0]

    def section(self, section_id: str) -> Section | None:
        return self._sections_by_id.get(section_id)

    def question(self, path: str) -> Question | None:
        """The question at `section.question`; None when there is none (a column has a path but is no question)."""
        return self._questions_by_path.get(path)

    def column(self, path: str) -> tuple[TableQuestion, ColumnQuestion] | None:
        """The table and the column at `section.question.column`, or one level deeper; None when there is none."""
        return self._columns_by_path.get(path)

    def asked(self, path: str) -> Question | ColumnQuestion | None:
        """What is asked at a path: a question, or a column of a table; None when there is neither."""
        found = self.column(path)
        return found[1] if found is not None else self.question(path)

    def walk(self) -> Iterator[tuple[Section, Question, str]]:
        """Every question in order, with its section and its path."""
        for section in self.sections:
            for question in section.questions:
                yield section, question, f"{section.id}.{question.id}"

    @cached_property
    def _sections_by_id(self) -> Mapping[str, Section]:
        return {section.id: section for section in self.sections}

    @cached_property
    def _questions_by_path(self) -> Mapping[str, Question]:
        return {path: question for _, question, path in self.walk()}

    @cached_property
    def _columns_by_path(self) -> Mapping[str, tuple[TableQuestion, ColumnQuestion]]:
        return {at: (table, column) for _, question, path in self.walk() for at, table, column in columns_of(question, path)}


def columns_of(question: Question | ColumnQuestion, path: str) -> Iterator[tuple[str, TableQuestion, ColumnQuestion]]:
    """The columns of a table with their paths and the table each belongs to, those of tables within it too; none of others."""
    if isinstance(question, RowsQuestion | InnerRowsQuestion):
        for column in question.columns:
            yield f"{path}.{column.id}", question, column
            yield from columns_of(column, f"{path}.{column.id}")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one form in one language: English stands in for a sentence that is not yet translated."""

    locale: str
    english: Mapping[str, str]
    translated: Mapping[str, str]
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the codes by the path of their question, in order

    def of(self, key: str) -> str:
        """The words at `path.face`, such as `laws.list.prompt`, `laws.title`, or `title` for the form's own; '' if none."""
        return self.translated.get(key) or self.english.get(key, "")

    def language_of(self, key: str) -> str:
        """The language (BCP 47) the words at the key really are in."""
        return self.locale if self.translated.get(key) else "en"


@dataclass(frozen=True)
class Form:
    """One version of one form, complete: its definition, its words and the digest of both.

    `digest` is the SHA-256, in hexadecimal, of the canonical JSON of definition and words (`form_json.py`).
    """

    definition: Definition
    words: Mapping[str, Mapping[str, str]]  # language -> key -> text, without English
    digest: str

    def wording(self, locale: str) -> Wording:
        """The words in a language; the languages known are `LANGUAGES`, any other gives English."""
        translated = self._english if locale == "en" else self.words.get(locale, {})
        return Wording(locale, self._english, translated, self._options)

    @cached_property
    def complete_languages(self) -> tuple[str, ...]:
        """The languages in which every word can be shown, in the order of `LANGUAGES`; English always can."""
        return tuple(code for code in LANGUAGES if code == "en" or self._english.keys() <= self.words.get(code, {}).keys())

    @cached_property
    def _english(self) -> Mapping[str, str]:
        return dict(english_words(self.definition))

    @cached_property
    def _options(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for key in self._english:
            path, is_option, code = key.rpartition(".option.")
            if is_option:
                found[path] = (*found.get(path, ()), code)
        return found


def english_words(definition: Definition) -> Iterator[tuple[str, str]]:
    """Every English sentence of a form as (key, text), in reading order; keys are msgctxt of the catalogues."""
    yield "title", definition.title
    if definition.help:
        yield "help", definition.help
    for section in definition.sections:
        yield from section_words(section.id, section)


def section_words(section_id: str, part: Section | Block) -> Iterator[tuple[str, str]]:
    """The same for one section, or for a block, whose name is then the id."""
    yield f"{section_id}.title", part.title
    if part.help:
        yield f"{section_id}.help", part.help
    yield from ((f"{section_id}.check.{check.id}", check.message) for check in part.checks)
    for question in part.questions:
        path = f"{section_id}.{question.id}"
        yield from ((f"{path}.{face}", text) for face, text in question.words())
        for at, _table, column in columns_of(question, path):
            yield from ((f"{at}.{face}", text) for face, text in column.words())
