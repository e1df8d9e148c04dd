"""What a report's conditions and readers may know besides its answers; frozen when the report is opened."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PendingPoint:
    """One numbered point of a supervisory comment that awaits the government's reply."""

    comment: str  # the comment's id, such as `C029-XAA-2024-OBS`
    point: int  # counted from 1
    kind: str  # observation, direct-request, conclusions, general-observation
    instrument: str
    session_year: int
    text: str
    language: str  # BCP 47

    @property
    def key(self) -> str:
        """`<comment>#<point>`: the row under which the reply is kept."""
        return f"{self.comment}#{self.point}"


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of the request, as the conditions of the form language name them."""

    ratified: frozenset[str] = frozenset()  # instruments ratified and in force for the unit
    first_report: bool = False
    detailed: bool = False
    federal: bool = False
    pending: tuple[PendingPoint, ...] = ()

    @property
    def pending_comments(self) -> bool:
        return bool(self.pending)


@dataclass(frozen=True, slots=True)
class Known:
    """The codes an answer may refer to, with the names to show for them in the reader's language.

    Each mapping goes from a code to a name. `laws` goes from the row id of a law cited in the same report to its
    title, in the order of the list; `files` from a digest (SHA-256, hexadecimal) to the size in bytes; `questions`, of the
    report that an observation is about, from a path to the words of the question, in the order of its form.
    """

    instruments: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    organizations: Mapping[str, str] = field(default_factory=dict)
    laws: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
