"""A version of a form as a line of a list, and the word and shape of its state."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from forms_app.definitions.library import State
from forms_app.reporting.form_versions import Version
from forms_app.web.locales import language


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What a list says of a version."""

    title: str
    title_language: str
    code: str
    version: str
    word: str
    shape: str
    questions: int
    url: str


def version_line(one: Version) -> VersionLine:
    """The line of a version."""
    word, shape = state_words(one)
    definition = one.form.definition if one.form else None
    return VersionLine(
        title=title_of(one),
        title_language=title_language(one),
        code=one.code,
        version=one.version,
        word=word,
        shape=shape,
        questions=sum(question.answerable for _section, question, _path in definition.walk()) if definition else 0,
        url=version_url(one),
    )


def title_of(one: Version) -> str:
    """The title of a version in the reader's language; its code while it has problems."""
    return one.form.wording(language()).of("title") if one.form else one.code


def title_language(one: Version) -> str:
    """The language that `title_of` is really in, where the reader's has no words for it; '' of a code."""
    return one.form.wording(language()).language_of("title") if one.form else ""


def state_words(one: Version) -> tuple[str, str]:
    """(word, shape) of the state."""
    if one.state is State.CHANGED:
        return _("Published, then changed"), "overdue"
    if one.problems:
        return ngettext("%(num)s problem", "%(num)s problems", len(one.problems)), "warning"
    if one.state is State.PUBLISHED:
        return _("Published"), "complete"
    if one.proposal is not None:
        return _("Proposed for publishing"), "in-progress"
    return (_("Draft"), "draft") if one.revision is not None else (_("Not published"), "draft")


def version_url(one: Version, endpoint: str = "version", **values: Any) -> str:
    """The address of a page about a version; `values` are further parts of it."""
    procedure, code = one.code.split("/")
    return url_for(f"workshop.{endpoint}", procedure=procedure, code=code, number=one.version, **values)
