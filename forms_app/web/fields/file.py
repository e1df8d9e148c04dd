"""One attached file."""

from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _

from forms_app.web.fields.base import AnswerField, Posted, part_name
from forms_app.web.wording.sizes import size_words
from forms_app.web.wording.uploads import upload_words

ACCEPTED = ".pdf,.docx,.odt,.rtf,.xlsx,.ods,.csv,.txt,.png,.jpg,.jpeg"
UPLOAD = "upload"  # the part that carries the bytes of a new file


class FileField(AnswerField):
    kind = "file"
    group = True
    accept = ACCEPTED

    @property
    def files(self) -> list[dict[str, str]]:
        """The file that is attached, with its address and what its remove button posts."""
        digest, name = self.text("sha256"), self.text("name")
        if not digest:
            return []
        url = url_for("filling.download", report_key=self.draft.report.key, sha256=digest, name=name)
        size = self.draft.known.files.get(digest)
        return [{"name": name, "size": size_words(size) if size else "", "url": url, "remove": f"file-remove:{self.name}"}]

    @property
    def limit(self) -> str:
        """What may be attached, in words."""
        most = current_app.extensions["settings"].largest_upload
        return _("PDF, Word, Excel, OpenDocument, text or picture, up to %(size)s", size=size_words(most))

    @property
    def bounds(self) -> dict[str, str | int]:
        """For the script, which refuses what is too large before a slow line has carried it: bytes, and what to say."""
        most = current_app.extensions["settings"].largest_upload
        return {"data-most": most, "data-too-large": upload_words("file-too-large", {"most": most})}

    def _read_post(self, formdata: Any) -> Posted:
        posted = super()._read_post(formdata)
        if formdata.get("act") == f"file-remove:{self.name}":
            return Posted({}, posted.revision, posted.language)
        return posted

    @property
    def upload_name(self) -> str:
        """The name of the input that carries a new file."""
        return part_name(self.name, UPLOAD)
