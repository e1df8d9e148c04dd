"""Files attached to answers: sent by a script with its progress, and given back to those who may read the draft."""

from flask import Response, abort, current_app, jsonify, request, url_for

from forms_app.answers.address import Address
from forms_app.answers.kinds.file import DIGEST
from forms_app.records.queries.reports import file_of_report
from forms_app.records.reports import Report
from forms_app.records.saving import Conflict
from forms_app.reporting.attaching import RefusedUploadError, attach_upload, keep_upload
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.errors import UnknownError
from forms_app.reporting.filling import Filled, fill
from forms_app.reporting.permissions import Act
from forms_app.web.access import requires
from forms_app.web.downloads.sending import files, never_run, stored
from forms_app.web.fields.base import whole_number
from forms_app.web.filling.access import writer
from forms_app.web.filling.blueprint import pages
from forms_app.web.filling.saves import state
from forms_app.web.locales import language
from forms_app.web.transaction import begin_writing, keeps_files, session, unit
from forms_app.web.wording.sizes import size_words
from forms_app.web.wording.uploads import OTHERWISE, STATUS, upload_words


@pages.post("/reports/<report_key>/files")
@requires(Act.FILL)
@keeps_files
def upload(report: Report) -> tuple[Response, int]:
    """`address`, `revision` and `file` as multipart/form-data → `{revision, sha256, name, size, url, …}`.

    A file that cannot be taken is answered with 413, 415 or 422 and `{problems}`; one that somebody else replaced
    meanwhile with 409: the bytes are kept all the same.
    """
    sent = request.files.get("file")
    if sent is None or "address" not in request.form:
        abort(400)
    address = Address.parse(request.form["address"][:320])
    membership = writer(report, address.path.partition(".")[0])
    draft = read_draft(session(), report, language())
    most = current_app.extensions["settings"].largest_upload
    try:
        kept = keep_upload(unit(), membership, draft, address, files(), (sent.filename or "", sent.stream), most=most)
    except RefusedUploadError as error:
        return _refused(error)
    begin_writing()
    draft = read_draft(session(), report, language())
    parts, draft = attach_upload(unit(), membership, draft, address, kept)
    seen = whole_number(request.form.get("revision", ""))
    result = fill(unit(), membership, draft, address, parts, seen_revision=seen, language=None)
    if isinstance(result, Conflict):
        return jsonify(revision=result.stored.revision, theirs={"by": result.stored.person_name}), 409
    if not isinstance(result, Filled) or result.stored is None:
        abort(422)
    draft, answer = draft.after({address: result.stored}), result.stored
    digest, name = parts["sha256"][0], parts["name"][0]
    return (
        jsonify(
            revision=answer.revision,
            sha256=digest,
            name=name,
            size=size_words(draft.known.files[digest]),
            url=download_url(report, digest, name),
            remove=f"file-remove:{address}",
            **state(draft, {address.path.partition(".")[0]}),
        ),
        200,
    )


def _refused(error: RefusedUploadError) -> tuple[Response, int]:
    said = [{"part": "", "message": upload_words(error.code, error.params)}]
    return jsonify(problems=said), STATUS.get(error.code, OTHERWISE)


@pages.get("/reports/<report_key>/files/<sha256>/<name>")
@never_run
@requires(Act.READ_DRAFT)
def download(report: Report, sha256: str, name: str) -> Response:
    """The bytes of a file of this report, always as an attachment, never shown within our pages."""
    found = file_of_report(session(), report.id, sha256) if DIGEST.fullmatch(sha256) else None
    if found is None:
        raise UnknownError("unknown-file", {"name": name[:80]})
    media_type, kept_name, size = found
    response = stored(sha256, kept_name, media_type)
    response.headers["Content-Length"] = str(size)
    return response


def download_url(report: Report, sha256: str, name: str) -> str:
    """Where a file of a report is given back."""
    return url_for("filling.download", report_key=report.key, sha256=sha256, name=name)
