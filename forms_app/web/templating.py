"""What every template may use: the frame of the page, and filters that write names."""

from typing import Any

from flask import Flask, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_security import current_user
from flask_wtf.csrf import generate_csrf
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

from forms_app.config import MAIL_TEMPLATES, WEB_TEMPLATES, Settings
from forms_app.records.people import Membership
from forms_app.reporting.world import is_demonstration
from forms_app.web.locales import INTERFACE_LANGUAGES, language
from forms_app.web.naming import party_name
from forms_app.web.navigation import places
from forms_app.web.transaction import session
from forms_app.web.wording.roles import role_name


def init_app(app: Flask, settings: Settings) -> None:
    """Register the frame's variables and the filters."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_loader = ChoiceLoader([FileSystemLoader(WEB_TEMPLATES), PrefixLoader({"mail": FileSystemLoader(MAIL_TEMPLATES)})])
    app.jinja_env.filters.update(party_name=party_name, role_name=role_name)
    app.context_processor(lambda: frame(settings))


def frame(settings: Settings) -> dict[str, Any]:
    """The variables of `base.html`."""
    locale = get_locale()
    return {
        "locale": language(),
        "text_direction": locale.text_direction if locale else "ltr",
        "product_name": _("ILO reports") if settings.product_name == Settings().product_name else settings.product_name,
        "public_url": settings.public_url,
        "product_subtitle": _("Articles 19, 22 and 23 of the ILO Constitution"),
        "demonstration": is_demonstration(session()),
        "languages": _languages(),
        "navigation": places(),
        "account": _account(),
        "sign_in_url": url_for("security.login"),
        "home_url": url_for("duties.home"),
        "footer_links": [(_("Verify a document"), url_for("verifying.check"))],
    }


def _languages() -> list[dict[str, str]]:
    here = request.full_path.rstrip("?") if request.method == "GET" else "/"
    return [
        {"code": code, "name": name, "url": url_for("account.choose_language", code=code, next=here), "direction": "ltr"}
        for code, name in INTERFACE_LANGUAGES.items()
    ]


def _account() -> dict[str, Any] | None:
    if not current_user.is_authenticated:
        return None
    memberships: list[Membership] = current_user.memberships
    return {
        "name": current_user.name,
        "party": ", ".join(party_name(one.party) for one in memberships),
        "links": [(_("Change password"), url_for("security.change_password"))],
        "sign_out_url": url_for("security.logout"),
        "csrf_token": generate_csrf(),
    }
