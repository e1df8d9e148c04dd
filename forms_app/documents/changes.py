"""The PDF of what changed between two versions of a form: old and new words side by side."""

from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import ChangesDocument


def render_changes(changes: ChangesDocument, locale: str) -> bytes:
    """The changes as PDF/UA-1, in a language of the form (en, fr, es)."""
    return to_pdf(changes_html(changes, locale))


def changes_html(changes: ChangesDocument, locale: str) -> str:
    """The HTML that `render_changes` sets."""
    return to_html("changes.html", locale, changes=changes)
