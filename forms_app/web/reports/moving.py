"""A newer version of the form is published: what it changes, and moving the draft to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.answers.address import Address
from forms_app.definitions.comparing import Change, What
from forms_app.definitions.form import Wording
from forms_app.records.reports import Report
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.errors import UnknownError
from forms_app.reporting.moving import Move, move, offered
from forms_app.reporting.permissions import Act, may_move
from forms_app.web.access import membership, requires
from forms_app.web.filling.page import breadcrumbs
from forms_app.web.library import library
from forms_app.web.locales import language
from forms_app.web.naming import instruments_label
from forms_app.web.reports.blueprint import pages
from forms_app.web.transaction import session, unit


@dataclass(frozen=True, slots=True)
class Part:
    """The name of a section, question or column, and the language it is really in."""

    words: str
    language: str


@pages.get("/reports/<report_key>/form-version")
@requires(Act.FILL)
def form_version(report: Report) -> str:
    """Show what the newest published version changes. Raises UnknownError where there is none newer."""
    from_draft = read_draft(session(), report, language())
    to = offered(session(), from_draft, library())
    if to is None:
        raise UnknownError("no-newer-version", {"form": from_draft.definition.form})
    return _page(report, to, from_draft.form.wording(language()))


@pages.post("/reports/<report_key>/form-version", endpoint="move_draft")
@requires(Act.FILL)
def move_draft(report: Report) -> Response | tuple[str, int]:
    """Move the draft to the version that was read about. Whoever comes second finds it moved."""
    draft = read_draft(session(), report, language())
    to = offered(session(), draft, library())
    if to is not None:
        if request.form.get("version") != to.form.definition.version:
            return _page(report, to, draft.form.wording(language()), changed=True), 409
        move(unit(), membership(), draft, to)
        flash(
            _("The draft is now on version %(version)s. Nothing you wrote is lost.", version=to.form.definition.version), "done"
        )
    return redirect(url_for("reports.tasks", report_key=report.key), 303)


def _page(report: Report, to: Move, before: Wording, *, changed: bool = False) -> str:
    after = to.form.wording(language())
    return render_template(
        "reports/form_version.html",
        report=report,
        label=instruments_label(report.instruments),
        places=breadcrumbs(report, language(), (_("Newer form"), None)),
        version=to.form.definition.version,
        added=[_name(after, path) for path in _whole(to.changes, What.ADDED)],
        removed=[_name(before, path) for path in _whole(to.changes, What.REMOVED)],
        reworded=[_name(after, one.path) for one in to.changes if one.what is What.REWORDED and one.face == "prompt"],
        carried=_questions(to.carried.values(), after),
        left=_questions(to.left, before),
        may_move=may_move(membership()),
        changed=changed,
    )


def _whole(changes: Iterable[Change], what: What) -> list[str]:
    """The questions that are new or gone, and columns where their table is neither."""
    paths = dict.fromkeys(one.path for one in changes if one.what is what and "." in one.path)
    return [path for path in paths if path.rpartition(".")[0] not in paths]


def _questions(addresses: Iterable[Address], wording: Wording) -> list[Sequence[Part]]:
    """The questions that answers belong to, each once."""
    paths = dict.fromkeys(".".join(address.path.split(".")[:2]) for address in addresses)
    return [_name(wording, path) for path in paths]


def _name(wording: Wording, path: str) -> Sequence[Part]:
    """The section, the question, and the column, as readers know them."""
    section, *rest = path.split(".")
    below = (".".join((section, *rest[:count])) for count in range(1, len(rest) + 1))
    keys = (f"{section}.title", *(f"{part}.prompt" for part in below))
    return [Part(wording.of(key), wording.language_of(key)) for key in keys]
