"""Mails that follow from what is done: one job for each reader, in the reader's language.

A job holds the template's name and the values of its placeholders; the words are put together by the worker when it is
sent (`worker/mails.py`). No mail holds a text of an answer.
"""

from collections.abc import Iterable, Mapping

from forms_app.definitions.form import LANGUAGES
from forms_app.records.jobs import add_job
from forms_app.records.people import Membership, Party, PartyKind, Role
from forms_app.records.queries.people import government_of, institution, members_of, organization_party
from forms_app.records.queries.world import load_world
from forms_app.records.submissions import Communication, Submission
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.world import instrument_labels, party_name, unit_names

COPY = "report_communicated"
ACKNOWLEDGED = "observation_acknowledged"
OBSERVED = "observation_filed"
REPLIED = "reply_filed"
INVITED = "invitation"


def tell_of_copy(uow: UnitOfWork, communication: Communication) -> None:
    """A copy was communicated: to the representatives of the organization."""
    readers = _members(uow, organization_party(uow.session, communication.organization_id), Role.REPRESENTATIVE)
    _tell(uow, readers, COPY, communication.submission)


def tell_of_observation(uow: UnitOfWork, observation: Submission) -> None:
    """An observation was filed: the acknowledgement to its authors, and word to the government that can now read it."""
    _tell(uow, _members(uow, observation.report.author, Role.REPRESENTATIVE), ACKNOWLEDGED, observation)
    government = government_of(uow.session, observation.report.unit_code)
    _tell(uow, _members(uow, government, Role.FOCAL_POINT), OBSERVED, observation)


def tell_of_reply(uow: UnitOfWork, reply: Submission) -> None:
    """A government replied: to the organization whose observation it is, and to the Office."""
    about = reply.report.about
    if about is not None:
        _tell(uow, _members(uow, about.report.author, Role.REPRESENTATIVE), REPLIED, reply)
    office = institution(uow.session, PartyKind.OFFICE)
    _tell(uow, _members(uow, office, Role.REGISTRY, Role.OFFICER), REPLIED, reply)


def mail_invitation(uow: UnitOfWork, email: str, party: Party, link: str, locale: str) -> None:
    """The single-use link of an invitation, to the person invited: with the link, all values are secret."""
    values = {"party": party_name(uow.session, party, locale), "kind": str(party.kind), "link": link}
    add_job(uow, "mail", {"to": email, "template": INVITED, "locale": locale}, secret={"values": values})


def _tell(uow: UnitOfWork, readers: Iterable[Membership], template: str, submission: Submission) -> None:
    """One mail for each person, however many memberships they have."""
    people = {membership.person_id: membership.person for membership in readers}
    for person in people.values():
        locale = person.locale if person.locale in LANGUAGES else submission.report.form_language
        _add(uow, person.email, template, str(locale), _values(uow, submission, str(locale)))


def _values(uow: UnitOfWork, submission: Submission, locale: str) -> Mapping[str, str | int]:
    report, world = submission.report, load_world(uow.session)
    return {
        "author": party_name(uow.session, report.author, locale),
        "unit": unit_names(world, locale)[report.unit_code],
        "instruments": instrument_labels(world, report.instruments, locale),
        "year": report.year,
        "version": submission.n,
        "reference": submission.reference,
        "digest": submission.digest,
        "received_on": submission.received_on.isoformat(),
        "examined_in": submission.examined_in,
    }


def _members(uow: UnitOfWork, party: Party | None, *roles: Role) -> list[Membership]:
    return [] if party is None else [one for one in members_of(uow.session, party.id) if one.role in roles]


def _add(uow: UnitOfWork, to: str, template: str, locale: str, values: Mapping[str, str | int]) -> None:
    add_job(uow, "mail", {"to": to, "template": template, "locale": locale, "values": dict(values)})
