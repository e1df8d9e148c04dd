"""Conditions on what is known of a request before anything is answered: the only place that judges them."""

from collections.abc import Set
from typing import Protocol

from forms_app.definitions import conditions as said
from forms_app.definitions.conditions import Condition


class RequestFacts(Protocol):
    """What is known of a request. `ratified` are codes of instruments; None where it is not known which."""

    @property
    def ratified(self) -> Set[str] | None: ...
    @property
    def first_report(self) -> bool: ...
    @property
    def detailed(self) -> bool: ...
    @property
    def pending_comments(self) -> bool: ...
    @property
    def federal(self) -> bool: ...


def fact_holds(condition: Condition, facts: RequestFacts) -> bool | None:
    """Whether a condition on a fact holds; None where the fact is not known. Raises TypeError for one on answers."""
    match condition:
        case said.Ratified(ratified=instrument):
            return None if facts.ratified is None else instrument in facts.ratified
        case said.FirstReport(first_report=expected):
            return facts.first_report is expected
        case said.Detailed(detailed=expected):
            return facts.detailed is expected
        case said.PendingComments(pending_comments=expected):
            return facts.pending_comments is expected
        case said.Federal(federal=expected):
            return facts.federal is expected
        case _:
            raise TypeError(f"no fact is looked at by the condition {condition!r}")
