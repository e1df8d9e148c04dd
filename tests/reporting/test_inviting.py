from datetime import timedelta

import pytest
from sqlalchemy import select

from forms_app.records.people import Invitation, Membership, PartyKind, Role
from forms_app.records.queries.people import person_by_email
from forms_app.reporting.errors import ConflictError, UnfitError, UnknownError
from forms_app.reporting.inviting import VALID_FOR, accept, invite, open_invitation
from forms_app.reporting.parties import government_party, institution_party, named_party, party_of_organization
from tests.reporting.desk import Desk
from tests.servers.databases import NOW

ADDRESS = "Aino.Virtanen@ministry.invalid"


def _invited(desk: Desk, role: Role = Role.FOCAL_POINT, sections: tuple[str, ...] = ()) -> str:
    with desk.unit() as uow:
        return invite(uow, ADDRESS, government_party(uow, "FIN"), role, sections=sections)


def test_a_link_makes_one_account_and_only_its_digest_is_kept(desk: Desk) -> None:
    token = _invited(desk)
    with desk.unit() as uow:
        assert token not in str([vars(one) for one in uow.session.scalars(select(Invitation))])
        person = accept(uow, token, "Aino Virtanen", "hash", "fr")
        assert (person.email, person.password, person.locale) == (ADDRESS.lower(), "hash", "fr")
    with desk.unit() as uow, pytest.raises(ConflictError, match="used-link"):
        accept(uow, token, "Somebody else", "hash", "en")


def test_an_expired_and_an_unknown_link_are_refused(desk: Desk) -> None:
    token = _invited(desk)
    with desk.unit() as uow:
        assert open_invitation(uow.session, token, NOW + VALID_FOR - timedelta(seconds=1)).role == Role.FOCAL_POINT
        with pytest.raises(ConflictError, match="expired-link"):
            open_invitation(uow.session, token, NOW + VALID_FOR)
        with pytest.raises(UnknownError, match="unknown-link"):
            open_invitation(uow.session, token + "x", NOW)


def test_somebody_who_has_an_account_keeps_the_password_and_gets_a_membership_more(desk: Desk) -> None:
    first, second = _invited(desk), _invited(desk, Role.SIGNATORY)
    with desk.unit() as uow:
        accept(uow, first, "Aino Virtanen", "first", "en")
    with desk.unit() as uow:
        person = accept(uow, second, "", "", "es")
        assert (person.name, person.password) == ("Aino Virtanen", "first")
    with desk.unit(writes=False) as uow:
        found = person_by_email(uow.session, ADDRESS)
        assert found is not None
        assert [one.role for one in found.memberships] == [Role.FOCAL_POINT, Role.SIGNATORY]


def test_a_second_invitation_to_the_same_role_renews_it_with_its_sections(desk: Desk) -> None:
    first, second = _invited(desk, Role.CONTRIBUTOR, ("laws",)), _invited(desk, Role.CONTRIBUTOR, ("practice", "laws"))
    with desk.unit() as uow:
        accept(uow, first, "Aino Virtanen", "hash", "en")
    with desk.unit() as uow:
        uow.session.scalars(select(Membership).order_by(Membership.id.desc())).all()[0].ended_at = NOW
    with desk.unit() as uow:
        person = accept(uow, second, "", "", "en")
        [membership] = person.memberships
        assert (membership.sections, membership.ended_at) == (["practice", "laws"], None)


def test_what_does_not_go_together_is_refused(desk: Desk) -> None:
    with desk.unit() as uow:
        finland = government_party(uow, "FIN")
        for address, role, sections, code in (
            ("no address", Role.FOCAL_POINT, (), "bad-address"),
            ("a@b", Role.FOCAL_POINT, (), "bad-address"),
            (ADDRESS, Role.EXPERT, (), "role-of-another-party"),
            (ADDRESS, Role.SIGNATORY, ("laws",), "sections-of-another-role"),
        ):
            with pytest.raises(UnfitError, match=code):
                invite(uow, address, finland, role, sections=sections)


def test_parties_are_made_once_and_named_as_commands_name_them(desk: Desk) -> None:
    with desk.unit() as uow:
        assert government_party(uow, "FIN") is named_party(uow, "government:FIN")
        assert party_of_organization(uow, "XAA-TUC") is named_party(uow, "organization:XAA-TUC")
        assert institution_party(uow, PartyKind.OFFICE).id == desk.made.parties["office"]
        assert named_party(uow, "committee").kind == PartyKind.COMMITTEE
        for name, code in (
            ("government:ZZZ", "unknown-unit"),
            ("organization:NONE", "unknown-organization"),
            ("government", "unknown-party"),
            ("office:FIN", "unknown-party"),
            ("", "unknown-party"),
        ):
            with pytest.raises(UnknownError, match=code):
                named_party(uow, name)
