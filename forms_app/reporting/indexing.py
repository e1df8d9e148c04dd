"""What a volume says of each submission in it: where it comes from, which provisions it speaks of, who has a copy of it."""

from collections.abc import Iterable, Mapping, Sequence

from forms_app.answers.cited import SpokenOf, spoken_of
from forms_app.documents.values import Cited, Copy, Provenance, SentPassage
from forms_app.records.people import Membership
from forms_app.records.queries.submissions import communications_of
from forms_app.records.queries.world import World
from forms_app.records.submissions import Communication, Submission
from forms_app.records.unit_of_work import Session
from forms_app.reference.names import unit_name
from forms_app.reporting.permissions import Act, may
from forms_app.reporting.printing import act_of, side_of, voice_of

Replies = Mapping[tuple[str, int], Sequence[str]]  # by comment's id and point: where in the volume it is replied to


class Indexed:
    """The submissions of a volume as it speaks of them, in one language, for one reader."""

    def __init__(self, session: Session, world: World, submissions: Sequence[Submission], membership: Membership | None) -> None:
        self._world = world
        self._spoken = {one.id: spoken_of(one.snapshot) for one in submissions}
        self._copies = _known_copies(session, submissions, membership)

    def passage(self, submission: Submission, locale: str) -> SentPassage:
        """A submission as a passage of the volume."""
        report, spoken = submission.report, self._spoken[submission.id]
        return SentPassage(
            act=act_of(submission),
            voice=voice_of(self._world, report.author, locale),
            unit=unit_name(self._world.units[report.unit_code], locale),
            instruments=tuple(report.instruments.split("+")),
            provenance=self._provenance(submission, spoken.language, locale),
            about=report.about.reference if report.about else "",
            cited=tuple(_cited(spoken)),
            copies=tuple(
                Copy(one.organization.name, side_of(one.organization), one.communicated_on)
                for one in self._copies.get(submission.id, ())
            ),
        )

    def replies(self, submissions: Iterable[Submission]) -> Replies:
        """Where these submissions reply to points of comments."""
        found: dict[tuple[str, int], list[str]] = {}
        for one in submissions:
            for comment, point, path in self._spoken[one.id].points:
                found.setdefault((comment, point), []).append(f"{one.reference}/q-{path}-{comment}-{point}")
        return found

    def _provenance(self, submission: Submission, language: str, locale: str) -> Provenance:
        form = submission.form_version
        return Provenance(
            reference=submission.reference,
            party=voice_of(self._world, submission.report.author, locale).name,
            person=submission.sender.name if submission.sender else "",
            at=submission.sent_at,
            version=submission.n,
            language=language,
            digest=submission.digest,
            form=form.code,
            form_version=form.version,
            received_on=submission.received_on if submission.sender is None else None,
        )


def _cited(spoken: SpokenOf) -> Iterable[Cited]:
    """Each provision once, with all places."""
    places: dict[str, dict[str, None]] = {}
    for provision, path in spoken.provisions:
        places.setdefault(provision, {})[f"q-{path}"] = None
    return (Cited(provision, tuple(found)) for provision, found in places.items())


def _known_copies(
    session: Session, submissions: Sequence[Submission], membership: Membership | None
) -> Mapping[int, Sequence[Communication]]:
    """The copies of each submission (by id) of which the reader may know: the Office of all, an author of their own."""
    of_all = membership is None or may(session, membership, Act.FOLLOW_REQUESTS)
    ids = [one.id for one in submissions if of_all or (membership and one.report.author_id == membership.party_id)]
    found: dict[int, list[Communication]] = {}
    for one in communications_of(session, ids):
        found.setdefault(one.submission_id, []).append(one)
    return found
