"""How much work a form asks for: its questions by kind, the words to read, and an estimate of the minutes.

The minutes are estimates of ours for comparing forms and versions with each other, not measurements: each stands below with
its reason, to be replaced when times of real reports are known. What depends on other answers is counted apart, for nobody
knows beforehand whether it will be asked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms_app.definitions import conditions as said
from forms_app.definitions.conditions import Condition
from forms_app.definitions.fact_conditions import fact_holds
from forms_app.definitions.form import Definition, Section, section_words
from forms_app.definitions.questions import (
    ColumnQuestion,
    CommentReplyQuestion,
    GridQuestion,
    InnerRowsQuestion,
    Question,
    RowsQuestion,
)
from forms_app.definitions.texts import path_of

_ON_UNRATIFIED = ("article-19", "declaration")  # procedures by which a State reports on what it has not ratified

MANY = 120  # questions of a report without changes: beyond, a form asks for more than one person can keep in view

MINUTES: Mapping[str, float] = {  # that one answer takes, by kind
    "text": 2,  # a name or a title that the writer has to look up
    "narrative": 20,  # about a page, written from material at hand; gathering it from other authorities is not counted
    "choice": 1,  # a decision between a few options
    "choices": 1.5,  # as a choice, once for each of several options
    "date": 1,  # looked up
    "period": 1.5,  # two dates
    "number": 3,  # looked up in a table of the administration
    "money": 3,  # as a number
    "reference": 0.5,  # chosen from a list
    "file": 5,  # found, brought into a usable format and uploaded
    "statement": 0,  # takes no answer; its words are read
    "grid": 10,  # finding the source of the figures; each cell counts besides
    "rows": 0,  # its columns count, for as many rows as ROWS says
    "comment_reply": 45,  # a reply to one point: its facts, and agreement on its words
}
CELL = 0.5  # copying one figure of a grid from its source
ROWS = 2  # entries taken for written in each table: with one it would be a question, with more a habit
WORDS_A_MINUTE = 180  # adults read general prose at about 240; law, in what is often not their first language, more slowly


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a request before anything is answered. `ratified` is None where it is not known."""

    first_report: bool = False
    detailed: bool = False
    pending_comments: bool = False
    federal: bool = False
    ratified: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """Questions by kind, English words to read, and estimated minutes to read and answer."""

    kinds: Mapping[str, int]
    words: int
    minutes: int

    @property
    def questions(self) -> int:
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Burden:
    """What a form asks in one situation: in any case, and besides where other answers bring it up."""

    asked: Load
    may_be_asked: Load


def first_report(definition: Definition) -> Situation:
    """A detailed first report by a State that is not federal, on all instruments of the form; where reports are on what is not
    ratified, by a State that has ratified none of them."""
    ratified = _none(definition) if definition.procedure in _ON_UNRATIFIED else _instruments(definition)
    return Situation(first_report=True, detailed=True, ratified=ratified)


def later_report(definition: Definition) -> Situation:
    """The simplest case: a later report, no detailed one, without pending comments, of a State that has ratified all instruments
    of the form; under the Declaration none of them, for who has ratified all is not asked."""
    ratified = _none(definition) if definition.procedure == "declaration" else _instruments(definition)
    return Situation(ratified=ratified)


def burden(definition: Definition, situation: Situation) -> Burden:
    """What a form asks of who answers it in a situation."""
    found: dict[str, bool | None] = {}
    loads = {True: _Sum(), None: _Sum()}
    loads[True].words += _count((definition.title, definition.help))
    for section in definition.sections:
        shown = _holds(section.show_if, section.id, situation, found)
        parts = [(question, _asked(question, section, shown, situation, found)) for question in section.questions]
        states = [state for _question, state in parts if state is not False]
        if not states:
            continue  # a section without any question to show is not shown
        heading = True if True in states else None
        loads[heading].words += _heading_words(section)
        for question, state in parts:
            if state is not False:
                loads[state].add(question)
                _add_columns(question, f"{section.id}.{question.id}", state, situation, found, loads)
    return Burden(loads[True].load(), loads[None].load())


def _instruments(definition: Definition) -> frozenset[str] | None:
    return None if definition.instruments == "any" else frozenset(definition.instruments)


def _none(definition: Definition) -> frozenset[str] | None:
    return None if definition.instruments == "any" else frozenset()


class _Sum:
    """A load while it is counted."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.words = 0
        self.minutes = 0.0

    def add(self, question: Question | ColumnQuestion, times: int = 1, *, counts: bool = True) -> None:
        """Count a question, or a column that is answered several times and is no question of its own."""
        if counts and question.answerable:
            self.kinds[question.kind] += 1
        self.words += _count(text for face, text in question.words() if not face.startswith("check."))  # shown when it fails
        minutes = MINUTES[question.kind]
        if isinstance(question, GridQuestion):
            minutes += CELL * len(question.lines) * len(question.columns)
        self.minutes += minutes * times

    def load(self) -> Load:
        return Load(dict(self.kinds), self.words, round(self.minutes + self.words / WORDS_A_MINUTE))


def _add_columns(
    question: Question | ColumnQuestion,
    path: str,
    state: bool | None,
    situation: Situation,
    found: dict[str, bool | None],
    loads: Mapping[bool | None, _Sum],
    times: int = ROWS,
) -> None:
    """Count the columns of a table, each for all of its rows."""
    if not isinstance(question, RowsQuestion | InnerRowsQuestion):
        return
    for column in question.columns:
        at = f"{path}.{column.id}"
        here = found[at] = _both(state, _holds(column.show_if, "", situation, found))
        if here is not False:
            loads[here].add(column, times, counts=False)
            _add_columns(column, at, here, situation, found, loads, times * ROWS)


def _asked(
    question: Question, section: Section, shown: bool | None, situation: Situation, found: dict[str, bool | None]
) -> bool | None:
    """Whether a question is asked: None where other answers decide. Noted for the conditions of later ones."""
    path = f"{section.id}.{question.id}"
    if isinstance(question, CommentReplyQuestion) and not situation.pending_comments:
        found[path] = False
    else:
        found[path] = _both(shown, _holds(question.show_if, section.id, situation, found))
    return found[path]


def _holds(condition: Condition | None, section_id: str, situation: Situation, found: Mapping[str, bool | None]) -> bool | None:
    """Whether a condition holds while no answer is known: None where answers decide, as `answers/visibility.py` then judges."""
    match condition:
        case None:
            return True
        case said.Both(and_=parts):
            return _all(_holds(part, section_id, situation, found) for part in parts)
        case said.Either(or_=parts):
            return _not(_all(_not(_holds(part, section_id, situation, found)) for part in parts))
        case said.Not(not_=part):
            return _not(_holds(part, section_id, situation, found))
        case _:
            references = tuple(said.references(condition))
            if not references:
                return fact_holds(condition, situation)
            hidden = any(found.get(path_of(reference, section_id)) is False for reference in references)
            return False if hidden else None  # what is not asked has no answer


def _all(parts: Iterable[bool | None]) -> bool | None:
    values = set(parts)
    if False in values:
        return False
    return None if None in values else True


def _both(first: bool | None, second: bool | None) -> bool | None:
    return _all((first, second))


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _heading_words(section: Section) -> int:
    own = {f"{section.id}.title", f"{section.id}.help"}
    return _count(text for key, text in section_words(section.id, section) if key in own)


def _count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
