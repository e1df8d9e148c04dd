"""The second look at a form or block: whether what it says makes sense, alone and with the blocks it includes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from forms_app.definitions.check_checks import CheckAround, check_faults
from forms_app.definitions.checks import Check
from forms_app.definitions.condition_checks import Around, condition_faults
from forms_app.definitions.conditions import Condition
from forms_app.definitions.form import Block, FormFile, Include, Section, columns_of
from forms_app.definitions.problems import Problem
from forms_app.definitions.question_checks import duplicates, question_problems
from forms_app.definitions.questions import ColumnQuestion, InnerRowsQuestion, Question, RowsQuestion
from forms_app.definitions.source import Loc, ModelT, Source

# procedure -> the blocks on assistance, one of which each of its forms includes: the first, or the general encouragement that the
# form may choose in its place (GB.285/LILS/5, paragraphs 43, 46, 51)
ASSISTANCE: Mapping[str, tuple[str, ...]] = {
    "article-19": ("assistance", "assistance-open"),
    "article-22": ("assistance", "assistance-open"),
    "declaration": ("assistance", "assistance-open"),
    "article-23": ("assistance-organizations",),
}
WITHOUT_ASSISTANCE = frozenset({"article-23/reply"})  # it answers an observation and reports nothing by itself
LAWS = "laws"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a file is judged against.

    `blocks` are those that can be used, by `name@n`, and `faulty_blocks` the names of the others; `instruments` are the codes
    known (None: not checked); `in_tree` says that the file's place must agree with its code and version.
    """

    blocks: Mapping[str, Block]
    faulty_blocks: frozenset[str] = frozenset()
    instruments: frozenset[str] | None = None
    in_tree: bool = True


def block_problems(source: Source[Block], instruments: frozenset[str] | None = None) -> Iterator[Problem]:
    """What a block says that makes no sense."""
    block = source.model
    if block is None:
        return
    expected = PurePosixPath(source.file).stem
    if not source.problems and f"{block.block}@{block.version}" != expected:
        yield source.problem(("block",), "block-not-file", value=f"{block.block}@{block.version}", expected=expected)
    yield from question_problems(source, block.questions, (), block.block)
    questions = {f"{block.block}.{question.id}": question for question in block.questions}
    view = _View(questions, _columns(questions), source.faulty, instruments, in_block=True)
    for place, question in enumerate(block.questions):
        loc: Loc = ("questions", place, "show_if")
        yield from view.check(source, question.show_if, loc, block.block, f"{block.block}.{question.id}")
        yield from view.check_columns(source, question, ("questions", place), block.block, f"{block.block}.{question.id}")
        view.pass_by(f"{block.block}.{question.id}", question)
        yield from view.check_earlier_paths(source, question, ("questions", place))
    yield from view.check_checks(source, block, (), block.block)


def form_problems(source: Source[FormFile], around: Surroundings) -> Iterator[Problem]:
    """What a form says that makes no sense."""
    form = source.model
    if form is None:
        return
    if around.in_tree:
        yield from _place_problems(source, form)
    for place, code in enumerate(form.instruments if form.instruments != "any" else ()):
        if around.instruments is not None and code not in around.instruments:
            yield source.problem(("instruments", place), "unknown-instrument", value=code)
        elif code in form.instruments[:place]:
            first_line = source.line_of(("instruments", form.instruments.index(code)))
            yield source.problem(("instruments", place), "duplicate-id", value=code, first_line=first_line)
    yield from duplicates(source, [section.id for section in form.sections], ("sections",), "id")
    yield from _section_problems(source, form, around)
    yield from _include_problems(source, form, around)
    yield from _assistance_problems(source, form)


def _place_problems(source: Source[FormFile], form: FormFile) -> Iterator[Problem]:
    """Code and version that are not those of the folder and the file."""
    path = PurePosixPath(source.file)
    code = "/".join(path.parent.parts[-2:])
    faulty = {problem.path for problem in source.problems}
    if "form" not in faulty and form.form != code:
        yield source.problem(("form",), "code-not-folder", value=form.form, expected=code)
    if "version" not in faulty and form.version != path.stem:
        yield source.problem(("version",), "version-not-file", value=form.version, expected=path.stem)


