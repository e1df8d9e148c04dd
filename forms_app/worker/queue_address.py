"""The address of the queue, judged without loading what speaks to it: every command looks at it, few hand anything over."""

from urllib.parse import urlsplit

REDIS = frozenset({"redis", "rediss"})
POSTGRESQL = frozenset({"postgresql", "postgres"})


class QueueError(Exception):
    """The queue of the settings cannot be used: a sentence that says why, and what to do."""


def scheme_of(url: str) -> str:
    """What the address begins with, without the name of a driver."""
    return urlsplit(url).scheme.partition("+")[0]


def check_scheme(url: str) -> None:
    """Refuse an address that begins with nothing a queue can be kept in. Raises QueueError."""
    scheme = scheme_of(url)
    if scheme not in {"sqlite", *POSTGRESQL, *REDIS}:
        raise QueueError(f"FORMS_APP_QUEUE_URL begins with {scheme!r}: write sqlite:///…, postgresql://… or redis://…")


def without_secrets(url: str) -> str:
    """The address for people to read: neither password nor options."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
