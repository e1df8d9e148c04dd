"""The answers of an import file, read into a draft: every problem at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts, Known
from forms_app.answers.kinds import kind_of
from forms_app.answers.laws import LAWS, is_law_reference
from forms_app.answers.problems import ImportProblem, UnreadableError, excerpt, pointer
from forms_app.answers.values import Sheet, Value
from forms_app.answers.visibility import visible
from forms_app.definitions.conditions import references
from forms_app.definitions.form import Definition
from forms_app.definitions.questions import (
    ColumnQuestion,
    CommentReplyQuestion,
    InnerRowsQuestion,
    Question,
    RowsQuestion,
    TableQuestion,
)
from forms_app.definitions.texts import path_of


def from_content(
    definition: Definition, answers: Any, facts: Facts, known: Known, new_row_id: Callable[[], str]
) -> tuple[Sheet, tuple[ImportProblem, ...]]:
    """The draft that an import file's `answers` describe, and everything wrong with them.

    `new_row_id` gives a fresh id for each row. With problems the draft holds only what could be read, and should not
    be used. Problems: unknown paths, values their kind cannot read, answers to hidden questions, unknown or repeated
    points, empty rows, too many rows; each with a JSON Pointer from the top of the file.
    """
    if not isinstance(answers, Mapping):
        return {}, (ImportProblem("/answers", "wrong-type", {"expected": "mapping"}),)
    reading = _Reading(definition, facts, known, new_row_id)
    for path in answers:
        if definition.question(path) is None:
            reading.problem("unknown-path", path, path=excerpt(path))
    laws = definition.question(LAWS)
    if isinstance(laws, RowsQuestion):  # first, since answers anywhere may point to a law by its place
        reading.rows(laws, Address(LAWS), answers.get(LAWS), LAWS)
    for _, question, path in definition.walk():
        if path != LAWS and answers.get(path) is not None:
            reading.question(question, path, answers[path])
    reading.refuse_hidden(answers)
    return reading.sheet, tuple(reading.problems)


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    definition: Definition
    facts: Facts
    known: Known
    new_row_id: Callable[[], str]
    sheet: dict[Address, Value] = field(default_factory=dict)
    problems: list[ImportProblem] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)  # row ids by place
    faulty: set[str] = field(default_factory=set)  # paths with a problem
    places: dict[Address, tuple[str | int, ...]] = field(default_factory=dict)  # where in the file each answer stands

    def problem(self, reason: str, *steps: str | int, **params: str | int | float) -> None:
        self.faulty.add(str(steps[0]))
        self.problems.append(ImportProblem(pointer("answers", *steps), reason, params))

    def question(self, question: Question, path: str, raw: Any) -> None:
        if isinstance(question, RowsQuestion):
            self.rows(question, Address(path), raw, path)
        elif isinstance(question, CommentReplyQuestion):
            self._replies(question, path, raw)
        else:
            self._answer(question, Address(path), raw, path)

    def refuse_hidden(self, answers: Mapping[str, Any]) -> None:
        """Note answers to hidden questions; not where what hides them could itself not be read."""
        shown = visible(self.definition, self.sheet, self.facts)
        for section, question, path in self.definition.walk():
            if answers.get(path) is None or path in shown.questions:
                continue
            looked_at = (
                path_of(reference, section.id)
                for condition in (section.show_if, question.show_if)
                if condition is not None
                for reference in references(condition)
            )
            if self.faulty.isdisjoint(looked_at):
                self.problem("hidden-answer", path, path=path)
            else:
                self.faulty.add(path)
        unread = frozenset(self.faulty)
        for address in sorted(shown.hidden_cells & self.places.keys(), key=str):
            if unread.isdisjoint(self._looked_at(address)):
                self.problem("hidden-answer", *self.places[address], path=address.path)

    def _looked_at(self, cell: Address) -> Iterator[str]:
        """The questions whose answers, or the tables whose cells, decide whether a cell is shown."""
        found = self.definition.column(cell.path)
        if found is not None and found[1].show_if is not None:
            yield from (".".join(reference.split(".")[:2]) for reference in references(found[1].show_if))

    def rows(self, question: TableQuestion, here: Address, raw: Any, *steps: str | int) -> None:
        """The rows of the table that stands here; `steps` lead to it in the file."""
        if raw is None or raw == []:
            return
        if not isinstance(raw, list):
            self.problem("wrong-type", *steps, expected="list")
            return
        if len(raw) > question.most:
            self.problem("too-many-rows", *steps, most=question.most, count=len(raw))
            return
        rows = [self.new_row_id() for _ in raw]
        if here.path == LAWS:
            self.laws = rows
            self.known = replace(self.known, laws=dict.fromkeys(rows, ""))
        self.sheet[here] = rows
        self.places[here] = steps
        for place, (row, cells) in enumerate(zip(rows, raw, strict=True)):
            self._row(question, here, row, cells, *steps, place)

    def _row(self, question: TableQuestion, here: Address, row: str, cells: Any, *steps: str | int) -> None:
        if not isinstance(cells, Mapping):
            self.problem("wrong-type", *steps, expected="mapping")
            return
        columns = {column.id: column for column in question.columns}
        # A law counts as cited when anything is said of it, not when it only points to another.
        own = [name for name in columns if here.path != LAWS or not is_law_reference(columns[name])]
        before = len(self.problems)
        for name, raw in cells.items():
            column = columns.get(name)
            if column is None:
                self.problem("unknown-column", *steps, name, code=excerpt(name))
            elif isinstance(column, InnerRowsQuestion):
                self.rows(column, here.cell(name, row), raw, *steps, name)
            elif raw is not None:
                self._answer(column, here.cell(name, row), raw, *steps, name)
        if len(self.problems) == before and not any(here.cell(name, row) in self.sheet for name in own):
            self.problem("empty-row", *steps)

    def _replies(self, question: CommentReplyQuestion, path: str, raw: Any) -> None:
        if not isinstance(raw, list):
            self.problem("wrong-type", path, expected="list")
            return
        for place, reply in enumerate(raw):
            if isinstance(reply, Mapping):
                self._reply(question, path, place, reply)
            else:
                self.problem("wrong-type", path, place, expected="mapping")

    def _reply(self, question: CommentReplyQuestion, path: str, place: int, reply: Mapping[Any, Any]) -> None:
        for key in reply:
            if key not in ("comment", "point", "reply"):
                self.problem("unknown-key", path, place, key, key=excerpt(key))
        comment, number = reply.get("comment"), reply.get("point")
        named = (point.key for point in self.facts.pending if (point.comment, point.point) == (comment, number))
        key = next(named, None)
        if key is None or isinstance(number, bool):
            self.problem("unknown-point", path, place, comment=excerpt(comment), point=excerpt(number))
        elif Address(path, key) in self.sheet:
            self.problem("repeated-point", path, place, comment=excerpt(comment), point=excerpt(number))
        else:
            before = len(self.problems)
            self._answer(question, Address(path, key), reply.get("reply"), path, place, "reply")
            if len(self.problems) == before and Address(path, key) not in self.sheet:
                self.problem("empty-row", path, place)

    def _answer(self, question: Question | ColumnQuestion, address: Address, raw: Any, *steps: str | int) -> None:
        if is_law_reference(question) and raw is not None:
            raw = self._law(raw, *steps)
        try:
            value = kind_of(question).read(question, raw, address, self.known)
        except UnreadableError as error:
            for problem in error.problems:
                parts = problem.part.split(".") if problem.part else ()
                self.problem(problem.code, *steps, *parts, **problem.params)
            return
        if value is not None:
            self.sheet[address] = value
            self.places[address] = steps

    def _law(self, raw: Any, *steps: str | int) -> str | None:
        """The row id of the law at a place of the list, counted from 1."""
        if not isinstance(raw, int) or isinstance(raw, bool):
            self.problem("wrong-type", *steps, expected="number")
        elif 1 <= raw <= len(self.laws):
            return self.laws[raw - 1]
        else:
            self.problem("unknown-law", *steps, code=excerpt(raw))
        return None
