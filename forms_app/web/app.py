"""The web application's factory: a table of contents."""

from flask import Flask

from forms_app.config import STATIC, WEB_TEMPLATES, Settings
from forms_app.web import (
    account,
    assets,
    downloads,
    duties,
    errors,
    filling,
    headers,
    library,
    locales,
    observations,
    office,
    reading,
    reports,
    sentences,
    showing,
    sign_in,
    templating,
    transaction,
    verifying,
    workshop,
)
from forms_app.web.extensions import csrf, limiter, mail


def create_app(settings: Settings, hand_over: transaction.HandOver) -> Flask:
    """The application for these settings. It does not touch the database until the first request.

    `hand_over` gives committed jobs to the queue (`worker/queue.py`, which this floor does not know).
    """
    app = Flask("forms_app", template_folder=str(WEB_TEMPLATES), static_folder=None)
    configure(app, settings)
    transaction.init_app(app, settings, hand_over)
    assets.init_app(app, STATIC)
    headers.init_app(app, settings)
    csrf.init_app(app)
    limiter.init_app(app)
    mail.init_app(app)
    locales.init_app(app)
    sign_in.init_app(app)
    library.init_app(app)
    templating.init_app(app, settings)
    sentences.init_app(app)
    showing.init_app(app)
    errors.init_app(app)
    for part in (account, downloads, duties, filling, reports, observations, office, reading, verifying, workshop):
        app.register_blueprint(part.pages)
    return app


def configure(app: Flask, settings: Settings) -> None:
    """What Flask and its extensions read from `app.config`; everything else reads the typed settings."""
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        MAX_CONTENT_LENGTH=settings.largest_upload + 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=settings.largest_post,
        MAX_FORM_PARTS=10_000,
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAIL_SERVER=settings.mail.server,
        MAIL_PORT=settings.mail.port,
        MAIL_USE_TLS=settings.mail.use_tls,
        MAIL_USERNAME=settings.mail.username or None,
        MAIL_PASSWORD=settings.mail.password or None,
        MAIL_DEFAULT_SENDER=settings.mail.sender,
        WTF_CSRF_TIME_LIMIT=None,  # a page may stay open for a day while its report is written
        RATELIMIT_HEADERS_ENABLED=True,
        RATELIMIT_STORAGE_URI="memory://",  # counts per process: the embedded profile is one process with threads
    )
    app.extensions["settings"] = settings
