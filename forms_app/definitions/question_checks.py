"""Whether single questions make sense, whatever stands around them."""

from collections.abc import Iterable, Iterator

from forms_app.definitions.patterns import pattern_fault
from forms_app.definitions.problems import Problem
from forms_app.definitions.questions import (
    ChoiceQuestion,
    ChoicesQuestion,
    ColumnQuestion,
    GridQuestion,
    InnerRowsQuestion,
    NumberQuestion,
    Question,
    RowsQuestion,
    StatementQuestion,
    TableQuestion,
    TextQuestion,
)
from forms_app.definitions.source import Loc, ModelT, Source

MOST_CELLS = 600
ATTESTATION = "attestation"  # how the names of blocks begin that may ask for what a report cannot be sent without


def question_problems(source: Source[ModelT], questions: Iterable[Question], loc: Loc, block: str) -> Iterator[Problem]:
    """What is wrong with the questions of a section or block. `block` is the block's name, '' in a form's own section."""
    questions = tuple(questions)
    yield from duplicates(source, [question.id for question in questions], (*loc, "questions"), "id")
    for place, question in enumerate(questions):
        at = (*loc, "questions", place)
        yield from _one(source, question, at, block)
        if isinstance(question, RowsQuestion):
            yield from _rows(source, question, at, block)
        elif isinstance(question, GridQuestion):
            yield from _grid(source, question, at)
        elif isinstance(question, StatementQuestion) and question.missing is not None:
            yield source.problem(at, "statement-severity")


def _one(source: Source[ModelT], question: Question | ColumnQuestion, at: Loc, block: str) -> Iterator[Problem]:
    if question.required and not block.startswith(ATTESTATION):
        yield source.problem((*at, "required"), "required-misplaced")
    match question:
        case TextQuestion(pattern=str(pattern)):
            yield from _pattern(source, pattern, (*at, "pattern"))
        case ChoiceQuestion(options=options) | ChoicesQuestion(options=options):
            yield from duplicates(source, [option.code for option in options], (*at, "options"), "code")
            if isinstance(question, ChoicesQuestion):
                yield from _numbers_of_choices(source, question, at)
        case NumberQuestion(least=float(least), most=float(most)) if least > most:
            yield source.problem((*at, "most"), "bounds-reversed", least=f"{least:g}", most=f"{most:g}")


def _numbers_of_choices(source: Source[ModelT], question: ChoicesQuestion, at: Loc) -> Iterator[Problem]:
    count, fewest, most = len(question.options), question.fewest, question.most
    if most is not None and most > count:
        yield source.problem((*at, "most"), "most-too-large", most=most, count=count)
    if fewest is not None and fewest > (most or count):
        yield source.problem((*at, "fewest"), "fewest-too-large", fewest=fewest, most=most or count)


def _pattern(source: Source[ModelT], pattern: str, at: Loc) -> Iterator[Problem]:
    match pattern_fault(pattern):
        case ("bad-pattern", detail):
            yield source.problem(at, "bad-pattern", detail=detail)
        case ("risky-pattern", reason):
            yield source.problem(at, "risky-pattern", reason=reason)


def _rows(source: Source[ModelT], question: TableQuestion, at: Loc, block: str) -> Iterator[Problem]:
    yield from duplicates(source, [column.id for column in question.columns], (*at, "columns"), "id")
    for place, column in enumerate(question.columns):
        yield from _one(source, column, (*at, "columns", place), block)
        if isinstance(column, InnerRowsQuestion):
            yield from _rows(source, column, (*at, "columns", place), block)


def _grid(source: Source[ModelT], question: GridQuestion, at: Loc) -> Iterator[Problem]:
    yield from duplicates(source, [line.code for line in question.lines], (*at, "lines"), "code")
    yield from duplicates(source, [column.code for column in question.columns], (*at, "columns"), "code")
    cells = len(question.lines) * len(question.columns)
    if cells > MOST_CELLS:
        yield source.problem(at, "grid-too-large", cells=cells, most=MOST_CELLS)


def duplicates(source: Source[ModelT], names: list[str], loc: Loc, key: str) -> Iterator[Problem]:
    """Names that stand twice in a list: `key` is where each member of the list at `loc` says its own."""
    first: dict[str, int] = {}
    for place, name in enumerate(names):
        if name in first:
            line = source.line_of((*loc, first[name], key))
            yield source.problem((*loc, place, key), "duplicate-id", value=name, first_line=line)
        else:
            first[name] = place