def _section_problems(source: Source[FormFile], form: FormFile, around: Surroundings) -> Iterator[Problem]:
    """Questions of the form's own sections, and every condition, in the order of reading."""
    contents = [(section.id, _questions_of(section, around.blocks)) for section in form.sections]
    questions = {f"{name}.{question.id}": question for name, asked in contents for question in asked}
    unread = {section.id for section in form.sections if isinstance(section, Include) and section.include not in around.blocks}
    view = _View(questions, _columns(questions), source.faulty | unread, around.instruments, in_block=False)
    for place, section in enumerate(form.sections):
        loc: Loc = ("sections", place)
        yield from view.check(source, section.show_if, (*loc, "show_if"), section.id, "")
        if isinstance(section, Section):
            if section.block is not None:
                yield source.problem((*loc, "block"), "block-by-hand", block=section.block)
            yield from question_problems(source, section.questions, loc, "")
        for number, question in enumerate(_questions_of(section, around.blocks)):
            path = f"{section.id}.{question.id}"
            if isinstance(section, Section):
                at: Loc = (*loc, "questions", number)
                yield from view.check(source, question.show_if, (*at, "show_if"), section.id, path)
                yield from view.check_columns(source, question, at, section.id, path)
                yield from view.check_earlier_paths(source, question, at)
            view.pass_by(path, question)
        if isinstance(section, Section):
            yield from view.check_checks(source, section, loc, "")


def _questions_of(section: Section | Include, blocks: Mapping[str, Block]) -> tuple[Question, ...]:
    if isinstance(section, Section):
        return section.questions
    block = blocks.get(section.include)
    return block.questions if block else ()


def _include_problems(source: Source[FormFile], form: FormFile, around: Surroundings) -> Iterator[Problem]:
    """Blocks that are not there or cannot be used, and laws referred to without a list of laws."""
    has_laws = any(isinstance(section, Include) and section.id == LAWS for section in form.sections)
    for place, section in enumerate(form.sections):
        loc: Loc = ("sections", place)
        if isinstance(section, Include):
            name = section.include.partition("@")[0]
            if section.id != name:
                yield source.problem((*loc, "id"), "include-id", value=section.id, expected=name)
            if section.include in around.faulty_blocks:
                yield source.problem((*loc, "include"), "faulty-block", block=section.include)
            elif section.include not in around.blocks:
                known = ", ".join(sorted(around.blocks))
                yield source.problem((*loc, "include"), "unknown-block", block=section.include, known=known)
        if not has_laws:
            yield from _lawless(source, section, loc, around)


def _lawless(source: Source[FormFile], section: Section | Include, loc: Loc, around: Surroundings) -> Iterator[Problem]:
    for place, question in enumerate(_questions_of(section, around.blocks)):
        at: Loc = (*loc, "questions", place) if isinstance(section, Section) else (*loc, "include")
        asked = [(question, (*at, "to")), *((one, (*there, "to")) for one, there in _columns_with_places(question, at))]
        for one, at_target in asked:
            if one.kind == "reference" and one.to == "law":
                yield source.problem(at_target if isinstance(section, Section) else at, "laws-missing")


def _assistance_problems(source: Source[FormFile], form: FormFile) -> Iterator[Problem]:
    """A form that does not ask about assistance, or asks twice: in detail and by the general encouragement."""
    blocks = ASSISTANCE.get(form.form.split("/")[0])
    if blocks is None or form.form in WITHOUT_ASSISTANCE or any(problem.path == "form" for problem in source.problems):
        return
    if not source.faulty.isdisjoint(blocks):
        return
    included = [section.include.partition("@")[0] if isinstance(section, Include) else "" for section in form.sections]
    places = [place for place, name in enumerate(included) if name in blocks]
    if not places:
        yield source.problem(("sections",), "assistance-missing", block=blocks[0])
    elif len({included[place] for place in places}) > 1:
        yield source.problem(("sections", places[1], "include"), "assistance-twice", block=included[places[1]])


def _columns(questions: Mapping[str, Question]) -> frozenset[str]:
    return frozenset(at for path, question in questions.items() for at, _table, _column in columns_of(question, path))


