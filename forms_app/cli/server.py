"""The process that answers requests: what `forms-app serve` loads when it is to serve itself."""

import gc
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from forms_app.cli.opening import opened, settings_or_exit
from forms_app.cli.working import hand_over, refuse_useless_queue
from forms_app.config import DEFAULT_SECRET, WEB_TEMPLATES, Settings
from forms_app.definitions.library import Library
from forms_app.records.files import reach_files
from forms_app.records.queries.installation import demonstration_accounts, reports_of_real_units
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.form_library import tree_library
from forms_app.web.app import create_app
from forms_app.web.compiled import keep_compiled


@click.command(name="server")
@click.option("--host", required=True)
@click.option("--port", required=True, type=int)
@click.option("--workers", required=True, type=int)
@click.option("--threads", required=True, type=int)
def command(host: str, port: int, workers: int, threads: int) -> None:
    """Serve the pages until stopped."""
    settings = settings_or_exit()
    _check_secret(settings)
    refuse_useless_queue(settings)
    with opened(settings, writes=False) as uow:
        _check_installation(uow)
        reach_files(settings.files_url)
    app = create_app(settings, hand_over(settings))
    keep_compiled(app, WEB_TEMPLATES)
    _check_library(tree_library())
    gc.freeze()  # what is loaded by now stays for ever, and is shared by all processes; of 300,000 objects some 700 are garbage
    gc.enable()
    Server(app, bind=f"{host}:{port}", workers=workers, threads=threads).run()


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn with threads, told here what it would otherwise read from files and arguments."""

    def __init__(self, app: Flask, **options: Any) -> None:
        self.app = app
        self.options = {"worker_class": "gthread", "control_socket_disable": True, "accesslog": None, **options}
        super().__init__()

    def load_config(self) -> None:
        """Give gunicorn its options."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application: made once, before the processes part; it has opened no connection by then."""
        return self.app


def _check_secret(settings: Settings) -> None:
    if settings.secret_key == DEFAULT_SECRET:
        raise click.ClickException(
            "FORMS_APP_SECRET_KEY is not set: anyone could sign links and sessions. Set it to a long random text, "
            "such as what `python3 -c 'import secrets; print(secrets.token_urlsafe(48))'` prints."
        )


def _check_installation(uow: UnitOfWork) -> None:
    """Invented and real are never mixed: neither accounts whose password is printed, nor reports."""
    demonstration = load_world(uow.session).demonstration
    if not demonstration and demonstration_accounts(uow.session):
        raise click.ClickException(
            "This database holds real data and accounts of the demonstration, whose password everyone knows. "
            "Remove the accounts under example.org, or serve a database of its own for the demonstration."
        )
    if demonstration and reports_of_real_units(uow.session):
        raise click.ClickException(
            "This database is a demonstration, but holds reports of real governments. Restore them into a database of their own."
        )


def _check_library(library: Library) -> None:
    if library.changed:
        names = ", ".join(f"{entry.code} {entry.version}" for entry in library.changed)
        raise click.ClickException(
            f"Published forms were changed: {names}. Put the files back as they were, or make a new version of each."
        )
