"""A content as lines of a table: one for each answer, each cell of a table, each option chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms_app.answers.address import WITHIN, Address
from forms_app.answers.facts import Known
from forms_app.answers.kinds import kind_of
from forms_app.answers.laws import LAWS
from forms_app.answers.numerals import plain
from forms_app.definitions.form import Form, Wording
from forms_app.definitions.questions import ColumnQuestion, InnerRowsQuestion, Question, RowsQuestion

OPEN = ".."  # an end of a period that is not known (ISO 8601-2)

Value = tuple[str, str]  # what is answered, and the code it stands for


@dataclass(frozen=True, slots=True)
class TidyAnswer:
    """One value: the `section` and `path` of its question, the `row` (counted from 1, of a table within a row `2/1`; a line's
    code; a comment's point) and `column` it stands in.

    `value` is a text as it was written, a label or a name, a number, a date; `code` the code it stands for. `language` (BCP 47)
    is that of a text in some language, `reference` what provisions the question cites.
    """

    section: str
    path: str
    row: str
    column: str
    kind: str
    value: str
    code: str
    language: str
    reference: tuple[str, ...]


def tidy_answers(form: Form, content: Mapping[str, Any], locale: str, known: Known) -> Iterator[TidyAnswer]:
    """The answers of a content in the form's order. Labels are in `locale`; `known` has the names of what codes stand for."""
    told = _Told(form.wording(locale), content, known)
    for section, question, path in form.definition.walk():
        if path in content["answers"]:
            for column, row, asked, (value, code) in told.values(question, path, "", content["answers"][path]):
                language = told.language(asked, column or path, row)
                cell = column.removeprefix(path).lstrip(".")
                cited = asked.reference or question.reference
                yield TidyAnswer(section.id, path, row, cell, asked.kind, value, code, language, cited)


Cell = tuple[str, str, Question | ColumnQuestion, Value]  # path of the column ('' of a question), row, what is asked, value


class _Told:
    """How the values of one content are written."""

    def __init__(self, wording: Wording, content: Mapping[str, Any], known: Known) -> None:
        self._wording, self._content, self._known = wording, content, known

    def language(self, asked: Question | ColumnQuestion, path: str, row: str) -> str:
        """The language of an answer; '' of what is in none."""
        address = Address(path, row or None)
        if not kind_of(asked).has_language(asked, address):
            return ""
        return str(self._content.get("languages", {}).get(str(address), self._content["language"]))

    def values(self, asked: Question | ColumnQuestion, path: str, row: str, value: Any) -> Iterator[Cell]:
        """The values of an answer, or of a cell, each with where it stands."""
        if isinstance(asked, RowsQuestion | InnerRowsQuestion):
            for place, entry in enumerate(value, 1):
                here = f"{row}{WITHIN}{place}" if row else str(place)
                for column in asked.columns:
                    if column.id in entry:
                        yield from self.values(column, f"{path}.{column.id}", here, entry[column.id])
            return
        at = path if row else ""
        match asked.kind:
            case "grid":
                for line, numbers in value.items():
                    for column_code, number in numbers.items():
                        yield f"{path}.{column_code}", line, asked, (plain(number), "")
            case "comment_reply":
                for reply in value:
                    yield "", f"{reply['comment']}#{reply['point']}", asked, (reply["reply"], "")
            case "choices":
                for code in value:
                    yield at, row, asked, (self._label(path, code), code)
            case _:
                yield at, row, asked, self._one(asked, path, value)

    def _one(self, asked: Question | ColumnQuestion, path: str, value: Any) -> Value:
        match asked.kind:
            case "choice":
                return self._label(path, value), value
            case "period":
                return f"{value.get('from', OPEN)}/{value.get('to', OPEN)}", ""
            case "number":
                return plain(value), ""
            case "money":
                return plain(value["amount"]), value["currency"]
            case "file":
                return value["name"], value["sha256"]
            case "reference":
                return self._referred(value)
            case _:
                return str(value), ""

    def _referred(self, value: Any) -> Value:
        """A free name has no code, a code that is no longer known no name; a law is its place in the list of laws."""
        if isinstance(value, Mapping):
            code = value.get("organization", "")
            return value.get("name") or self._known.organizations.get(code, ""), code
        if isinstance(value, int):
            laws = self._content["answers"].get(LAWS, ())
            return (laws[value - 1].get("title", "") if value <= len(laws) else ""), str(value)
        return self._known.units.get(value) or self._known.instruments.get(value, ""), value

    def _label(self, path: str, code: str) -> str:
        return self._wording.of(f"{path}.option.{code}") or code
