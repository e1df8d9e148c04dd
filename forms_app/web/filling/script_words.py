"""The words that scripts put on a page, in the reader's language: one JSON island, from the same catalogue as the page."""

from collections.abc import Mapping
from functools import lru_cache

from flask_babel import gettext as _
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from forms_app.web.locales import INTERFACE_LANGUAGES, language


def script_words() -> Markup:
    """The island's content, written once for each language."""
    return _written(language())


@lru_cache(maxsize=len(INTERFACE_LANGUAGES))
def _written(_language: str) -> Markup:
    return htmlsafe_json_dumps(_words())


def _words() -> Mapping[str, str]:
    """By the name under which static/js/ asks for them. `{…}` is filled in by the script."""
    return {
        "saved": _("Saved at {time}"),
        "saving": _("Saving…"),
        "unsaved": _("Not saved yet"),
        "waiting": _("Waiting for the line: kept on this device"),
        "refused": _("Could not be saved: {why}"),
        "not_accepted": _("see beside the field"),
        "two_versions": _("two versions, choose one"),
        "signed_out": _("You are no longer signed in. What you wrote is kept on this device."),
        "sign_in": _("Sign in again"),
        "recovered": _("Texts from your last visit were still on this device. They have been saved now."),
        "recovering": _("Texts from your last visit are still on this device. They will be saved as soon as there is a line."),
        "line_needed": _("This needs the line. Try again when you are connected."),
        "not_on_device": _("This browser keeps nothing on the device: stay on the page until everything is saved."),
        "uploading": _("Sending the file: {percent} %"),
        "attached": _("The file is attached."),
        "problem": _("Problem:"),
        "pasted": _("The figures are pasted."),
        "pasted_part": _("{left} of the pasted figures found no cell: the block goes beyond the edge of the table."),
        "added": _("Added."),
        "removed": _("Removed."),
        "moved": _("Moved."),
        "kept_elsewhere": _("Texts written in other sections of this report wait on this device."),
    }
