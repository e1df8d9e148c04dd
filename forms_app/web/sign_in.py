"""Signing in, out, and choosing a new password: Flask-Security with our pages, words and mails."""

from datetime import timedelta
from typing import Any

from flask import Flask, abort
from flask_babel import lazy_gettext as _l
from flask_security import MailUtil, Security, SQLAlchemyUserDatastore, user_authenticated

from forms_app.records.audit import audit
from forms_app.records.base import db
from forms_app.records.jobs import add_job
from forms_app.records.people import NoRole, Person
from forms_app.web.access import public, signed_in
from forms_app.web.extensions import limiter
from forms_app.web.transaction import unit
from forms_app.web.wording.signing_in import MESSAGES

ATTEMPTS = "10 per minute; 60 per hour"  # of one address: guessing is slow, a ministry behind one address is not shut out


class MailByJob(MailUtil):
    """Mails leave by the queue, in the transaction that causes them."""

    def send_mail(
        self,
        template: str,
        subject: str,
        recipient: str | tuple[str, str],
        sender: str | tuple[str, str],
        body: str | None,
        html: str | None,
        **_: Any,
    ) -> None:
        """Add a job that sends the text, which may hold a link that opens an account; the HTML twin is not sent, since
        ministries' filters favour plain mails."""
        add_job(unit(), "mail", {"to": str(recipient), "subject": str(subject)}, secret={"body": body or ""})


def init_app(app: Flask) -> None:
    """Configure Flask-Security and mark its routes with their permission."""
    app.config.from_mapping(_SETTINGS)
    app.config.from_mapping(MESSAGES)
    datastore = SQLAlchemyUserDatastore(db, Person, NoRole)
    Security(app, datastore, mail_util_cls=MailByJob)  # init_app alone would ignore the class
    user_authenticated.connect(_note_sign_in, app)
    for endpoint, view in list(app.view_functions.items()):
        if endpoint.startswith("security."):
            _guard(app, endpoint, view)


def _guard(app: Flask, endpoint: str, view: Any) -> None:
    """Flask-Security's views carry a permission like ours; those that take a password or an address are limited."""
    name = endpoint.partition(".")[2]
    if name == "static":  # its styles and scripts are not ours and are not used
        app.view_functions[endpoint] = public(lambda **_: abort(404))
        return
    if name in {"login", "forgot_password", "reset_password"}:
        view = limiter.limit(ATTEMPTS, methods=["POST"])(view)
    app.view_functions[endpoint] = signed_in(view) if name == "change_password" else public(view)


def _note_sign_in(_app: Flask, user: Person, **_: Any) -> None:
    audit(unit(), user.id, "signed-in", f"person {user.id}")


_SETTINGS = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SINGLE_HASH": True,  # argon2 salts by itself: a new secret key must not shut everybody out
    "SECURITY_PASSWORD_LENGTH_MIN": 12,
    "SECURITY_RECOVERABLE": True,
    "SECURITY_CHANGEABLE": True,
    "SECURITY_JOIN_USER_ROLES": False,  # persons have memberships, no roles of Flask-Security's
    "SECURITY_REGISTERABLE": False,  # accounts come by invitation
    "SECURITY_RETURN_GENERIC_RESPONSES": True,  # never say whether an address has an account
    "SECURITY_RESET_PASSWORD_WITHIN": timedelta(hours=24),
    "SECURITY_EMAIL_HTML": False,
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False, "test_environment": True},
    "SECURITY_LOGIN_URL": "/sign-in",
    "SECURITY_LOGOUT_URL": "/sign-out",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_RESET_URL": "/new-password",
    "SECURITY_CHANGE_URL": "/change-password",
    "SECURITY_POST_LOGIN_VIEW": "/",
    "SECURITY_POST_LOGOUT_VIEW": "/sign-in",
    "SECURITY_POST_RESET_VIEW": "/sign-in",
    "SECURITY_POST_CHANGE_VIEW": "/",
    "SECURITY_EMAIL_SUBJECT_PASSWORD_RESET": _l("Choose a new password"),
    "SECURITY_EMAIL_SUBJECT_PASSWORD_NOTICE": _l("Your password was changed"),
    "SECURITY_EMAIL_SUBJECT_PASSWORD_CHANGE_NOTICE": _l("Your password was changed"),
    "SECURITY_LOGIN_USER_TEMPLATE": "account/sign_in.html",
    "SECURITY_FORGOT_PASSWORD_TEMPLATE": "account/forgotten_password.html",
    "SECURITY_RESET_PASSWORD_TEMPLATE": "account/new_password.html",
    "SECURITY_CHANGE_PASSWORD_TEMPLATE": "account/change_password.html",
    "SECURITY_EMAIL_TEMPLATE_PASSWORD_RESET": "mail/new_password",
    "SECURITY_EMAIL_TEMPLATE_PASSWORD_RESET_NOTICE": "mail/password_changed",
    "SECURITY_EMAIL_TEMPLATE_PASSWORD_CHANGE_NOTICE": "mail/password_changed",
    "SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS": False,
    "SECURITY_FRESHNESS": timedelta(minutes=-1),  # no page of Flask-Security that asks for the password once more
}
