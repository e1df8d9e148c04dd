"""What is asked at an address, and how the address is written where the ids of rows mean nothing."""

import re
from collections.abc import Mapping

from forms_app.answers.address import ROW_ID, WITHIN, Address
from forms_app.answers.values import Sheet
from forms_app.definitions.form import Definition
from forms_app.definitions.questions import ColumnQuestion, CommentReplyQuestion, InnerRowsQuestion, Question

_POINT = re.compile(r"[^#@]{1,120}#[1-9][0-9]{0,3}")
_ROWS = (ROW_ID, re.compile(f"{ROW_ID.pattern}{WITHIN}{ROW_ID.pattern}"))  # of a table, of a table within a row


def asked_at(definition: Definition, address: Address) -> Question | ColumnQuestion | None:
    """The question or column answered at an address; None when nothing is asked there.

    A cell needs a row (that of a table within a row needs both), a reply needs a point (`<comment>#<point>`), every other
    answer stands without a row. Whether that row or point exists is for the draft to say.
    """
    question = definition.question(address.path)
    if question is None:
        found = definition.column(address.path)
        row = _ROWS[isinstance(found[0], InnerRowsQuestion)] if found is not None else None
        return found[1] if found and row and address.row is not None and row.fullmatch(address.row) else None
    if isinstance(question, CommentReplyQuestion):
        return question if address.row is not None and _POINT.fullmatch(address.row) else None
    return question if question.answerable and address.row is None else None


def place_of(sheet: Sheet, table: Address, row: str) -> str:
    """The place of a row in its table, counted from 1: `2`, in a table within a row of another one `2/1`."""
    place = str(list(sheet[table]).index(row) + 1)
    return place if table.table is None else f"{place_of(sheet, *table.table)}{WITHIN}{place}"


def places_of(definition: Definition, sent: Sheet) -> Mapping[Address, str]:
    """The place of each answer of a draft, as `sendable` gives it: what names it outside the draft.

    It is written like an address, but with the place of the row instead of its id: `laws.list.title@2`, in a table within
    a row `@2/1`. A reply keeps its point, `comments.replies@C029-XAA-2024-OBS#1`.
    """
    places: dict[tuple[Address, str], str] = {}  # by table and row id

    def placed(address: Address) -> str | None:
        if definition.column(address.path) is None or address.table is None:
            return address.row
        if address.table not in places:
            places[address.table] = place_of(sent, *address.table)
        return places[address.table]

    return {address: str(Address(address.path, placed(address))) for address in sent}
