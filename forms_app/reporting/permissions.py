"""Who may do what: one rule for each act, asked by every route, command and verb.

A rule looks at a membership and at the subject of the act, and at the records where access hangs on them (a copy that
was communicated). Nothing else in the program decides about access.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from forms_app.records.comments import SupervisoryComment
from forms_app.records.people import Membership, PartyKind, Role
from forms_app.records.queries.submissions import is_communicated, submission_n
from forms_app.records.reports import Report, Request
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session


class Act(StrEnum):
    """What can be done, and to what: the subject of each stands behind it."""

    SEE_DUTIES = "see-duties"  # Party: the dashboard of a government or an organization
    OPEN_REPORT = "open-report"  # Request
    REPORT_VOLUNTARILY = "report-voluntarily"  # Party (government)
    READ_DRAFT = "read-draft"  # Report
    FILL = "fill"  # Report; the section is asked of `may_fill`
    SEND = "send"  # Report
    READ_SUBMISSION = "read-submission"  # Submission
    COMMUNICATE = "communicate"  # Submission
    OBSERVE = "observe"  # Party (organization)
    REPLY = "reply"  # Submission (an observation)
    READ_COMMENT = "read-comment"  # SupervisoryComment
    READ_FILES = "read-files"  # none: the reading view of the Committee and the Office
    FOLLOW_REQUESTS = "follow-requests"  # none
    COMPILE = "compile"  # none
    REGISTER = "register"  # none: what came on paper, comments, organizations
    EDIT_FORMS = "edit-forms"  # none
    ADMINISTER = "administer"  # none


Rule = Callable[[Session, Membership, Any], bool]

_FILLERS = (Role.FOCAL_POINT, Role.CONTRIBUTOR, Role.REPRESENTATIVE)
_SENDERS = (Role.FOCAL_POINT, Role.SIGNATORY, Role.REPRESENTATIVE)
_READERS_OF_THE_OFFICE = (Role.REGISTRY, Role.OFFICER, Role.PUBLISHER)


def may(session: Session, membership: Membership, act: Act, subject: Any = None) -> bool:
    """Whether the membership allows the act on the subject (of the type that `Act` names beside it)."""
    return membership.ended_at is None and RULES[act](session, membership, subject)


def may_fill(membership: Membership, section_id: str) -> bool:
    """Whether the membership, which may fill the report, may write in this section of it."""
    return not membership.sections or section_id in membership.sections


def may_move(membership: Membership) -> bool:
    """Whether the membership, which may fill the report, may move it to another version of its form: not for some sections."""
    return not membership.sections


def within_scope(membership: Membership, unit_code: str, instruments: str) -> bool:
    """Whether a unit and at least one of the instruments (codes joined by '+') are within the membership's limits."""
    in_units = not membership.units or unit_code in membership.units
    in_instruments = not membership.instruments or bool(set(membership.instruments) & set(instruments.split("+")))
    return in_units and in_instruments


def is_observation(report: Report) -> bool:
    """Whether it is an organization's observation; a government's reply to one is the same procedure's other form."""
    return report.procedure == "article-23" and report.author.kind == PartyKind.ORGANIZATION


def is_reply(report: Report) -> bool:
    """Whether it is a government's reply to an observation."""
    return report.procedure == "article-23" and not is_observation(report)


def _own_party(_: Session, membership: Membership, party: Any) -> bool:
    return bool(membership.party_id == party.id)


def _own_unit(*roles: Role) -> Rule:
    def rule(_: Session, membership: Membership, request: Request) -> bool:
        is_government = membership.party.kind == PartyKind.GOVERNMENT
        return (
            is_government
            and membership.role in roles
            and membership.party.unit_code == request.unit_code
            and within_scope(membership, request.unit_code, request.instruments)
        )

    return rule


def _author(*roles: Role) -> Rule:
    def rule(_: Session, membership: Membership, report: Report) -> bool:
        return (
            membership.party_id == report.author_id
            and membership.role in roles
            and within_scope(membership, report.unit_code, report.instruments)
        )

    return rule


def _fills(session: Session, membership: Membership, report: Report) -> bool:
    """An author fills the draft, but not that of a filed observation: what is filed cannot be changed."""
    is_filed = is_observation(report) and submission_n(session, report.id, 1) is not None
    return _author(*_FILLERS)(session, membership, report) and not is_filed


