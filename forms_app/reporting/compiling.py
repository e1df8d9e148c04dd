"""Compiling: what the session of a year examines, put together for a reader who may see it, with its provenance."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forms_app.documents.values import Chapter, CommentPassage, ListedReport, Passage, Voice, Volume
from forms_app.records.comments import SupervisoryComment
from forms_app.records.people import Membership
from forms_app.records.queries.compiling import Came, awaiting_reply, came, examined
from forms_app.records.queries.submissions import first_versions
from forms_app.records.queries.world import World, load_world
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session
from forms_app.reference.names import alphabetical
from forms_app.reporting.assistance import needed_in, received_in
from forms_app.reporting.dossiers import Dossier, dossiers_of
from forms_app.reporting.indexing import Indexed, Replies
from forms_app.reporting.permissions import Act, is_observation, is_reply, may
from forms_app.reporting.printing import instruments_of
from forms_app.reporting.selections import Options, Order, Selection
from forms_app.reporting.world import unit_names, unit_places


@dataclass(frozen=True, slots=True)
class Maker:
    """Who compiles, as the document names them, and when. `membership` is None for a command of the Office's machine, which
    reads what the Office reads; `committee` is what the Committee is called in the volume's language. `verify_url` is where a
    digest can be checked."""

    name: str
    at: datetime
    membership: Membership | None
    committee: str
    verify_url: str = ""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A volume, and the versions that stand in it: their references, each with the id of its submission."""

    volume: Volume
    submissions: Mapping[str, int]

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(self.submissions)


def compile_volume(session: Session, selection: Selection, title: str, maker: Maker) -> Compiled:
    """The volume of a selection. `title` says in words what was selected.

    Of each report it has the newest version that the session examines. Nothing is in it that `maker` may not read.
    """
    world = load_world(session)
    places = unit_places(world, selection.language)
    found, comments = readable(session, selection, maker.membership)
    submissions = sorted(found, key=lambda one: places[one.report.unit_code])
    indexed = Indexed(session, world, submissions, maker.membership)
    chapters = _chapters(world, dossiers_of(submissions, comments), indexed, selection, maker.committee)
    names = unit_names(world, selection.language)
    first = first_versions(session, [one.report_id for one in submissions])
    requests = came(session, selection.year, units=selection.unit_codes(world), instruments=selection.instrument_codes(world))
    volume = Volume(
        year=selection.year,
        selection=title,
        chapters=chapters,
        received=_received(world, submissions, first, selection),
        missing=_missing(world, requests, _answered(session, selection), selection),
        assistance_received=tuple(
            line for one in submissions for line in received_in(one, names[one.report.unit_code], selection.language)
        ),
        assistance_needed=tuple(
            line for one in submissions for line in needed_in(one, names[one.report.unit_code], selection.language)
        ),
        made_by=maker.name,
        made_at=maker.at,
        demonstration=world.demonstration,
        reader=maker.membership.role if maker.membership else "",
        verify_url=maker.verify_url,
        left_out=selection.options.left_out,
    )
    return Compiled(volume, {one.reference: one.id for one in submissions})


def readable(
    session: Session, selection: Selection, membership: Membership | None, *, texts: bool = True
) -> tuple[Sequence[Submission], Sequence[SupervisoryComment]]:
    """What the session examines of the selection, and the comments that await a reply, as far as the reader may see them.

    Without `texts` only what a list shows. What the selection leaves out by choice is not there.
    """
    world = load_world(session)
    units, instruments = selection.unit_codes(world), selection.instrument_codes(world)
    submissions = [
        one
        for one in examined(session, selection.year, units=units, instruments=instruments, texts=texts)
        if wanted(one, selection.options) and (membership is None or may(session, membership, Act.READ_SUBMISSION, one))
    ]
    commented = {one.report.unit_code for one in submissions} if selection.options.comments else set()
    comments = [
        one
        for one in awaiting_reply(session, commented, selection.year)
        if (instruments is None or one.instrument_code in instruments)
        and (membership is None or may(session, membership, Act.READ_COMMENT, one))
    ]
    return submissions, comments


def wanted(submission: Submission, options: Options) -> bool:
    """Whether the options of a selection leave a submission in."""
    if is_observation(submission.report):
        return options.observations
    return options.replies or not is_reply(submission.report)


def _chapters(
    world: World, dossiers: Sequence[Dossier], indexed: Indexed, selection: Selection, committee: str
) -> tuple[Chapter, ...]:
    chapters = []
    locale = selection.language
    names = unit_names(world, locale)
    places = unit_places(world, locale)
    by_instrument = selection.options.order == Order.INSTRUMENT
    for dossier in sorted(dossiers, key=lambda one: selection.options.place(places[one.unit_code], one.instruments)):
        replies = indexed.replies(dossier.submissions)
        passages: list[Passage] = [_comment(one, replies, committee) for one in dossier.comments]
        passages += [indexed.passage(one, locale) for one in dossier.submissions]
        instruments = instruments_of(world, dossier.instruments, locale)
        chapters.append(Chapter(names[dossier.unit_code], instruments, tuple(passages), by_instrument))
    return tuple(chapters)


def _comment(comment: SupervisoryComment, replies: Replies, committee: str) -> CommentPassage:
    return CommentPassage(
        voice=Voice("committee", committee),
        kind=comment.kind,
        instrument=comment.instrument_code,
        session_year=comment.session_year,
        points=tuple(point.text for point in comment.points),
        text=comment.text,
        language=comment.language,
        replies=tuple(tuple(replies.get((comment.id, point.number), ())) for point in comment.points),
        id=comment.id,
    )


def _received(
    world: World, submissions: Sequence[Submission], first: Mapping[int, date], selection: Selection
) -> tuple[ListedReport, ...]:
    """What the session has, with the day on which the first version of each came (`first`, by report)."""
    names = unit_names(world, selection.language)
    reports = (one for one in submissions if one.report.procedure != "article-23")
    lines = (
        ListedReport(
            unit=names[one.report.unit_code],
            instruments=tuple(one.report.instruments.split("+")),
            form=one.report.form_version.code,
            due=one.report.request.due_on if one.report.request else None,
            received=first[one.report_id],
            voluntary=one.report.request is None,
            version=one.n,
            amended=one.received_on if one.n > 1 else None,
            reference=one.reference,
        )
        for one in reports
    )
    return _in_order(lines, selection.options)


def _answered(session: Session, selection: Selection) -> frozenset[int]:
    """The ids of the requests whose report the session has, whether or not the reader may see it."""
    found = (one.report.request_id for one in examined(session, selection.year, texts=False))
    return frozenset(one for one in found if one is not None)


def _missing(world: World, requests: Sequence[Came], there: Collection[int], selection: Selection) -> tuple[ListedReport, ...]:
    """What was requested for the year and is not before its session: what came too late for it is missing there."""
    names = unit_names(world, selection.language)
    lines = (
        ListedReport(
            unit=names[one.requested.unit_code],
            instruments=tuple(one.requested.instruments.split("+")),
            form=one.requested.form_code,
            due=one.requested.due_on,
        )
        for one in requests
        if one.requested.id not in there and world.judges(one.requested.unit_code)
    )
    return _in_order(lines, selection.options)


def _in_order(lines: Iterable[ListedReport], options: Options) -> tuple[ListedReport, ...]:
    return tuple(sorted(lines, key=lambda line: options.place(alphabetical(line.unit), line.instruments)))
