"""The names of supervisory comments and of their points."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms_app.answers.facts import PendingPoint

KINDS: Mapping[str, LazyString] = {
    "observation": _l("Observation"),
    "direct-request": _l("Direct request"),
    "general-observation": _l("General observation"),
    "conclusions": _l("Conclusions of the Conference Committee"),
}


def point_words(point: PendingPoint) -> str:
    """Whose words a point is, and where they stand: "Observation on C029, 2024, point 2"."""
    return _(
        "%(kind)s on %(instrument)s, %(year)s, point %(point)s",
        kind=str(KINDS.get(point.kind, point.kind)),
        instrument=point.instrument,
        year=str(point.session_year),
        point=point.point,
    )
