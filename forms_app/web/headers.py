"""The headers that keep pages to themselves: the content security policy of DESIGN.md and its companions; and those that
proxies in front add: for whom they speak, and how they were reached."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, g
from werkzeug.middleware.proxy_fix import ProxyFix

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


View = TypeVar("View", bound=Callable[..., Any])


def may_hold_frames(view: View) -> View:
    """The page may show pages of ours in frames, such as one that is as wide as a phone."""
    marked: View = talisman(content_security_policy={**POLICY, "frame-src": "'self'"})(view)
    return marked


def may_be_framed(view: View) -> View:
    """The page may stand in a frame on pages of ours, and of nobody else."""
    policy = {**POLICY, "frame-ancestors": "'self'"}
    marked: View = talisman(content_security_policy=policy, frame_options="SAMEORIGIN")(view)
    return marked


def init_app(app: Flask, settings: Settings) -> None:
    """Send the policy with every answer. HTTPS is enforced by the proxy in front, so nothing redirects here."""
    app.after_request(_of_errors)  # stands before the others, so that it has the last word
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
    if number := settings.trusted_proxies:  # else all people share the proxy's address, and its limit of attempts to sign in
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=number, x_proto=number, x_host=number)  # type: ignore[method-assign]


def _of_errors(response: Response) -> Response:
    """An error page at the address of a file is a page of ours, and not the file that is never to be run: it has its style."""
    if g.get("error_page") and "sandbox" in response.headers.get("Content-Security-Policy", ""):
        response.headers["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in POLICY.items())
    return response
