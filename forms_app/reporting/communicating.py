"""Copies of reports for the representative organizations (ILO Constitution, article 23(2)).

A communication alone gives an organization access to a report. It is made when a report is sent, for the organizations of
the registry that the report itself names, or later by the government or the Office.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from forms_app.calendar.deadlines import geneva_day
from forms_app.records.audit import audit
from forms_app.records.people import Membership
from forms_app.records.queries.people import organizations_for
from forms_app.records.queries.submissions import communications_of
from forms_app.records.submissions import Communication, Submission
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.world import Organization
from forms_app.reporting.errors import NotAllowedError, UnfitError
from forms_app.reporting.notifying import tell_of_copy
from forms_app.reporting.permissions import Act, is_observation, may

NAMED = "communication.list"  # the table of the block `communication`
_ORGANIZATION, _SENT_ON = "organization", "sent-on"


def communicate(
    uow: UnitOfWork, membership: Membership, submission: Submission, organization_ids: Collection[int], on: date
) -> Sequence[Communication]:
    """Communicate copies to organizations of the registry; those that have one already are left alone.

    `on` is a calendar date in Geneva. The new communications come back. Raises NotAllowedError; UnfitError: an
    observation is not communicated by others, an organization is not vetted or of another unit, the date is to come.
    """
    if not may(uow.session, membership, Act.COMMUNICATE, submission):
        raise NotAllowedError("not-allowed", {"act": Act.COMMUNICATE})
    if is_observation(submission.report):
        raise UnfitError("observation-not-communicated", {"reference": submission.reference})
    if on > geneva_day(uow.now):
        raise UnfitError("date-to-come", {"date": on.isoformat()})
    offered = {one.id: one for one in organizations_for(uow.session, submission.report.unit_code)}
    strange = set(organization_ids) - set(offered)
    if strange:
        raise UnfitError("organization-not-offered", {"count": len(strange)})
    wanted = {offered[organization_id]: on for organization_id in organization_ids}
    return _make(uow, submission, wanted, membership.person_id)


def communicate_named(uow: UnitOfWork, submission: Submission, answers: Mapping[str, Any]) -> Sequence[Communication]:
    """Communicate copies to the organizations that a report being sent says it was sent to.

    `answers` are those of its content. A name that is written out gives no access: only a code of the registry does.
    """
    dates = dict(_named(answers, submission.received_on))
    if not dates:
        return ()
    offered = organizations_for(uow.session, submission.report.unit_code)
    wanted = {one: dates[one.code] for one in offered if one.code in dates}
    return _make(uow, submission, wanted, submission.sent_by)


def _named(answers: Mapping[str, Any], received_on: date) -> list[tuple[str, date]]:
    """The codes in the block, each with the day it gives; the day of sending where it gives none, or one to come."""
    found = []
    for row in answers.get(NAMED, ()):
        code = (row.get(_ORGANIZATION) or {}).get("organization")
        if code:
            given = date.fromisoformat(row[_SENT_ON]) if row.get(_SENT_ON) else received_on
            found.append((code, min(given, received_on)))
    return found


def _make(
    uow: UnitOfWork, submission: Submission, wanted: Mapping[Organization, date], person_id: int | None
) -> Sequence[Communication]:
    present = {one.organization_id for one in communications_of(uow.session, [submission.id])}
    made = [
        Communication(submission=submission, organization=organization, communicated_on=on, person_id=person_id, at=uow.now)
        for organization, on in wanted.items()
        if organization.id not in present
    ]
    uow.session.add_all(made)
    uow.session.flush()
    for communication in made:
        audit(uow, person_id, "communicated", submission.reference, organization=communication.organization.code)
        tell_of_copy(uow, communication)
    return made
