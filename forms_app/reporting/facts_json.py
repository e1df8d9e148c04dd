"""A report's frozen facts as the JSON its row keeps, and back."""

from dataclasses import asdict
from typing import Any

from forms_app.answers.facts import Facts, PendingPoint


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """The facts as JSON; `facts_from_json` gives the same facts back."""
    return {
        "ratified": sorted(facts.ratified),
        "first_report": facts.first_report,
        "detailed": facts.detailed,
        "federal": facts.federal,
        "pending": [asdict(point) for point in facts.pending],
    }


def facts_from_json(stored: dict[str, Any]) -> Facts:
    """The facts a report was opened with."""
    return Facts(
        ratified=frozenset(stored["ratified"]),
        first_report=stored["first_report"],
        detailed=stored["detailed"],
        federal=stored["federal"],
        pending=tuple(PendingPoint(**point) for point in stored["pending"]),
    )
