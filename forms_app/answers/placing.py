"""What is asked at an address."""

import re

from forms_app.answers.address import Address
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
