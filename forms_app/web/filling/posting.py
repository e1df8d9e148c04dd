"""A posted section page: every answer judged against the revision the page saw, nothing lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from flask import current_app, request

from forms_app.answers.address import Address
from forms_app.answers.problems import AnswerProblem
from forms_app.records.people import Membership
from forms_app.records.queries.answers import StoredAnswer
from forms_app.records.saving import Conflict
from forms_app.reporting.attaching import RefusedUploadError, Upload, attach_upload, keep_upload
from forms_app.reporting.drafts import Draft
from forms_app.reporting.errors import UnfitError
from forms_app.reporting.filling import Filled, Unreadable, fill
from forms_app.reporting.rows import RowAct, change_rows
from forms_app.web.downloads.sending import files
from forms_app.web.fields.base import REVISION, AnswerField, Posted, whole_number
from forms_app.web.fields.file import FileField
from forms_app.web.fields.words import Asked
from forms_app.web.filling.section_forms import SectionForm
from forms_app.web.transaction import unit

Uploads = Mapping[Address, Upload | RefusedUploadError]

_MADE_OF_ANSWERS = frozenset({"rows", "statement", "comment_reply"})  # nothing is written at their own address


@dataclass
class Outcome:
    """What a post led to: the draft after it, and by address the files that came with it, what was not saved and why."""

    draft: Draft
    uploads: Uploads = field(default_factory=dict)
    unreadable: dict[Address, tuple[Posted, tuple[AnswerProblem, ...]]] = field(default_factory=dict)
    disputed: dict[Address, tuple[Posted, StoredAnswer]] = field(default_factory=dict)
    refused: dict[Address, RefusedUploadError] = field(default_factory=dict)  # files
    undecided: dict[Address, Posted] = field(default_factory=dict)  # two versions were shown, and none was chosen
    row: str | None = None  # the row that was added or moved

    @property
    def status(self) -> int:
        """409 where two versions stand against each other, 422 where something cannot be accepted, else 200."""
        if self.disputed or self.undecided:
            return 409
        return 422 if self.unreadable or self.refused else 200


def keep_uploads(membership: Membership, form: SectionForm) -> Uploads:
    """Keep the files that came with a section, by the address of their answer; of one that cannot be taken, why."""
    most = current_app.extensions["settings"].largest_upload
    uploads: dict[Address, Upload | RefusedUploadError] = {}
    for one in form.every_field():
        sent = request.files.get(one.upload_name) if isinstance(one, FileField) else None
        if sent is None or not sent.filename:
            continue
        try:
            kept = keep_upload(unit(), membership, form.draft, one.address, files(), (sent.filename, sent.stream), most=most)
        except RefusedUploadError as error:
            uploads[one.address] = error
        else:
            uploads[one.address] = kept
    return uploads


def save_section(membership: Membership, form: SectionForm, uploads: Uploads) -> Outcome:
    """Save what was posted for a section: first the answers, then what the pressed button does to rows.

    Raises UnfitError, so that nothing is saved, for addresses that the section does not have.
    """
    _refuse_strangers(membership, form)
    outcome = Outcome(form.draft, uploads)
    saved: dict[Address, StoredAnswer | None] = {}
    for one in form.every_field():
        if one.posted is not None:
            _save(membership, one, one.posted, outcome, saved)
    _save_of_gone_rows(membership, form, outcome, saved)
    outcome.draft = outcome.draft.after(saved)
    _change_rows(membership, outcome, form)
    return outcome


def _save(
    membership: Membership, one: AnswerField, posted: Posted, outcome: Outcome, saved: dict[Address, StoredAnswer | None]
) -> None:
    """Save one answer, or what its writer decided after two versions of it were shown."""
    if one.kind in _MADE_OF_ANSWERS:
        return
    if f"{one.name}.revision" in request.form:
        posted = replace(posted, revision=whole_number(request.form[f"{one.name}.revision"]))
        match request.form.get(f"{one.name}.resolution"):
            case "mine":
                pass
            case "theirs":
                return
            case "merged":
                posted = replace(posted, parts={"": [request.form.get(f"{one.name}.merged", "")]})
            case _:
                outcome.undecided[one.address] = posted
                return
    _fill(membership, one.address, _with_upload(membership, one, posted, outcome), outcome, saved)


def _fill(
    membership: Membership, address: Address, posted: Posted, outcome: Outcome, saved: dict[Address, StoredAnswer | None]
) -> None:
    result = fill(
        unit(),
        membership,
        outcome.draft,
        address,
        posted.parts,
        seen_revision=posted.revision,
        language=posted.language,
        touched=False,
    )
    match result:
        case Filled():
            saved[address] = result.stored
        case Conflict():
            outcome.disputed[address] = (posted, result.stored)
        case Unreadable():
            outcome.unreadable[address] = (posted, result.problems)


def _with_upload(membership: Membership, one: AnswerField, posted: Posted, outcome: Outcome) -> Posted:
    """What was posted, with the file that came for it."""
    upload = outcome.uploads.get(one.address)
    if isinstance(upload, RefusedUploadError):
        outcome.refused[one.address] = upload
    if not isinstance(upload, Upload):
        return posted
    parts, outcome.draft = attach_upload(unit(), membership, outcome.draft, one.address, upload)
    return replace(posted, parts=parts)


def _refuse_strangers(membership: Membership, form: SectionForm) -> None:
    """Every address must belong to the section; nothing else of a tampered post is looked at."""
    section = {one.asked.path for one in form.fields} | _columns(form).keys()
    for address in _posted_addresses():
        if address.path not in section:
            raise UnfitError("unknown-path", {"path": str(address)[:200]})


def _columns(form: SectionForm) -> dict[str, Asked]:
    """Every column of the section's tables, by its path."""
    return {column.path: column for one in form.fields for column in one.asked.every_column()}


def _posted_addresses() -> Iterator[Address]:
    return (Address.parse(key.removeprefix(REVISION)) for key in request.form if key.startswith(REVISION))


def _save_of_gone_rows(
    membership: Membership, form: SectionForm, outcome: Outcome, saved: dict[Address, StoredAnswer | None]
) -> None:
    """Cells of rows that a colleague took off while they were written: kept in the records like any other save.

    Raises UnfitError for rows that never were.
    """
    here = {one.address for one in form.every_field()}
    kinds = _columns(form)
    for address in _posted_addresses():
        if address in here:
            continue
        column = kinds.get(address.path)
        if column is None:
            raise UnfitError("unknown-path", {"path": str(address)[:200]})
        if column.question.kind in _MADE_OF_ANSWERS:
            continue
        _fill(membership, address, _raw_post(form, column, address), outcome, saved)


def _raw_post(form: SectionForm, column: Asked, address: Address) -> Posted:
    one = AnswerField(column, address.row, _form=form, name=str(address))
    one.process(request.form)
    return one.posted or Posted({}, 0, None)


def _change_rows(membership: Membership, outcome: Outcome, form: SectionForm) -> None:
    act, _, rest = request.form.get("act", "").partition(":")
    if act not in set(RowAct):
        return
    place, _, row = rest.partition(":")
    table = Address.parse(place)
    if table.path not in {one.asked.path for one in form.fields} | _columns(form).keys():
        raise UnfitError("unknown-path", {"path": place[:200]})
    outcome.row, outcome.draft = change_rows(unit(), membership, outcome.draft, table, RowAct(act), row)
