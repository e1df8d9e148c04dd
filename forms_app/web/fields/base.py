"""What every field of a section page has in common: its address, its words, what is stored, what was posted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from flask import current_app, url_for
from markupsafe import Markup
from wtforms import Field

from forms_app.answers.address import WITHIN, Address
from forms_app.answers.kind import Kind, Parts
from forms_app.answers.kinds import kind_of
from forms_app.answers.languages import is_language_tag
from forms_app.records.queries.answers import StoredAnswer
from forms_app.reporting.drafts import Draft
from forms_app.web.fields.words import Asked
from forms_app.web.wording.languages import language_choices

REVISION, LANGUAGE = "rev:", "lang:"  # what stands before the address in the names of the hidden companions


@dataclass(frozen=True, slots=True)
class Posted:
    """What a page sent for one answer: the parts as typed, the revision it had seen, the language (None: the report's)."""

    parts: Parts
    revision: int
    language: str | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Another text was saved while this one was written: both as shown, and the parts that were not saved."""

    mine: str
    theirs: str
    who: str
    when: str
    revision: int


def part_name(name: str, part: str) -> str:
    """The name of an input: the address for the whole, `address:part` for a piece."""
    return f"{name}:{part}" if part else name


def html_id(address: Address) -> str:
    """An id that a link in the page can lead to: no `#`, `@` or point stands in it."""
    path = address.path.replace(".", "_")
    return f"q-{path}" if address.row is None else f"q-{path}__{address.row.replace('#', '_').replace(WITHIN, '_')}"


class KindWidget:
    """Draws a field by the template of its kind."""

    def __call__(self, field: "AnswerField", described: str = "", **_: Any) -> Markup:
        template = current_app.jinja_env.get_template(f"filling/kinds/{field.kind}.html")
        return template.module.answer(field, described)  # type: ignore[attr-defined]


class AnswerField(Field):
    """One answer: filled from the draft, and where the page posted it, with what was typed.

    `texts` is what stands in the inputs, by part. `problems` are sentences about what cannot be accepted; `expected` and
    `advice` are warnings. Judging is not done here but by `reporting/filling.py`, as for every other way in.
    """

    kind: ClassVar[str]
    group: ClassVar[bool] = False  # several inputs: fieldset and legend
    wide: ClassVar[bool] = False
    widget = KindWidget()

    def __init__(self, asked: Asked, row: str | None = None, _form: Any = None, name: str = "", **kwargs: Any) -> None:
        super().__init__(label=asked.prompt, name=name, _form=_form, **kwargs)
        self.form = _form
        self.asked = asked
        self.address = Address(asked.path, row)
        self.id = html_id(self.address)
        self.posted: Posted | None = None
        self.texts: Mapping[str, Sequence[str]] = {}
        self.stored: StoredAnswer | None = None
        self.revision = 0
        self.problems: list[str] = []
        self.wrong_parts: frozenset[str] = frozenset()
        self.expected: Sequence[str] = ()
        self.advice: Sequence[str] = ()
        self.dispute: Dispute | None = None

    @property
    def draft(self) -> Draft:
        return self.form.draft

    @property
    def answers(self) -> Kind[Any]:
        """What reads and shows answers of this kind."""
        return kind_of(self.asked.question)

    @property
    def cells(self) -> Sequence["AnswerField"]:
        """The fields of its own that an answer made of answers has: the cells of a table, the replies to points."""
        return ()

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take the stored answer from the draft and, where the page carried this field, what was typed."""
        self.stored = self.draft.answers.get(self.address)
        if self.stored is not None:
            self.revision = self.stored.revision
            if self.stored.value is not None:
                self.texts = self.answers.to_parts(self.asked.question, self.stored.value)
        if formdata and REVISION + self.name in formdata:
            self.posted = self._read_post(formdata)

    def _read_post(self, formdata: Any) -> Posted:
        name = self.name
        parts = {part: formdata.getlist(part_name(name, part)) for part in self.answers.parts(self.asked.question)}
        return Posted(parts, whole_number(formdata[REVISION + name]), _language(formdata.get(LANGUAGE + name)))

    def show_again(self, posted: Posted) -> None:
        """Show what was typed instead of what is stored, with the revision it was written against."""
        self.texts, self.revision = posted.parts, posted.revision

    def text(self, part: str = "") -> str:
        """What stands in the input of a part."""
        texts = self.texts.get(part)
        return texts[0] if texts else ""

    def named(self, part: str) -> str:
        """The name of the input of a part."""
        return part_name(self.name, part)

    @property
    def language(self) -> str:
        """The language of the answer (BCP 47): its own, else the report's."""
        typed = self.posted.language if self.posted else None
        own = self.stored.language if self.stored else None
        return typed or own or self.draft.report.language

    @property
    def has_language(self) -> bool:
        """Whether the answer is a text in some language."""
        return self.answers.has_language(self.asked.question, self.address)

    @property
    def language_choice(self) -> dict[str, Any] | None:
        """The menu of languages beside the answer; None where the answer is not a text."""
        if not self.has_language:
            return None
        options = language_choices(self.draft.report.language, self.language)
        return {"name": LANGUAGE + self.name, "value": self.language, "drawn": _drawn(tuple(options), self.language)}

    @property
    def kept(self) -> Mapping[str, Markup] | None:
        """What stands around the question whatever its answer, drawn once for each form class; None for a table's cells."""
        if self.address.row is not None:
            return None
        kept: dict[str, Mapping[str, Markup]] = type(self.form).kept
        if self.name not in kept:
            macros: Any = current_app.jinja_env.get_template("components/question.html").module
            asked = self.asked
            kept[self.name] = {
                "cited": macros.cited_line(asked.number, asked.references),
                "words": macros.words_around(self.id, self.help, asked.example, asked.condition, asked.binding),
                "history": macros.history_words(asked.prompt),
            }
        return kept[self.name]

    @property
    def help(self) -> str:
        """What helps to answer: the form's words, and how the answer should look where it is asked for in one way."""
        return " ".join(words for words in (self.asked.help, self.asked.hint) if words)

    @property
    def prompt_language(self) -> str | None:
        """The language of the words asked, where they are not yet in the page's."""
        return self.asked.language if self.asked.language != self.form.locale else None

    @property
    def seen(self) -> dict[str, str | int]:
        """The hidden companion that carries the revision this page saw."""
        return {"name": REVISION + self.name, "value": self.revision}

    @property
    def unasked(self) -> bool:
        """Whether other answers leave the question out at present. Without script it shows all the same, with its condition."""
        return not self.draft.visible.shows(self.address)

    @property
    def hooks(self) -> dict[str, str | None]:
        """What scripts find the frame by."""
        return {"data-kind": self.kind, "data-asked": "no" if self.unasked else None}

    @property
    def history_url(self) -> str | None:
        """Where its revisions are shown; None while there is none, and in a trial, which keeps none."""
        if self.stored is None or self.draft.report.id is None:
            return None
        address = self.address
        return url_for("filling.history", report_key=self.draft.report.key, path=address.path, row=address.row)


@lru_cache(maxsize=512)
def _drawn(options: tuple[tuple[str, str], ...], chosen: str) -> Markup:
    """The options of a menu of languages, drawn once: a page has one for each text."""
    return Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(code, Markup(" selected") if code == chosen else "", label)
        for code, label in options
    )


def _language(text: str | None) -> str | None:
    """A language tag as posted; None, which means the report's, for anything else."""
    return text if text and is_language_tag(text) else None


def whole_number(text: str) -> int:
    """A revision as posted; 0 for anything else, which is then judged as stale and loses nothing."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
