"""A person's own pages: the language, and the invitation that makes an account."""

from urllib.parse import urlsplit

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_security import hash_password
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length

from forms_app.records.queries.people import person_by_email
from forms_app.reporting.inviting import accept, open_invitation
from forms_app.web.access import public
from forms_app.web.extensions import limiter
from forms_app.web.locales import COOKIE, INTERFACE_LANGUAGES, language
from forms_app.web.sign_in import ATTEMPTS
from forms_app.web.transaction import session, unit

pages = Blueprint("account", __name__)

_A_YEAR = 365 * 24 * 3600  # seconds


class AccountForm(FlaskForm):  # type: ignore[misc]  # flask_wtf is untyped
    """What a new account needs; somebody who has one already only confirms."""

    name = StringField(_l("Your name"), [InputRequired(_l("Write your name.")), Length(max=200)])
    password = PasswordField(
        _l("Password"), [InputRequired(_l("Choose a password.")), Length(12, 200, _l("Use at least 12 characters."))]
    )
    again = PasswordField(_l("Password once more"), [EqualTo("password", _l("The two passwords differ."))])


@pages.get("/language/<code>")
@public
def choose_language(code: str) -> Response:
    """Keep the language in a cookie and go back to where the reader was."""
    answer = make_response(redirect(_inside(request.args.get("next", "/"))))
    if code in INTERFACE_LANGUAGES:
        answer.set_cookie(COOKIE, code, max_age=_A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure)
    return answer


@pages.route("/invitations/<token>", methods=["GET", "POST"])
@public
@limiter.limit(ATTEMPTS, methods=["POST"])
def invitation(token: str) -> str | Response | tuple[str, int]:
    """Show the invitation; on posting, make the account and go to the sign-in page."""
    invited = open_invitation(session(), token, unit().now)
    has_account = person_by_email(session(), invited.email) is not None
    form = AccountForm()
    if has_account:
        del form.name, form.password, form.again
    if not form.is_submitted():
        return render_template("account/invitation.html", form=form, invited=invited, has_account=has_account)
    if not form.validate():
        return render_template("account/invitation.html", form=form, invited=invited, has_account=has_account), 422
    name, password = ("", "") if has_account else (str(form.name.data).strip(), hash_password(str(form.password.data)))
    accept(unit(), token, name, password, language())
    done = (
        _("The invitation is accepted. Sign in with your password.")
        if has_account
        else _("Your account is ready. Sign in to begin.")
    )
    flash(done, "done")
    return redirect(url_for("security.login"))


def _inside(address: str) -> str:
    """The address if it lies within this site, else the start page: nobody is sent elsewhere by a link of ours."""
    parts = urlsplit(address.replace("\\", "/"))
    is_ours = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith("//")
    return address if is_ours else "/"
