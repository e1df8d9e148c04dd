"""One form class for each section of a form in each language, made once and kept."""

from collections.abc import Iterator
from typing import Any, ClassVar

from wtforms import Form as WTForm

from forms_app.definitions.form import Form
from forms_app.reporting.drafts import Draft
from forms_app.web.fields import FIELDS, AnswerField
from forms_app.web.fields.words import asked

_KEPT_MOST = 2000  # classes: 60 forms of ten sections in three languages
_CLASSES: dict[tuple[str, str, str], type["SectionForm"]] = {}


class SectionForm(WTForm):
    """The questions of one section, filled from a draft and from what was posted.

    Nothing is validated here: `reporting/filling.py` judges for pages, scripts and import files alike.
    """

    locale: ClassVar[str]
    kept: ClassVar[dict[str, Any]]  # what stays the same around each question, drawn once

    def __init__(self, draft: Draft, formdata: Any = None) -> None:
        self.draft = draft
        super().__init__(formdata)

    @property
    def fields(self) -> list[AnswerField]:
        """The questions in order."""
        return list(self)  # type: ignore[arg-type]  # _make puts nothing else in

    @property
    def shown(self) -> list[AnswerField]:
        """The questions to put on the page: all but those that the facts of the request have ruled out for good."""
        return [field for field in self.fields if field.asked.condition or self.draft.visible.shows(field.address)]

    def every_field(self) -> Iterator[AnswerField]:
        """Every field with those inside it."""
        for field in self.fields:
            yield field
            yield from field.cells


def section_form(form: Form, section_id: str, locale: str) -> type[SectionForm]:
    """The class for a section with its words in a language. Raises KeyError for a section that the form does not have."""
    key = (form.digest, section_id, locale)
    made = _CLASSES.get(key)
    if made is None:
        if len(_CLASSES) >= _KEPT_MOST:
            _CLASSES.clear()
        made = _CLASSES[key] = _make(form, section_id, locale)
    return made


def _make(form: Form, section_id: str, locale: str) -> type[SectionForm]:
    questions = asked(form.definition, section_id, form.wording(locale))
    fields = {one.path: FIELDS[one.question.kind](one) for one in questions}
    return type("SectionForm", (SectionForm,), {"locale": locale, "kept": {}, **fields})
