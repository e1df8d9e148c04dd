"""A submission's content as it is exported, and the files that were sent with it."""

import json

from flask import Response

from forms_app.records.reports import StoredFile
from forms_app.records.submissions import Submission
from forms_app.reporting.errors import UnknownError
from forms_app.reporting.permissions import Act
from forms_app.web.access import requires
from forms_app.web.downloads.blueprint import pages
from forms_app.web.downloads.sending import attachment, never_run, stored
from forms_app.web.transaction import session


@pages.get("/submissions/<reference>/content.json")
@requires(Act.READ_SUBMISSION)
@never_run
def content(submission: Submission) -> Response:
    """The canonical JSON whose SHA-256 is the digest on the receipt."""
    return attachment(Response(submission.content, mimetype="application/json"), f"{submission.reference}.json")


@pages.get("/submissions/<reference>/files/<sha256>/<path:name>")
@requires(Act.READ_SUBMISSION)
@never_run
def file(submission: Submission, sha256: str, name: str) -> Response:
    """A file that was sent with this version, under the name its sender gave."""
    listed = json.loads(submission.content)["files"]
    kept = session().get(StoredFile, sha256)
    if kept is None or {"sha256": sha256, "name": name} not in listed:
        raise UnknownError("unknown-file", {"name": name[:200]})
    return stored(sha256, name, kept.media_type)
