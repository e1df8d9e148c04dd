"""The laws cited in a report: rows of the block `laws`, referred to from anywhere in the same report."""

from collections.abc import Mapping
from dataclasses import replace

from forms_app.answers.address import Address
from forms_app.answers.facts import Known
from forms_app.answers.values import Sheet

LAWS = "laws.list"  # the table, in the block every form includes
_TITLE = f"{LAWS}.title"


def law_title(sheet: Sheet, row: str) -> str:
    """The title written for the law in this row; '' while there is none."""
    title = sheet.get(Address(_TITLE, row))
    return title if isinstance(title, str) else ""


def cited_laws(sheet: Sheet) -> Mapping[str, str]:
    """The laws of a draft in their order: row id to title."""
    rows = sheet.get(Address(LAWS)) or ()
    return {row: law_title(sheet, row) for row in rows}


def with_laws(known: Known, sheet: Sheet) -> Known:
    """The same codes, with the laws cited in this draft: what a reader of its answers needs."""
    return replace(known, laws=cited_laws(sheet))
