"""The names of regions, as the reference data name them in English."""

from forms_app.reference.names import region_name
from forms_app.web.locales import language


def region_words(region: str) -> str:
    """A region in the reader's language."""
    return region_name(region, language())
