"""What is asked at an address, and how the address is written where the ids of rows mean nothing."""

import re
from collections.abc import Mapping

from forms_app.answers.address import Address
from forms_app.answers.values import Sheet
from forms_app.definitions.form import Definition
from forms_app.definitions.questions import ColumnQuestion, CommentReplyQuestion, Question

_POINT = re.compile(r"[^#@]{1,120}#[1-9][0-9]{0,3}")
_ROW = re.compile(r"[A-Za-z0-9_-]{1,40}")


def asked_at(definition: Definition, address: Address) -> Question | ColumnQuestion | None:
    """The question or column answered at an address; None when nothing is asked there.

    A cell needs a row, a reply needs a point (`<comment>#<point>`), every other answer stands without a row. Whether
    that row or point exists is for the draft to say.
    """
    question = definition.question(address.path)
    if question is None:
        found = definition.column(address.path)
        return found[1] if found is not None and address.row is not None and _ROW.fullmatch(address.row) else None
    if isinstance(question, CommentReplyQuestion):
        return question if address.row is not None and _POINT.fullmatch(address.row) else None
    return question if question.answerable and address.row is None else None


def places_of(definition: Definition, sent: Sheet) -> Mapping[Address, str]:
    """The place of each answer of a draft, as `sendable` gives it: what names it outside the draft.

    It is written like an address, but with the place of the row, counted from 1, instead of its id: `laws.list.title@2`.
    A reply keeps its point, `comments.replies@C029-XAA-2024-OBS#1`.
    """
    numbers: dict[str, dict[str, int]] = {}  # path of a table -> row id -> place
    places: dict[Address, str] = {}
    for address in sent:
        if definition.column(address.path) is None or address.row is None:
            places[address] = str(address)
            continue
        table = address.path.rpartition(".")[0]
        if table not in numbers:
            numbers[table] = {row: place for place, row in enumerate(sent[Address(table)], start=1)}
        places[address] = f"{address.path}@{numbers[table][address.row]}"
    return places
