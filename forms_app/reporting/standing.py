"""Where a requested report stands, for whoever looks at it: the one rule behind every word and shape of a state."""

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """The state of a requested report."""

    DUE = "due"
    OVERDUE = "overdue"
    DRAFT = "draft"
    DRAFT_OVERDUE = "draft-overdue"
    SENT = "sent"
    SENT_LATE = "sent-late"
    REQUESTED = "requested"  # of a real unit in a demonstration: nothing more is said of it


def standing(due_on: date, today: date, *, opened: bool, first_received: date | None, judged: bool = True) -> Standing:
    """The state on a day in Geneva.

    `first_received` is the day the first version came (None: nothing came): what came in time stays in time however
    often it is amended. What comes on the due day is in time. `judged` is false where lateness must not be told
    (`World.judges`).
    """
    if first_received is not None:
        return Standing.SENT if first_received <= due_on else Standing.SENT_LATE
    if not judged:
        return Standing.REQUESTED
    overdue = due_on < today
    if opened:
        return Standing.DRAFT_OVERDUE if overdue else Standing.DRAFT
    return Standing.OVERDUE if overdue else Standing.DUE
