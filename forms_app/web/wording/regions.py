"""The names of regions, as the reference data name them in English."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

_REGIONS: Mapping[str, LazyString] = {
    "Africa": _l("Africa"),
    "Americas": _l("Americas"),
    "Arab States": _l("Arab States"),
    "Asia and the Pacific": _l("Asia and the Pacific"),
    "Europe and Central Asia": _l("Europe and Central Asia"),
}


def region_words(region: str) -> str:
    """A region in the reader's language."""
    return str(_REGIONS.get(region, region))
