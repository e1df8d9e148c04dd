"""The form version a report pins: stored once as JSON, parsed once in a process."""

from forms_app.definitions.form import Form
from forms_app.definitions.form_json import form_from_json, form_to_json
from forms_app.records.queries.reports import form_version_by_digest
from forms_app.records.reports import FormVersion
from forms_app.records.unit_of_work import Session, UnitOfWork

_PARSED_MOST = 256  # forms kept in memory: some 60 forms in a few versions
_FORMS: dict[str, Form] = {}  # digest -> form; a digest always means the same form


def form_of(version: FormVersion) -> Form:
    """The form of a pinned version. `resolved` is only read from the database when it is not in memory."""
    form = _FORMS.get(version.digest)
    if form is None:
        if len(_FORMS) >= _PARSED_MOST:
            _FORMS.clear()
        form = _FORMS[version.digest] = form_from_json(version.resolved)
    return form


def pin(uow: UnitOfWork, form: Form) -> FormVersion:
    """The stored row of a form, added when this digest is new."""
    version = form_version_by_digest(uow.session, form.digest)
    if version is None:
        version = FormVersion(
            code=form.definition.form,
            version=form.definition.version,
            digest=form.digest,
            resolved=form_to_json(form),
            stored_at=uow.now,
        )
        uow.session.add(version)
        uow.session.flush()
    return version


def read_form_of(session: Session, form_version_id: int) -> Form:
    """The same for a version known by its id alone. Raises NoResultFound."""
    return form_of(session.get_one(FormVersion, form_version_id))