def _columns_with_places(question: Question | ColumnQuestion, loc: Loc) -> Iterator[tuple[ColumnQuestion, Loc]]:
    """The columns of a table and of the tables within it, each with its place in the file."""
    if isinstance(question, RowsQuestion | InnerRowsQuestion):
        for place, column in enumerate(question.columns):
            yield column, (*loc, "columns", place)
            yield from _columns_with_places(column, (*loc, "columns", place))


class _View:
    """What the conditions of a file see as one reads on."""

    def __init__(
        self,
        questions: Mapping[str, Question],
        columns: frozenset[str],
        faulty: frozenset[str],
        instruments: frozenset[str] | None,
        *,
        in_block: bool,
    ) -> None:
        self.questions, self.columns, self.faulty = questions, columns, faulty
        self.instruments, self.in_block = instruments, in_block
        self.earlier: dict[str, Question] = {}

    def pass_by(self, path: str, question: Question) -> None:
        self.earlier[path] = question

    def check_earlier_paths(self, source: Source[ModelT], question: Question, loc: Loc) -> Iterator[Problem]:
        """Paths in `was` that the same form still asks: an answer of last time would belong to two questions."""
        asked = [(question.was, loc), *((column.was, at) for column, at in _columns_with_places(question, loc))]
        for was, at in asked:
            for place, path in enumerate(was):
                if path in self.questions or path in self.columns:
                    yield source.problem((*at, "was", place), "was-in-use", path=path)

    def check_checks(self, source: Source[ModelT], part: Section | Block, loc: Loc, block: str) -> Iterator[Problem]:
        """The problems of the checks of a section or block, and of those of its tables."""
        home = part.block if isinstance(part, Block) else part.id
        around = CheckAround(home, self.questions, self.faulty, block, outside=not self.in_block)
        yield from self._faults_of(source, part.checks, loc, around)
        for place, question in enumerate(part.questions):
            if isinstance(question, RowsQuestion):
                path = f"{home}.{question.id}"
                columns = {f"{path}.{column.id}": column for column in question.columns}
                within = CheckAround(path, columns, self.faulty, block, outside=False)
                yield from self._faults_of(source, question.checks, (*loc, "questions", place), within)

    def _faults_of(self, source: Source[ModelT], checks: tuple[Check, ...], loc: Loc, around: CheckAround) -> Iterator[Problem]:
        yield from duplicates(source, [check.id for check in checks], (*loc, "checks"), "id")
        for place, check in enumerate(checks):
            for at, code, params in check_faults(check, around):
                yield source.problem((*loc, "checks", place, *at), code, **params)

    def check(self, source: Source[ModelT], condition: Condition | None, loc: Loc, section: str, own: str) -> Iterator[Problem]:
        """The problems of a condition that stands in a section, on the question `own` or on the section itself ('')."""
        if condition is None:
            return
        around = Around(section, own, self.earlier, self.questions, self.columns, self.in_block, self.faulty, self.instruments)
        for place, code, params in condition_faults(condition, around):
            yield source.problem((*loc, *place), code, **params)

    def check_columns(
        self, source: Source[ModelT], table: Question | ColumnQuestion, loc: Loc, section: str, path: str
    ) -> Iterator[Problem]:
        """The problems of the conditions of a table's columns, which may look at the columns in front of them too."""
        if not isinstance(table, RowsQuestion | InnerRowsQuestion):
            return
        every = {f"{path}.{column.id}": column for column in table.columns}
        earlier: dict[str, Question | ColumnQuestion] = dict(self.earlier)
        for place, column in enumerate(table.columns):
            at, own = (*loc, "columns", place), f"{path}.{column.id}"
            if column.show_if is not None:
                hidden = self.columns - every.keys()
                known = {**self.questions, **every}
                around = Around(section, own, earlier, known, hidden, self.in_block, self.faulty, self.instruments, table=path)
                for step, code, params in condition_faults(column.show_if, around):
                    yield source.problem((*at, "show_if", *step), code, **params)
            earlier[own] = column
            yield from self.check_columns(source, column, at, section, own)
