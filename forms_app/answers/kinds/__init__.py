"""The kinds of question: one table from the kind to the object that reads, shows and describes its answers."""

from collections.abc import Mapping
from typing import Any

from forms_app.answers.kind import Kind
from forms_app.answers.kinds.columns import COLUMN_KINDS
from forms_app.answers.kinds.comment_reply import CommentReplyKind
from forms_app.answers.kinds.grid import GridKind
from forms_app.answers.kinds.rows import RowsKind
from forms_app.answers.kinds.statement import StatementKind
from forms_app.definitions.questions import ColumnQuestion, Question

KINDS: Mapping[str, Kind[Any]] = {
    **COLUMN_KINDS,
    **{kind.name: kind for kind in (StatementKind(), RowsKind(), GridKind(), CommentReplyKind())},
}


def kind_of(question: Question | ColumnQuestion) -> Kind[Any]:
    """What handles the answers of a question or column."""
    return KINDS[question.kind]
