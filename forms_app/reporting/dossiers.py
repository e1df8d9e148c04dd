"""Dossiers: all that was said of the same instruments in one unit, each voice apart, in the order it is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from forms_app.records.comments import SupervisoryComment
from forms_app.records.submissions import Submission
from forms_app.reporting.permissions import is_observation
from forms_app.reporting.printing import side_of


@dataclass(slots=True)
class Dossier:
    """What belongs together: `instruments` are codes joined by '+'. Reports stand before the observations of workers and
    then those of employers, each with the replies to it behind it."""

    unit_code: str
    instruments: str
    reports: list[Submission] = field(default_factory=list)
    observations: list[Submission] = field(default_factory=list)
    replies: list[Submission] = field(default_factory=list)
    comments: list[SupervisoryComment] = field(default_factory=list)

    @property
    def submissions(self) -> Sequence[Submission]:
        """Every submission in reading order."""
        return [*self.reports, *(one for observation in self.observed() for one in observation), *self.unattached()]

    def observed(self) -> Sequence[Sequence[Submission]]:
        """Each observation with the replies to it: first the workers', then the employers'."""
        ordered = sorted(self.observations, key=lambda one: (voice_side(one) != "workers", one.sent_at, one.id))
        return [[one, *self.replies_to(one)] for one in ordered]

    def replies_to(self, observation: Submission) -> Sequence[Submission]:
        """The government's replies to any version of an observation."""
        return [one for one in self.replies if one.report.about and one.report.about.report_id == observation.report_id]

    def unattached(self) -> Sequence[Submission]:
        """Replies to what an earlier session had before it."""
        known = {one.report_id for one in self.observations}
        return [one for one in self.replies if one.report.about is None or one.report.about.report_id not in known]


def dossiers_of(submissions: Iterable[Submission], comments: Iterable[SupervisoryComment]) -> Sequence[Dossier]:
    """The dossiers of what a session examines.

    An observation belongs where the report it is about stands, a reply where its observation does; without one, where the
    unit's report has an instrument in common with it, else it makes a dossier of its own. Comments stand in every dossier
    of their unit that has their instrument.
    """
    by_unit: dict[str, list[Dossier]] = {}
    home: dict[int, Dossier] = {}  # id of a report -> where it stands
    for submission in sorted(submissions, key=lambda one: (_rank(one), one.report.unit_code, one.sent_at, one.id)):
        about = submission.report.about
        found = home.get(about.report_id) if about is not None else None
        dossiers = by_unit.setdefault(submission.report.unit_code, [])
        dossier = found or _fitting(dossiers, submission)
        if dossier is None:
            dossier = Dossier(submission.report.unit_code, submission.report.instruments)
            dossiers.append(dossier)
        home[submission.report_id] = dossier
        (dossier.reports, dossier.observations, dossier.replies)[_rank(submission)].append(submission)
    for comment in comments:
        for dossier in by_unit.get(comment.unit_code, ()):
            if comment.instrument_code in dossier.instruments.split("+"):
                dossier.comments.append(comment)
    return [dossier for dossiers in by_unit.values() for dossier in dossiers]


def voice_side(submission: Submission) -> str:
    """Whose voice it is: government, workers or employers."""
    organization = submission.report.author.organization
    return "government" if organization is None else side_of(organization)


def _rank(submission: Submission) -> int:
    """0 for a report, 1 for an observation, 2 for a reply: what stands first."""
    if submission.report.procedure != "article-23":
        return 0
    return 1 if is_observation(submission.report) else 2


def _fitting(dossiers: Sequence[Dossier], submission: Submission) -> Dossier | None:
    """Of a unit's dossiers that of the same instruments; for what is no report, of any instrument in common."""
    exact = next((one for one in dossiers if one.instruments == submission.report.instruments), None)
    if exact is not None or _rank(submission) == 0:
        return exact
    codes = set(submission.report.instruments.split("+"))
    return next((one for one in dossiers if codes & set(one.instruments.split("+"))), None)
