"""One walk of a report serves its page, PDF, summary and snapshot; another serves the blank form."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts, Known, PendingPoint
from forms_app.answers.kind import Context
from forms_app.answers.kinds import kind_of
from forms_app.answers.laws import with_laws
from forms_app.answers.placing import place_of
from forms_app.answers.sendable import sendable
from forms_app.answers.shown import ShownQuestion, ShownReply, ShownSection, Written
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.form import Form, Section, Wording
from forms_app.definitions.questions import (
    ColumnQuestion,
    CommentReplyQuestion,
    InnerRowsQuestion,
    Question,
    RowsQuestion,
    binds,
)

Provenance = Mapping[Address, Written]
Paint = Callable[[Section, Question, str], ShownQuestion | None]


def walk(
    form: Form, sheet: Sheet, facts: Facts, known: Known, locale: str, written: Provenance | None = None
) -> tuple[ShownSection, ...]:
    """The report as it would be sent, in the form's words in one language.

    Only what is shown stands in it, and of the answers only what `sendable` keeps. `written` says who wrote each
    answer, by its address. The words of pending comments are the facts' own.
    """
    shown = visible(form.definition, sheet, facts)
    sent = sendable(form.definition, sheet, facts, shown)
    context = Context(form.wording(locale), with_laws(known, sent), facts, sent)
    notes = _notes(form, sent, shown.hidden_cells, context.wording)

    def paint(section: Section, question: Question, path: str) -> ShownQuestion | None:
        if path not in shown.questions:
            return None
        return replace(_answered(question, path, context, written or {}), notes=tuple(notes.get(path, ())))

    return _sections(form, context.wording, paint, conditional=False)


def walk_blank(form: Form, locale: str, facts: Facts | None = None) -> tuple[ShownSection, ...]:
    """The whole form without answers: every question, with what to leave room for and the condition it stands under.

    With facts, the points that await a reply are printed; their questions are otherwise left as one empty reply.
    """
    wording = form.wording(locale)
    pending = facts.pending if facts is not None else ()

    def paint(section: Section, question: Question, path: str) -> ShownQuestion:
        replies = tuple(_point(point) for point in pending) if isinstance(question, CommentReplyQuestion) else ()
        blank = kind_of(question).blank(question, path, wording)
        return replace(_asked(question, path, wording), replies=replies, blank=blank, show_if=question.show_if)

    return _sections(form, wording, paint, conditional=True)


def _sections(form: Form, wording: Wording, paint: Paint, *, conditional: bool) -> tuple[ShownSection, ...]:
    sections = []
    for section in form.definition.sections:
        painted = (paint(section, question, f"{section.id}.{question.id}") for question in section.questions)
        questions = tuple(question for question in painted if question is not None)
        if questions:
            title = f"{section.id}.title"
            sections.append(
                ShownSection(
                    section.id,
                    wording.of(title),
                    wording.of(f"{section.id}.help"),
                    wording.language_of(title),
                    section.block,
                    questions,
                    section.show_if if conditional else None,
                )
            )
    return tuple(sections)


def _notes(form: Form, sent: Sheet, hidden: Set[Address], wording: Wording) -> Mapping[str, list[str]]:
    """What the form's checks say of the answers, by the path of the question; of a table with the entry concerned."""
    found: dict[str, list[str]] = {}
    for problem in failed_checks(form.definition, sent, hidden):
        words, path = wording.of(str(problem.params["check"])), problem.address.path
        if problem.address.table is not None:
            table, row = problem.address.table
            path = table.path
            words = f"{wording.of(f'{path}.item')} {place_of(sent, table, row)}: {words}"
        found.setdefault(path, []).append(words)
    return found


def _asked(question: Question, path: str, wording: Wording) -> ShownQuestion:
    """The question without its answer."""
    return ShownQuestion(
        path,
        question.kind,
        question.reference,
        wording.of(f"{path}.prompt"),
        wording.of(f"{path}.help"),
        wording.language_of(f"{path}.prompt"),
        missing=question.missing,
        binding=binds(question),
    )


def _answered(question: Question, path: str, context: Context, written: Provenance) -> ShownQuestion:
    value = context.sheet.get(Address(path))
    answer = () if value is None else kind_of(question).show(question, value, Address(path), context)
    replies: tuple[ShownReply, ...] = ()
    if isinstance(question, CommentReplyQuestion):
        replies = tuple(_reply(question, path, point, context, written) for point in context.facts.pending)
    entries = (written[address] for address in _addresses(question, path, context.sheet) if address in written)
    return replace(_asked(question, path, context.wording), answer=answer, replies=replies, written=_writers(entries))


def _addresses(question: Question, path: str, sheet: Sheet) -> Iterable[Address]:
    """Where the answer to a question stands: its own address, and those of the cells of a table."""
    yield from _within(question, Address(path), sheet)


def _within(question: Question | ColumnQuestion, address: Address, sheet: Sheet) -> Iterator[Address]:
    if address in sheet:
        yield address
    if isinstance(question, RowsQuestion | InnerRowsQuestion):
        for row in sheet.get(address) or ():
            for column in question.columns:
                yield from _within(column, address.cell(column.id, row), sheet)


def _writers(entries: Iterable[Written]) -> tuple[Written, ...]:
    """Each writer and language once, with the latest time, the last writer last."""
    latest: dict[tuple[str, str], Written] = {}
    for entry in entries:
        known = latest.get((entry.by, entry.language))
        if known is None or known.at < entry.at:
            latest[entry.by, entry.language] = entry
    return tuple(sorted(latest.values(), key=lambda entry: (entry.at, entry.by, entry.language)))


def _point(point: PendingPoint) -> ShownReply:
    return ShownReply(point.comment, point.point, point.kind, point.instrument, point.session_year, point.text, point.language)


def _reply(question: CommentReplyQuestion, path: str, point: PendingPoint, context: Context, written: Provenance) -> ShownReply:
    address = Address(path, point.key)
    value = context.sheet.get(address)
    if value is None:
        return _point(point)
    reply = kind_of(question).show(question, value, address, context)
    return replace(_point(point), reply=reply, written=written.get(address))
