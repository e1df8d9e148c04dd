"""What imports of tables share: what they did, and how they refuse."""

from dataclasses import dataclass

from forms_app.reference.problems import Problem
from forms_app.reporting.errors import UnfitError


@dataclass(frozen=True, slots=True)
class Imported:
    """How many were added, how many of those present were changed, and how many were as the file has them."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


class RefusedTableError(UnfitError):
    """The table cannot be taken; nothing was stored. Carries every problem of the file, in its order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("refused-table", {"count": len(problems)})
        self.problems = problems


# Codes besides those of `reference/problems.py`, with the names of their parameters.
CODES = {
    "bad-name": frozenset({"value"}),
    "bad-language": frozenset({"value"}),
    "closed-too-early": frozenset({"value", "session_year"}),
    "rows-differ": frozenset({"value", "first_line"}),
    "comment-differs": frozenset({"value"}),
    "organization-differs": frozenset({"value", "side", "unit"}),
}
