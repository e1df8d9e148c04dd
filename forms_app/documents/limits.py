"""How much time and memory a document may take, and why one was not made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# It took too long, needed too much memory, has a table that no sheet holds, or whatever sets documents failed at it.
Cause = Literal["time", "memory", "columns", "fault"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What the setting of one document may take."""

    seconds: int
    megabytes: int


class UnprintableError(Exception):
    """A document cannot be set in type: the cause, and the figures that tell of it."""

    def __init__(self, cause: Cause, figures: Mapping[str, int] | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.figures = dict(figures or {})
