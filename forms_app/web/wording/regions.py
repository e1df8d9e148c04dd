"""The names of regions and of themes, which the reference data name in English."""

from forms_app.reference.names import region_name, subject_name
from forms_app.web.locales import language


def region_words(region: str) -> str:
    """A region in the reader's language."""
    return region_name(region, language())


def theme_words(theme: str) -> str:
    """A theme, the subject of instruments, in the reader's language."""
    return subject_name(theme, language())
