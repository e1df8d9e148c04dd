"""Rows by script: the same acts as the page's buttons, answered with what changed."""

from typing import Any

from flask import abort, current_app, jsonify, request
from werkzeug.wrappers import Response

from forms_app.answers.address import Address
from forms_app.records.reports import Report
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.errors import UnfitError
from forms_app.reporting.permissions import Act
from forms_app.reporting.rows import RowAct, change_rows
from forms_app.web.access import requires
from forms_app.web.fields.rows import RowsField
from forms_app.web.filling.access import writer
from forms_app.web.filling.blueprint import pages
from forms_app.web.filling.save_json import read_row_request
from forms_app.web.filling.saves import state
from forms_app.web.filling.section_forms import section_form
from forms_app.web.locales import language
from forms_app.web.transaction import session, unit


@pages.post("/reports/<report_key>/rows")
@requires(Act.FILL)
def rows(report: Report) -> Response:
    """`{path, act, row}` → `{row, html, rows: [{id, title}], revision, full}`; `html` is the new entry's, else ''.

    `path` is the address of the table: for one within a row of another table, with that row.
    """
    wanted = read_row_request(request.get_json(silent=True))
    if wanted.act not in set(RowAct):
        abort(400)
    section_id = wanted.path.partition(".")[0]
    draft = read_draft(session(), report, language())
    act = RowAct(wanted.act)
    table = Address.parse(wanted.path)
    row, draft = change_rows(unit(), writer(report, section_id), draft, table, act, wanted.row)
    field = rows_field(draft, table)
    html = ""
    if act == RowAct.ADD:
        face = current_app.jinja_env.get_template("filling/kinds/rows.html").module
        html = str(face.one_row(field, next(one for one in field.rows if one.id == row)))  # type: ignore[attr-defined]
    return jsonify({**_list(draft, field), "row": row, "html": html, **state(draft, {section_id})})


def _list(draft: Draft, field: RowsField) -> dict[str, Any]:
    stored = draft.answers.get(field.address)
    return {
        "rows": [{"id": one.id, "title": one.title} for one in field.rows],
        "revision": stored.revision if stored else 0,
        "full": len(field.rows) >= field.asked.question.most,
    }


def rows_field(draft: Draft, table: Address) -> RowsField:
    """The table's field as its section shows it. Raises UnfitError where no table stands at the address."""
    section_id = table.path.partition(".")[0]
    if draft.definition.section(section_id) is not None:
        for field in section_form(draft.form, section_id, language())(draft).every_field():
            if isinstance(field, RowsField) and field.address == table:
                return field
    raise UnfitError("unknown-path", {"path": str(table)[:200]})
