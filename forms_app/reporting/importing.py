"""What came on paper, or from another installation: a document of the import format becomes a submission.

Everything that is wrong with it is found before anything is stored. Its files are kept before anything is entered, as those
that come by a page (`attaching`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from forms_app.answers.address import Address
from forms_app.answers.completeness import findings
from forms_app.answers.content_reading import from_content
from forms_app.answers.envelope import Envelope, digest, with_answers
from forms_app.answers.envelope_reading import read_faulty_envelope, unknown_codes, unmatched_files
from forms_app.answers.facts import Facts, Known
from forms_app.answers.languages import from_languages
from forms_app.answers.problems import ImportProblem, pointer
from forms_app.answers.values import Sheet
from forms_app.calendar.deadlines import geneva_day
from forms_app.definitions.form import Definition, Form
from forms_app.definitions.severity import Severity
from forms_app.records.files import FileStore, KeptFile
from forms_app.records.holding import hold_unit
from forms_app.records.people import Party
from forms_app.records.queries.answers import answers_of
from forms_app.records.queries.submissions import submission_by_digest
from forms_app.records.queries.world import load_world
from forms_app.records.reports import Report
from forms_app.records.row_lists import new_row_id
from forms_app.records.saving import Conflict, save_answer
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.errors import ConflictError
from forms_app.reporting.facts_json import facts_from_json
from forms_app.reporting.import_files import CheckedFiles, FileFolder, attach_files, check_files, keep_found
from forms_app.reporting.import_problems import AnyProblem, RecordsProblem, RefusedImportError
from forms_app.reporting.import_target import Target, find_target
from forms_app.reporting.known import known_for
from forms_app.reporting.opening import Languages, Subject, facts_when_received, open_received
from forms_app.reporting.parties import government_party, party_of_organization
from forms_app.reporting.pinned_forms import form_of
from forms_app.reporting.sending import next_n, store

_OF_FACTS = frozenset({"hidden-answer", "unknown-point"})  # problems that mean nothing while the facts are not known


@dataclass(frozen=True, slots=True)
class Intake:
    """What an import works with. `forms` gives a form version of the library, or None where there is none that can be used;
    `most` is the greatest size of the document in bytes; `kept` are the files that `keep_attachments` has kept, by digest."""

    forms: Callable[[str, str], Form | None]
    files: FileStore
    folder: FileFolder
    most: int
    kept: Mapping[str, KeptFile] = field(default_factory=dict)


@dataclass(slots=True)
class _Judged:
    """A document and what is known of it so far."""

    envelope: Envelope
    problems: list[AnyProblem]
    unread: frozenset[str]  # places of the envelope that could not be read, or are missing
    target: Target = field(default_factory=Target)
    form: Form | None = None
    files: CheckedFiles = field(default_factory=CheckedFiles)
    sheet: Sheet = field(default_factory=dict)
    languages: Mapping[Address, str] = field(default_factory=dict)  # of answers in another than the document's


def keep_attachments(uow: UnitOfWork, raw: bytes, intake: Intake, *, amends: str | None = None, another: bool = False) -> Intake:
    """Judge a document and keep the files that come with it: the intake to enter it with. The records are only read.

    Parameters and refusals are those of `import_document`; nothing is kept of a document that is refused.
    """
    judged = _judge(uow, raw, intake, amends, another)
    _refuse_faulty(judged)
    return replace(intake, kept=keep_found(judged.files.found, intake.files))


def import_document(
    uow: UnitOfWork, raw: bytes, intake: Intake, *, amends: str | None = None, another: bool = False
) -> Submission:
    """Enter a document: the registry acts for the party that wrote it, so nobody is its sender.

    `amends` is the id of the submission that it amends, or the key of an unsent draft whose answers it replaces (they
    stay in the history); `another` says that it is another report than the voluntary one on the same that is there. Raises
    RefusedImportError with everything there is to mend; then nothing is stored. Raises RuntimeError where files lie in the
    intake's folder that were not kept.
    """
    judged = _judge(uow, raw, intake, amends, another)
    form = _refuse_faulty(judged)
    if judged.files.found:
        raise RuntimeError("the files of the document are not kept yet: `keep_attachments` gives the intake to enter it with")
    report = judged.target.report or _opened(uow, judged, form)
    _take_over(uow, report, judged)
    attach_files(uow, report, judged.envelope.files, intake.kept)
    draft = read_draft(uow.session, report, report.form_language)
    received = judged.envelope.received_on
    received_on = date.fromisoformat(received) if received else geneva_day(uow.now)
    n = next_n(uow, report)
    return store(uow, draft, n, received_on=received_on, sent_by=None, on_paper=received is not None)


def _judge(uow: UnitOfWork, raw: bytes, intake: Intake, amends: str | None, another: bool) -> _Judged:
    if len(raw) > intake.most:
        raise RefusedImportError((RecordsProblem("", "import-too-large", {"most": intake.most}),))
    envelope, problems = read_faulty_envelope(raw)
    if envelope is None:
        raise RefusedImportError(problems)
    unread = frozenset(f"/{one.params['key']}" if one.code == "missing-key" else one.where for one in problems)
    judged = _Judged(envelope, list(problems), unread)
    hold_unit(uow, envelope.unit)  # whoever enters the same at this moment waits, and then finds it
    judged.target, found = find_target(uow, envelope, amends, another=another)
    _add(judged, found)
    judged.files = check_files(uow, envelope, intake.folder, intake.kept, intake.files, judged.target.report)
    known = known_for(uow.session, envelope.unit, judged.files.sizes, envelope.form_language or "en")
    _add(judged, unknown_codes(envelope, known))
    _add(judged, _received(envelope, uow))
    _find_form(judged, intake)
    if judged.form is not None:
        _judge_answers(uow, judged, judged.form.definition, known)
    _add(judged, judged.files.problems)
    return judged


def _refuse_faulty(judged: _Judged) -> Form:
    """The form of a document in whose way nothing stands. Raises RefusedImportError."""
    if judged.problems or judged.form is None:
        raise RefusedImportError(tuple(judged.problems))
    return judged.form


def _add(judged: _Judged, found: Iterable[AnyProblem]) -> None:
    """Note problems, but none about a value that could not be read: that has been told."""
    judged.problems += [problem for problem in found if "/".join(problem.where.split("/")[:2]) not in judged.unread]


def _received(envelope: Envelope, uow: UnitOfWork) -> tuple[AnyProblem, ...]:
    """Nothing has been received on a day that is still to come in Geneva."""
    given = envelope.received_on
    late = given is not None and date.fromisoformat(given) > geneva_day(uow.now)
    return (RecordsProblem("/received_on", "received-to-come", {"date": str(given)}),) if late else ()


def _find_form(judged: _Judged, intake: Intake) -> None:
    """The form the document names; a report that is there already keeps the one it pinned."""
    envelope, report = judged.envelope, judged.target.report
    if not envelope.form or not envelope.version:
        return
    if report is not None:
        judged.form = form_of(report.form_version)
        pinned = judged.form.definition
        if (pinned.form, pinned.version) != (envelope.form, envelope.version):
            params: dict[str, str | int] = {"form": pinned.form, "version": pinned.version}
            judged.problems.append(RecordsProblem("/version", "other-form-version", params))
            judged.form = None
        return
    found = intake.forms(envelope.form, envelope.version)
    if found is None:
        judged.problems.append(RecordsProblem("/form", "form-unknown", {"form": envelope.form, "version": envelope.version}))
        return
    judged.form = found
    covered = judged.form.definition.instruments
    for place, code in enumerate(envelope.instruments):
        if covered != "any" and code not in covered:
            problem = RecordsProblem(f"/instruments/{place}", "form-of-other-instruments", {"form": envelope.form, "code": code})
            judged.problems.append(problem)


def _judge_answers(uow: UnitOfWork, judged: _Judged, definition: Definition, known: Known) -> None:
    envelope, facts = judged.envelope, _facts(uow, judged)
    judged.sheet, found = from_content(definition, envelope.answers, facts or Facts(), known, new_row_id)
    told = [problem for problem in found if facts is not None or problem.code not in _OF_FACTS]
    _add(judged, told)
    unread = _questions_with(found)
    judged.languages, faults = from_languages(definition, envelope.languages, envelope.language, judged.sheet, unread)
    _add(judged, faults)
    if facts is None or told:
        return
    errors = [one for one in findings(definition, judged.sheet, facts, known) if one.severity == Severity.ERROR]
    _add(judged, [ImportProblem(pointer("answers", one.address.path), one.code, one.params) for one in errors])
    whole = with_answers(envelope, definition, judged.sheet, facts, judged.languages)
    _add(judged, unmatched_files(envelope, whole.files))
    same = submission_by_digest(uow.session, digest(whole))
    if same is not None and judged.target.report is None:
        judged.problems.append(RecordsProblem("", "already-entered", {"reference": same.reference}))


def _questions_with(problems: Iterable[ImportProblem]) -> frozenset[str]:
    """The paths of the questions whose answers could not be read."""
    return frozenset(problem.where.split("/")[2] for problem in problems if problem.where.startswith("/answers/"))


def _facts(uow: UnitOfWork, judged: _Judged) -> Facts | None:
    """What the conditions of the form look at; None where the document does not say of which unit or year it is."""
    if judged.target.report is not None:
        return facts_from_json(judged.target.report.facts)
    envelope = judged.envelope
    if envelope.unit not in load_world(uow.session).units or not envelope.year or not envelope.instruments:
        return None
    return facts_when_received(uow, _subject(envelope), judged.target.requested)


def _subject(envelope: Envelope) -> Subject:
    start, end = envelope.period or (None, None)
    period = (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)
    return Subject(envelope.form.partition("/")[0], envelope.unit, envelope.instruments, envelope.year, period)


def _opened(uow: UnitOfWork, judged: _Judged, form: Form) -> Report:
    envelope, target = judged.envelope, judged.target
    languages = Languages(envelope.form_language, envelope.language)
    author, subject = _author(uow, envelope), _subject(envelope)
    return open_received(uow, author, subject, form, languages, requested=target.requested, about=target.about)


def _author(uow: UnitOfWork, envelope: Envelope) -> Party:
    author = envelope.author
    return government_party(uow, author.code) if author.side == "government" else party_of_organization(uow, author.code)


def _take_over(uow: UnitOfWork, report: Report, judged: _Judged) -> None:
    """Make the draft what was received, as new revisions: whatever stood there before stays in its history.

    Raises ConflictError where somebody saves at the same moment.
    """
    envelope = judged.envelope
    report.period_from, report.period_to = _subject(envelope).period
    report.form_language, report.language = envelope.form_language, envelope.language
    before = answers_of(uow.session, report.id)
    cleared: dict[Address, None] = {address: None for address, answer in before.items() if answer.value is not None}
    for address, value in {**cleared, **judged.sheet}.items():
        seen = before[address].revision if address in before else 0
        language = judged.languages.get(address)
        saved = save_answer(uow, report.id, address, value, language=language, person_id=None, seen_revision=seen)
        if isinstance(saved, Conflict):
            raise ConflictError("changed-meanwhile", {"key": report.key})
    uow.session.flush()
