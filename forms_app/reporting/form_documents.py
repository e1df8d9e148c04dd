"""Documents of forms, the blank form and what changed: how a job names them, and which form a worker makes them of.

A form is named by its digest: what was made is handed out again for exactly this text with these words, while the program
would still print it the same way (TEMPLATE_VERSION). A job whose form has changed meanwhile makes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms_app.definitions.form import Form
from forms_app.definitions.library import State
from forms_app.documents.values import TEMPLATE_VERSION
from forms_app.records.queries.reports import form_version_by_digest
from forms_app.records.queries.workshop import form_draft, revisions_of
from forms_app.records.unit_of_work import Session
from forms_app.reporting.errors import ConflictError
from forms_app.reporting.form_library import every_form
from forms_app.reporting.form_versions import Version, judged_revision
from forms_app.reporting.pinned_forms import form_of

JOB = "form"  # the kind of the jobs that make them
BLANK, CHANGES = "blank", "changes"

Params = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NamedForm:
    """One text of a form with its words."""

    code: str
    version: str
    digest: str
    published: bool


def named(one: Version, form: Form) -> NamedForm:
    """A version that has no problems, as it is now."""
    return NamedForm(one.code, one.version, form.digest, one.state is State.PUBLISHED)


def named_here(session: Session, form: Form) -> NamedForm:
    """A form of the library, or one that a report pins."""
    entry = every_form(session).entry(form.definition.form, form.definition.version)
    current = entry is not None and entry.form is not None and entry.form.digest == form.digest
    published = entry is not None and current and entry.state is State.PUBLISHED
    return NamedForm(form.definition.form, form.definition.version, form.digest, published)


def blank_params(one: NamedForm, language: str) -> Params:
    """What a job knows that makes a blank form; the paper says whether the form is published."""
    state = State.PUBLISHED if one.published else State.DRAFT
    return {**_document(BLANK, language, one), "state": str(state), **_named_in("", one)}


def changes_params(older: NamedForm, newer: NamedForm, language: str) -> Params:
    """What a job knows that compares two versions of a form."""
    return {**_document(CHANGES, language, newer), **_named_in("older_", older), **_named_in("", newer)}


def form_in(session: Session, params: Mapping[str, Any], prefix: str = "") -> Form:
    """The form that a job names (`older_`: the older of two). Raises ConflictError: form-changed."""
    code, version, digest = params["form"], params[f"{prefix}version"], params[f"{prefix}digest"]
    for form in _candidates(session, code, version, digest):
        if form is not None and form.digest == digest:
            return form
    raise ConflictError("form-changed", {"form": code, "version": version})


def _document(what: str, language: str, one: NamedForm) -> Params:
    return {"what": what, "language": language, "form": one.code, "templates": TEMPLATE_VERSION}


def _named_in(prefix: str, one: NamedForm) -> Params:
    return {f"{prefix}version": one.version, f"{prefix}digest": one.digest}


def _candidates(session: Session, code: str, version: str, digest: str) -> Iterator[Form | None]:
    """Where a form may be found: stored for reports, in the library, among the texts of a draft (the newest first)."""
    stored = form_version_by_digest(session, digest)
    yield form_of(stored) if stored is not None else None
    yield every_form(session).form(code, version)
    draft = form_draft(session, code, version)
    for revision in revisions_of(session, draft.id) if draft is not None else ():
        yield judged_revision(revision).form
