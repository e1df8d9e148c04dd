"""Writing forms: uploading a text, proposing to publish it, and publishing what another editor proposed.

Texts are kept as they come, with all their problems: nothing is lost, and nothing is used before it is published.
"""

from collections.abc import Mapping

from forms_app.definitions.form import LANGUAGES, Form
from forms_app.definitions.library import State
from forms_app.records.audit import audit
from forms_app.records.people import Membership
from forms_app.records.queries.people import person_by_email
from forms_app.records.queries.workshop import form_draft, newest_revision, newest_revision_of, proposal_of, publication_of
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.records.workshop import FormDraft, FormDraftRevision, FormProposal, FormPublication
from forms_app.reporting.errors import ConflictError, NotAllowedError, UnfitError
from forms_app.reporting.form_library import every_form
from forms_app.reporting.form_versions import sound_at
from forms_app.reporting.permissions import Act, may
from forms_app.reporting.pinned_forms import pin


def form_editor(session: Session, email: str) -> Membership:
    """The membership by which the person of an address writes forms. Raises NotAllowedError: no-form-editor."""
    person = person_by_email(session, email)
    for membership in person.memberships if person and person.active else ():
        if may(session, membership, Act.EDIT_FORMS):
            return membership
    raise NotAllowedError("no-form-editor", {"email": email[:100]})


def upload(
    uow: UnitOfWork,
    membership: Membership,
    name: tuple[str, str],
    source: str,
    catalogues: Mapping[str, str],
    *,
    seen: int,
) -> FormDraftRevision:
    """Keep a text as the next revision of the draft of a form version (`name`: code, version).

    `catalogues` are the PO files of its words by language; those not given stay as they were. `seen` is the revision that
    its writer had before them, 0 for none. The same text again makes no revision. Raises NotAllowedError; ConflictError:
    form-published, draft-changed.
    """
    _check(uow, membership)
    code, version = name
    if publication_of(uow.session, code, version) is not None:
        raise ConflictError("form-published", {"form": code, "version": version})
    draft = form_draft(uow.session, code, version)
    if draft is None:
        draft = FormDraft(code=code, version=version, created_at=uow.now)
        uow.session.add(draft)
        uow.session.flush()
    before = newest_revision(uow.session, draft.id)
    kept = {**(before.catalogues if before else {}), **catalogues}
    if before is not None and (before.source, before.catalogues) == (source, kept):
        return before
    if (before.n if before else 0) != seen:
        raise ConflictError("draft-changed", {"form": code, "version": version})
    n = seen + 1
    revision = FormDraftRevision(draft=draft, n=n, source=source, catalogues=kept, person_id=membership.person_id, at=uow.now)
    uow.session.add(revision)
    uow.session.flush()
    audit(uow, membership.person_id, "uploaded-form", f"{code} {version}", n=n)
    return revision


def bring(
    uow: UnitOfWork, membership: Membership, name: tuple[str, str], source: str, catalogues: Mapping[str, str]
) -> FormDraftRevision:
    """The same for a whole text that takes the place of what there is, whatever that says."""
    before = newest_revision_of(uow.session, *name)
    return upload(uow, membership, name, source, catalogues, seen=before.n if before else 0)


def propose(uow: UnitOfWork, membership: Membership, code: str, version: str) -> FormProposal:
    """Propose to publish the draft of a form version as it stands; the proposal there is, if it was proposed.

    Raises NotAllowedError; UnknownError: unknown-form; ConflictError: form-published; UnfitError: form-with-problems,
    no-draft, words-incomplete.
    """
    _check(uow, membership)
    one, form = sound_at(uow.session, code, version)
    _check_unpublished(uow, code, version)
    if one.revision is None:
        raise UnfitError("no-draft", {"form": code})
    _check_words(form)
    already = proposal_of(uow.session, one.revision.id)
    if already is not None:
        return already
    proposal = FormProposal(revision=one.revision, digest=form.digest, person_id=membership.person_id, at=uow.now)
    uow.session.add(proposal)
    uow.session.flush()
    audit(uow, membership.person_id, "proposed-form", _name(form), digest=form.digest)
    return proposal


def publish(uow: UnitOfWork, membership: Membership, code: str, version: str) -> FormPublication:
    """Publish what another editor proposed: from now on reports can be opened with it, and it never changes.

    Raises NotAllowedError: second-editor, for one who would approve their own proposal; UnfitError: not-proposed (nobody did,
    or a newer text was uploaded since), and all that `propose` raises; ConflictError: draft-changed, where the form is no
    longer the one proposed (a block or its words changed).
    """
    _check(uow, membership)
    one, form = sound_at(uow.session, code, version)
    _check_unpublished(uow, code, version)
    proposal = one.proposal
    if proposal is None:
        raise UnfitError("not-proposed", {"form": code})
    if membership.person_id == proposal.person_id:
        raise NotAllowedError("second-editor")
    if form.digest != proposal.digest:
        raise ConflictError("draft-changed", {"form": form.definition.form, "version": form.definition.version})
    publication = FormPublication(proposal=proposal, form_version=pin(uow, form), person_id=membership.person_id, at=uow.now)
    uow.session.add(publication)
    uow.session.flush()
    audit(uow, membership.person_id, "published-form", _name(form), digest=form.digest)
    return publication


def _check_unpublished(uow: UnitOfWork, code: str, version: str) -> None:
    entry = every_form(uow.session).entry(code, version)
    if entry is not None and entry.state is not State.DRAFT:
        raise ConflictError("form-published", {"form": code, "version": version})


def _check_words(form: Form) -> None:
    missing = set(LANGUAGES) - set(form.complete_languages)
    if missing:
        raise UnfitError("words-incomplete", {"languages": ", ".join(sorted(missing))})


def _name(form: Form) -> str:
    return f"{form.definition.form} {form.definition.version}"


def _check(uow: UnitOfWork, membership: Membership) -> None:
    if not may(uow.session, membership, Act.EDIT_FORMS):
        raise NotAllowedError("not-allowed", {"act": Act.EDIT_FORMS})
