"""What parties and roles are called on a page."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms_app.records.people import Party, PartyKind, Role
from forms_app.reporting import world
from forms_app.web.locales import language
from forms_app.web.transaction import session

ROLES = {
    Role.FOCAL_POINT: _l("focal point"),
    Role.CONTRIBUTOR: _l("contributor"),
    Role.SIGNATORY: _l("signatory"),
    Role.REPRESENTATIVE: _l("representative"),
    Role.REGISTRY: _l("registry"),
    Role.OFFICER: _l("desk officer"),
    Role.PUBLISHER: _l("publisher"),
    Role.FORM_EDITOR: _l("form editor"),
    Role.ADMINISTRATOR: _l("administrator"),
    Role.EXPERT: _l("member of the Committee"),
}


def party_name(party: Party) -> str:
    """The party's name in the reader's language."""
    if party.kind == PartyKind.OFFICE:
        return str(_("International Labour Office"))
    if party.kind == PartyKind.COMMITTEE:
        return str(_("Committee of Experts"))
    name = world.party_name(session(), party, language())
    return str(_("Government of %(unit)s", unit=name)) if party.kind == PartyKind.GOVERNMENT else name


def role_name(role: Role) -> str:
    """The role as a word within a sentence."""
    return str(ROLES[role])
