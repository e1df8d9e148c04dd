"""What is posted in a trial, read as answers by the rules that every other way in goes by, and put into a draft of no report."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from werkzeug.datastructures import MultiDict

from forms_app.answers.address import Address
from forms_app.answers.kinds import kind_of
from forms_app.answers.laws import with_laws
from forms_app.answers.placing import asked_at
from forms_app.answers.problems import AnswerProblem, UnreadableError
from forms_app.answers.values import Value
from forms_app.definitions.questions import InnerRowsQuestion, RowsQuestion
from forms_app.records.queries.answers import StoredAnswer
from forms_app.reporting.drafts import Draft
from forms_app.reporting.rows import RowAct
from forms_app.web.fields.base import Posted
from forms_app.web.filling.section_forms import section_form
from forms_app.web.transaction import unit

_ORDER = "order:"
_MADE_OF_ANSWERS = frozenset({"rows", "statement", "comment_reply", "file"})  # a trial keeps no files


@dataclass(frozen=True)
class Tried:
    """The draft as answered, and by address what could not be read."""

    draft: Draft
    unreadable: Mapping[Address, tuple[Posted, tuple[AnswerProblem, ...]]] = field(default_factory=dict)


def answers_posted(draft: Draft, posted: MultiDict[str, str], locale: str) -> Tried:
    """Read everything that was posted: first which entries the tables have, then the answers in them."""
    rows = _rows(draft, posted)
    draft = _with(draft, rows)
    values: dict[Address, Value] = {}
    unreadable: dict[Address, tuple[Posted, tuple[AnswerProblem, ...]]] = {}
    for section in draft.definition.sections:
        for one in section_form(draft.form, section.id, locale)(draft, posted).every_field():
            if one.posted is None or one.kind in _MADE_OF_ANSWERS:
                continue
            question = one.asked.question
            try:
                raw = one.answers.from_parts(question, one.posted.parts)
                values[one.address] = one.answers.read(question, raw, one.address, draft.known)
            except UnreadableError as error:
                unreadable[one.address] = (one.posted, error.problems)
    return Tried(_with(draft, {**rows, **values}), unreadable)


def _with(draft: Draft, values: Mapping[Address, Value]) -> Draft:
    """The draft with these values alone, as if somebody had just given them."""
    given = {address: value for address, value in values.items() if value is not None}
    answers = {address: StoredAnswer(1, value, None, "", unit().now) for address, value in given.items()}
    return replace(draft, answers=answers, known=with_laws(draft.known, given))


def _rows(draft: Draft, posted: MultiDict[str, str]) -> dict[Address, Value]:
    """The entries of every table in their order, after what the pressed button does to them."""
    found: dict[Address, list[str]] = {}
    for key in posted:
        if key.startswith(_ORDER):
            found[Address.parse(key.removeprefix(_ORDER))] = posted.getlist(key)
    act, _, rest = posted.get("act", "").partition(":")
    if act in set(RowAct):
        place, _, row = rest.partition(":")
        table = Address.parse(place)
        found[table] = _changed(found.get(table, []), RowAct(act), row)
    values: dict[Address, Value] = {}
    for table, ids in found.items():
        question = asked_at(draft.definition, table)
        if isinstance(question, RowsQuestion | InnerRowsQuestion):
            try:
                values[table] = kind_of(question).read(question, ids[: question.most], table, draft.known)
            except UnreadableError:  # ids that no page of ours made: the table is shown without entries
                values[table] = None
    return values


def _changed(ids: list[str], act: RowAct, row: str) -> list[str]:
    if act is RowAct.ADD:
        return [*ids, secrets.token_hex(4)]
    if row not in ids:
        return ids
    rest = [one for one in ids if one != row]
    if act is RowAct.REMOVE:
        return rest
    place = min(max(ids.index(row) + (-1 if act is RowAct.RAISE else 1), 0), len(rest))
    return [*rest[:place], row, *rest[place:]]
