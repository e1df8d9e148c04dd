"""What roles are called on a page."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from forms_app.records.people import Role

ROLES: Mapping[Role, LazyString] = {
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


def role_name(role: Role) -> str:
    """The role as a word within a sentence."""
    return str(ROLES[role])
