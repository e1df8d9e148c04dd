"""To whom copies go: what the block on article 23(2) of the draft says."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from forms_app.answers.address import Address
from forms_app.answers.values import Sheet
from forms_app.records.queries.people import organizations_for
from forms_app.records.unit_of_work import Session

_LIST = "communication.list"  # the table of organizations, in the block that forms of governments include


@dataclass(frozen=True, slots=True)
class Copied:
    """Names of the registered organizations that get the report through this system, and of those that are only named."""

    registered: Sequence[str]
    named: Sequence[str]


def copied_by(session: Session, sheet: Sheet, shown: Collection[str], unit_code: str) -> Copied:
    """The organizations that a draft says were sent a copy. Those without a code in the registry get no access."""
    rows = sheet.get(Address(_LIST)) if _LIST in shown else None
    if not isinstance(rows, list):
        return Copied((), ())
    values = [sheet.get(Address(f"{_LIST}.organization", row)) for row in rows]
    codes = [one["organization"] for one in values if isinstance(one, dict) and "organization" in one]
    names = [one["name"] for one in values if isinstance(one, dict) and "name" in one]
    known = {one.code: one.name for one in organizations_for(session, unit_code)} if codes else {}
    return Copied([known[code] for code in dict.fromkeys(codes) if code in known], list(dict.fromkeys(names)))