def _party_with(kind: PartyKind, *roles: Role) -> Rule:
    def rule(session: Session, membership: Membership, party: Any) -> bool:
        return _own_party(session, membership, party) and party.kind == kind and membership.role in roles

    return rule


def _office(*roles: Role) -> Rule:
    def rule(_session: Session, membership: Membership, _subject: Any) -> bool:
        return membership.party.kind == PartyKind.OFFICE and membership.role in roles

    return rule


def _reads_submission(session: Session, membership: Membership, submission: Submission) -> bool:
    report, party = submission.report, membership.party
    if report.author_id == party.id:
        return within_scope(membership, report.unit_code, report.instruments)
    match party.kind:
        case PartyKind.GOVERNMENT:  # an observation about it, from the moment it is filed
            return report.procedure == "article-23" and report.unit_code == party.unit_code
        case PartyKind.ORGANIZATION:  # a copy it was sent, and a reply to what it filed itself
            return _communicated(session, membership, submission) or _replies_to(report, membership)
        case PartyKind.OFFICE:
            return membership.role in _READERS_OF_THE_OFFICE
        case PartyKind.COMMITTEE:
            return within_scope(membership, report.unit_code, report.instruments)


def _communicated(session: Session, membership: Membership, submission: Submission) -> bool:
    organization_id = membership.party.organization_id
    return organization_id is not None and is_communicated(session, submission.report_id, organization_id)


def _replies_to(report: Report, membership: Membership) -> bool:
    return report.about is not None and report.about.report.author_id == membership.party_id


def _communicates(_: Session, membership: Membership, submission: Submission) -> bool:
    if membership.party.kind == PartyKind.OFFICE:
        return membership.role == Role.REGISTRY
    return submission.report.author_id == membership.party_id and membership.role in (Role.FOCAL_POINT, Role.SIGNATORY)


def _replies(_: Session, membership: Membership, observation: Submission) -> bool:
    return (
        is_observation(observation.report)
        and membership.party.kind == PartyKind.GOVERNMENT
        and membership.role == Role.FOCAL_POINT
        and membership.party.unit_code == observation.report.unit_code
    )


def _reads_comment(_: Session, membership: Membership, comment: SupervisoryComment) -> bool:
    match membership.party.kind:
        case PartyKind.OFFICE:
            return membership.role in _READERS_OF_THE_OFFICE
        case PartyKind.COMMITTEE:
            return within_scope(membership, comment.unit_code, comment.instrument_code)
        case PartyKind.GOVERNMENT:
            return comment.public or comment.unit_code == membership.party.unit_code
        case PartyKind.ORGANIZATION:
            return comment.public


def _reads_files(_session: Session, membership: Membership, _subject: Any) -> bool:
    if membership.party.kind == PartyKind.COMMITTEE:
        return True
    return membership.party.kind == PartyKind.OFFICE and membership.role in _READERS_OF_THE_OFFICE


RULES: Mapping[Act, Rule] = {
    Act.SEE_DUTIES: _own_party,
    Act.OPEN_REPORT: _own_unit(Role.FOCAL_POINT),
    Act.REPORT_VOLUNTARILY: _party_with(PartyKind.GOVERNMENT, Role.FOCAL_POINT),
    Act.READ_DRAFT: _author(*_FILLERS, Role.SIGNATORY),
    Act.FILL: _fills,
    Act.SEND: _author(*_SENDERS),
    Act.READ_SUBMISSION: _reads_submission,
    Act.COMMUNICATE: _communicates,
    Act.OBSERVE: _party_with(PartyKind.ORGANIZATION, Role.REPRESENTATIVE),
    Act.REPLY: _replies,
    Act.READ_COMMENT: _reads_comment,
    Act.READ_FILES: _reads_files,
    Act.FOLLOW_REQUESTS: _office(*_READERS_OF_THE_OFFICE),
    Act.COMPILE: _office(*_READERS_OF_THE_OFFICE),
    Act.REGISTER: _office(Role.REGISTRY),
    Act.EDIT_FORMS: _office(Role.FORM_EDITOR),
    Act.ADMINISTER: _office(Role.ADMINISTRATOR),
}
