"""Settings from the environment (prefix FORMS_APP_) and every path of the project: named here and nowhere else."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "forms_app"
FORM_DEFINITIONS = ROOT / "form_definitions"
BLOCKS = FORM_DEFINITIONS / "_blocks"
PUBLISHED_LOCK = FORM_DEFINITIONS / "published.lock"
TRANSLATIONS = ROOT / "translations"
WEB_TEMPLATES = ROOT / "templates" / "web"
DOCUMENT_TEMPLATES = ROOT / "templates" / "documents"
MAIL_TEMPLATES = ROOT / "templates" / "mail"
STATIC = PACKAGE / "static"
DEMONSTRATION = PACKAGE / "demonstration"  # content only, no code
MIGRATIONS = PACKAGE / "records" / "migrations"
INSTANCE = ROOT / "instance"  # git-ignored: the embedded database, files, queue and secret of this machine

DEFAULT_SECRET = "only-for-tests-and-demonstrations"  # noqa: S105 -- `serve` refuses it
PREFIX = "FORMS_APP_"


@dataclass(frozen=True, slots=True)
class Mail:
    """Where mails go: none are sent while `server` is empty (links are printed instead)."""

    server: str = ""
    port: int = 25
    use_tls: bool = False
    username: str = ""
    password: str = field(default="", repr=False)
    sender: str = "no-reply@localhost"


@dataclass(frozen=True, slots=True)
class Settings:
    """What may differ from one installation to another. Sizes in bytes, times in seconds."""

    database_url: str = f"sqlite:///{INSTANCE / 'forms.sqlite'}"
    files_url: str = (INSTANCE / "files").as_uri()
    queue_url: str = f"sqlite:///{INSTANCE / 'queue.sqlite'}"
    secret_key: str = field(default=DEFAULT_SECRET, repr=False)
    public_url: str = "http://127.0.0.1:8000"
    product_name: str = "ILO reports"
    largest_upload: int = 20 * 1024 * 1024
    largest_post: int = 4 * 1024 * 1024
    volume_processes: int = 1  # that make one volume or set side by side, in each worker
    exports_days: int = 30  # for which what was compiled is kept; 0: for ever
    volume_pages: int = 2000  # the most of one volume: more makes a set of several
    lease_seconds: int = 60  # that a worker may be silent before another takes its job up
    secure_cookies: bool = False
    render_seconds: int = 120  # of one document
    render_megabytes: int = 1024
    trusted_proxies: int = 0  # how many stand in front, each telling whom it speaks for; 0: nobody's word is taken
    mail: Mail = field(default_factory=Mail)


class SettingError(Exception):
    """A setting cannot be read: names the variable, its value and what was expected."""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of an environment; variables that are not set keep their default. Raises SettingError."""
    simple: dict[str, str | int | bool] = {}
    for name, kind in _SIMPLE.items():
        if (text := environment.get(PREFIX + name.upper())) is not None:
            simple[name] = _read(PREFIX + name.upper(), text, kind)
    mail: dict[str, str | int | bool] = {}
    for name, kind in _MAIL.items():
        if (text := environment.get(f"{PREFIX}MAIL_{name.upper()}")) is not None:
            mail[name] = _read(f"{PREFIX}MAIL_{name.upper()}", text, kind)
    return Settings(**simple, mail=Mail(**mail))  # type: ignore[arg-type]  # _read gave each the type its table names


_SIMPLE: Mapping[str, type] = {
    "database_url": str,
    "files_url": str,
    "queue_url": str,
    "secret_key": str,
    "public_url": str,
    "product_name": str,
    "largest_upload": int,
    "largest_post": int,
    "render_seconds": int,
    "render_megabytes": int,
    "volume_processes": int,
    "exports_days": int,
    "volume_pages": int,
    "lease_seconds": int,
    "secure_cookies": bool,
    "trusted_proxies": int,
}
_MAIL: Mapping[str, type] = {
    "server": str,
    "port": int,
    "use_tls": bool,
    "username": str,
    "password": str,
    "sender": str,
}


def _read(variable: str, text: str, kind: type) -> str | int | bool:
    if kind is bool:
        if text.lower() not in {"true", "false"}:
            raise SettingError(f"{variable} is {text!r}: write true or false")
        return text.lower() == "true"
    if kind is int:
        if not text.isdecimal():
            raise SettingError(f"{variable} is {text!r}: write a whole number")
        return int(text)
    return text
