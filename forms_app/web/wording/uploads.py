"""Why a file cannot be taken, and what to do instead."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from forms_app.web.wording.sizes import size_words

SENTENCES: Mapping[str, LazyString] = {
    "file-too-large": _l("The file is larger than %(most)s. Send a smaller one, divide it, or give a link to it."),
    "file-empty": _l("The file is empty. Choose it once more."),
    "file-kind": _l("Files of this kind cannot be taken. Save it as PDF, Word, Excel, OpenDocument, text or picture."),
    "file-macros": _l("The file holds macros, which are not taken. Save it without them, or as PDF."),
    "file-broken": _l("The file cannot be opened: it may have been damaged on its way. Save it anew and send it again."),
    "file-name-missing": _l("The file came without a name that can be kept. Give it another name and send it again."),
}

# HTTP: too large, a kind that is not taken, or cannot be used as it is
STATUS: Mapping[str, int] = {"file-too-large": 413, "file-kind": 415, "file-macros": 415}
OTHERWISE = 422


def upload_words(code: str, params: Mapping[str, str | int]) -> str:
    """The sentence for a code of `records/media_types.py`; sizes are in bytes."""
    shown = {name: size_words(value) if isinstance(value, int) else value for name, value in params.items()}
    return str(SENTENCES[code]) % shown
