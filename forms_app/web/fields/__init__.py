"""The fields of a section page: one file for each kind of question, and its template in templates/web/filling/kinds/."""

from collections.abc import Mapping

from forms_app.web.fields.base import AnswerField
from forms_app.web.fields.cells import CELL_FIELDS
from forms_app.web.fields.comment_reply import CommentReplyField
from forms_app.web.fields.grid import GridField
from forms_app.web.fields.rows import RowsField
from forms_app.web.fields.statement import StatementField

__all__ = ["FIELDS", "AnswerField"]

FIELDS: Mapping[str, type[AnswerField]] = {
    **CELL_FIELDS,
    **{field.kind: field for field in (StatementField, RowsField, GridField, CommentReplyField)},
}
