"""What error pages say: for each code what happened, and how to go on. Placeholders are the error's parameters."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

_TITLES = {
    400: _l("This page cannot be used any more"),
    401: _l("Please sign in"),
    403: _l("You cannot see this page"),
    404: _l("There is nothing at this address"),
    405: _l("This address does not work that way"),
    409: _l("Something changed in the meantime"),
    413: _l("What you sent is too large"),
    415: _l("This kind of file cannot be taken"),
    422: _l("Something must be mended first"),
    429: _l("Too many attempts"),
    500: _l("Something went wrong on our side"),
    503: _l("Very many people are writing just now"),
}

_ANY = (_l("The request could not be handled."), _l("Go back to the previous page and try once more."))

_BY_STATUS = {
    400: (
        _l("The address or the form you used is incomplete."),
        _l("Go back to the previous page, reload it and try once more."),
    ),
    403: (
        _l("Your account has no right to see or to do this."),
        _l("If you think it should, ask the focal point of your government or organization, or the Office."),
    ),
    404: (
        _l("The address may be mistyped, or the page may have moved."),
        _l("Start from the overview, where everything you may see is listed."),
    ),
    405: (_l("The page was opened in an unusual way."), _l("Start from the overview.")),
    413: (
        _l("The file or the text is larger than this system takes."),
        _l("Send a smaller file, or divide it into several. What was saved before is kept."),
    ),
    503: (
        _l("What you sent could not be saved within the time we allow. Nothing that was saved before is lost."),
        _l("Wait a few seconds, then send it again."),
    ),
    429: (
        _l("There were too many attempts in a short time."),
        _l("Wait a minute, then try again."),
    ),
}

_BY_CODE: Mapping[str, tuple[LazyString, LazyString]] = {
    "page-expired": (
        _l("The page was open for too long, or cookies are switched off, so we cannot be sure that it was you."),
        _l("Go back, reload the page and send it again. What was saved before is kept."),
    ),
    "fault": (
        _l("The fault has been noted under the reference %(reference)s. What was saved before is kept."),
        _l("Try again in a moment. If it happens again, tell the Office the reference."),
    ),
    "file-removed": (
        _l("The file was kept until %(day)s."),
        _l("Compile it again: the page of what was compiled leads to the form, filled in as it was."),
    ),
    "no-form": (
        _l("There is no form here yet that this report could be written with."),
        _l("Tell the Office which report you wanted to open."),
    ),
    "unexpected-version": (
        _l("The page you used does not fit what has been sent already. Nothing was sent now."),
        _l("Open the report from the overview, review it once more, then send it."),
    ),
    "already-filed": (
        _l("These observations are filed already, and what is filed cannot be changed."),
        _l("You can file a further observation at any time."),
    ),
    "organization-of-another-unit": (
        _l("A national organization can speak of its own country only."),
        _l("If your organization works in several countries, ask the Office to register it as international."),
    ),
    "not-a-report": (
        _l("An observation is made on a report of a government, not on another observation or reply."),
        _l("Open the report and comment on it there."),
    ),
    "already-sent": (
        _l("The report has been sent with this version of the form, so it stays with it."),
        _l("An amendment uses the same version."),
    ),
    "form-published": (
        _l("This version of the form is published already, and what is published never changes."),
        _l("Make the change in a new version."),
    ),
    "draft-changed": (
        _l("The draft has changed since you looked at it."),
        _l("Open it again, look at what changed, then try once more."),
    ),
    "second-editor": (
        _l("Nobody publishes a form alone: you proposed this one yourself."),
        _l("Ask another form editor to look at it and to publish it."),
    ),
    "words-incomplete": (
        _l("Not all words of the form are translated (%(languages)s)."),
        _l("Have the missing words translated, then propose it again."),
    ),
    "form-with-problems": (
        _l("The form has problems, so it cannot be used this way."),
        _l("Open it in the workshop and mend what is listed."),
    ),
    "sentences-hidden": (
        _l("Which sentences the form has cannot be told: see line %(line)s of its text."),
        _l("Mend what is listed on the page of the version; then words can be brought in."),
    ),
    "no-draft": (
        _l("Nobody has written a text of this version in the workshop."),
        _l("Bring one in on the workshop’s first page."),
    ),
    "not-proposed": (
        _l("The text as it now stands has not been proposed for publishing."),
        _l("Look at it once more, and propose it; another form editor then publishes it."),
    ),
    "used-link": (
        _l("This link has been used already. Each link works once."),
        _l("Sign in with the password you chose, or ask for a new link."),
    ),
    "expired-link": (
        _l("This link is no longer valid."),
        _l("Ask the person who invited you for a new one."),
    ),
    "unknown-link": (
        _l("This link is not one of ours, or it is incomplete."),
        _l("Copy the whole link from the message and try once more."),
    ),
}


def status_words(status: int) -> LazyString:
    """The title of the page for an HTTP status."""
    return _TITLES.get(status) or (_TITLES[500] if status >= 500 else _TITLES[400])


def explanation(code: str, status: int, params: Mapping[str, str | int]) -> tuple[str, str]:
    """What happened and how to go on, in the reader's language."""
    what, mend = _BY_CODE.get(code) or _BY_STATUS.get(status) or _ANY
    return str(what) % params if params else str(what), str(mend) % params if params else str(mend)
