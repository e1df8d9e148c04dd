"""What can stand in the way of an act: a code and parameters. The words are chosen where it is shown."""

from collections.abc import Mapping


class ReportingError(Exception):
    """An act that cannot be done. `code` names why; `params` are what the sentence needs."""

    def __init__(self, code: str, params: Mapping[str, str | int] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params = dict(params or {})


class UnknownError(ReportingError):
    """Nothing of that name is there (HTTP 404)."""


class NotAllowedError(ReportingError):
    """No membership of the person allows the act (HTTP 403)."""


class ConflictError(ReportingError):
    """The records have moved on: someone else, or the same person elsewhere, was first (HTTP 409)."""


class UnfitError(ReportingError):
    """What was sent cannot be accepted as it is (HTTP 422)."""
