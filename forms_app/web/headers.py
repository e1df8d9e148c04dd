"""The headers that keep pages to themselves: the content security policy of DESIGN.md and its companions."""

from flask import Flask

from forms_app.config import Settings
from forms_app.web.extensions import talisman

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def init_app(app: Flask, settings: Settings) -> None:
    """Send the policy with every answer. HTTPS is enforced by the proxy in front, so nothing redirects here."""
    talisman.init_app(
        app,
        content_security_policy=POLICY,
        force_https=False,
        strict_transport_security=settings.secure_cookies,
        session_cookie_secure=settings.secure_cookies,
        frame_options="DENY",
        referrer_policy="same-origin",
        x_xss_protection=False,
    )
