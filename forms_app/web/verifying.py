"""The address that every receipt prints: whether a file, or a digest, is what the records hold.

Open to whoever holds the document. It tells no more than the document itself: who, on what, when, and which version.
"""

import re

from flask import Blueprint, render_template, request
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms_app.reporting.verifying import Found, Unknown, Verified, verify, verify_digest
from forms_app.web.access import public
from forms_app.web.extensions import limiter
from forms_app.web.naming import instruments_label, party_name, unit_label
from forms_app.web.sign_in import ATTEMPTS
from forms_app.web.transaction import session

pages = Blueprint("verifying", __name__)

_DIGEST = re.compile(r"[0-9a-f]{64}")

_WHAT: dict[Found, LazyString] = {
    Found.CONTENT: _l("These are the answers of a submission, as the records hold them."),
    Found.REWRITTEN: _l("These are the answers of a submission, written in another way. What they say is unchanged."),
    Found.REPORT: _l("This is a document that was printed from the records."),
    Found.RECEIPT: _l("This is a receipt that was made from the records."),
}


@pages.route("/verify", methods=["GET", "POST"])
@public
@limiter.limit(ATTEMPTS, methods=["POST"])
def check() -> str | tuple[str, int]:
    """Ask for a file or a digest; say what it is."""
    if request.method == "GET":
        return render_template("verifying/verify.html")
    upload = request.files.get("file")
    digest = "".join(request.form.get("digest", "").split()).lower()
    if upload is not None and upload.filename:
        outcome = verify(session(), upload.stream)
    elif _DIGEST.fullmatch(digest):
        outcome = verify_digest(session(), digest)
    else:
        problem = _("Choose a file, or write all 64 figures and letters of a digest.")
        return render_template("verifying/verify.html", problem=problem, digest=digest[:200]), 422
    if isinstance(outcome, Unknown):
        return render_template("verifying/verify.html", unknown=outcome, digest=outcome.digest)
    return render_template("verifying/verify.html", **_shown(outcome))


def _shown(verified: Verified) -> dict[str, object]:
    submission, report = verified.submission, verified.submission.report
    return {
        "found": verified,
        "what": _WHAT[verified.found],
        "author": party_name(report.author),
        "unit": unit_label(report.unit_code),
        "instruments": instruments_label(report.instruments),
        "submission": submission,
        "report": report,
        "digest": verified.digest,
    }
