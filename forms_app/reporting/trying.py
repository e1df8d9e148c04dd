"""Trying a form out: the situation of a request that nobody made, and what a form asks in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from forms_app.answers.facts import Facts, PendingPoint
from forms_app.answers.laws import with_laws
from forms_app.answers.numbering import numbers
from forms_app.answers.terms import Joined, Term, terms
from forms_app.answers.visibility import visible
from forms_app.definitions.conditions import Both, Condition, Either, Not, Ratified
from forms_app.definitions.form import Definition, Form, Section, Wording
from forms_app.definitions.questions import CommentReplyQuestion, Question
from forms_app.records.queries.world import World
from forms_app.records.reports import Report
from forms_app.records.unit_of_work import Session
from forms_app.reporting.drafts import Draft
from forms_app.reporting.errors import UnknownError
from forms_app.reporting.known import known_for


@dataclass(frozen=True, slots=True)
class Situation:
    """Which unit reports, for the first time or again, with comments pending or not; `ratified` are instruments in force."""

    unit_code: str
    first_report: bool = True
    detailed: bool = True
    pending: bool = False
    federal: bool = False
    ratified: frozenset[str] = frozenset()

    def facts(self, points: tuple[PendingPoint, ...]) -> Facts:
        """The facts of such a request; `points` are those that await a reply where any do."""
        return Facts(self.ratified, self.first_report, self.detailed, self.federal, points if self.pending else ())


def usual_situation(world: World, definition: Definition, unit_code: str, today: date) -> Situation:
    """A first, detailed report of a unit. As far as ratifications are known they count, else all that the form asks about is
    taken for ratified. Raises UnknownError: unknown-unit."""
    if unit_code not in world.units:
        raise UnknownError("unknown-unit", {"code": unit_code[:20]})
    named = frozenset(instruments_of(definition))
    known = world.in_force_for(unit_code, today) & named
    return Situation(unit_code, federal=bool(world.units[unit_code].federal), ratified=known or named)


def made_up_points(definition: Definition, today: date, words: str, locale: str) -> tuple[PendingPoint, ...]:
    """Two points of a comment that does not exist; `words` say so."""
    instrument = definition.instruments[0] if definition.instruments != "any" else "C029"
    points = (PendingPoint(f"{instrument}-TRIAL", 1, "observation", instrument, today.year - 1, words, locale),)
    return (*points, replace(points[0], point=2))


def instruments_of(definition: Definition) -> list[str]:
    """The instruments that matter to a form: those it is for, and those its conditions look at."""
    found = set() if definition.instruments == "any" else set(definition.instruments)
    for section in definition.sections:
        for condition in (section.show_if, *(question.show_if for question in section.questions)):
            found |= _ratified(condition)
    return sorted(found)


def trial_draft(session: Session, form: Form, situation: Situation, facts: Facts, locale: str) -> Draft:
    """A draft that is of no report, with nothing answered: nothing of it is ever stored."""
    definition = form.definition
    instruments = definition.instruments if definition.instruments != "any" else instruments_of(definition)
    report = Report(
        key="trial",
        procedure=definition.procedure,
        unit_code=situation.unit_code,
        instruments="+".join(instruments),
        form_language=locale,
        language=locale,
    )
    return Draft(report, form, facts, {}, with_laws(known_for(session, situation.unit_code, {}, locale), {}))


@dataclass(frozen=True, slots=True)
class Line:
    """A section or a question of a form that is tried out. Where it is not asked, `why` says under which condition it would be
    (None: under none that the form knows). `number` is '' for a statement."""

    number: str
    words: str
    is_section: bool
    is_asked: bool
    why: Term | Joined | None = None


def outline(form: Form, facts: Facts, locale: str) -> Iterator[Line]:
    """Every section and question in order, before anything is answered; of a section that is not asked only itself."""
    definition, wording = form.definition, form.wording(locale)
    shown, numbered = visible(definition, {}, facts), numbers(definition)
    for place, section in enumerate(definition.sections, 1):
        asked = section.id in shown.sections
        yield Line(str(place), wording.of(f"{section.id}.title"), True, asked, None if asked else why_not(section, wording))
        for question in section.questions if asked else ():
            path = f"{section.id}.{question.id}"
            why = None if path in shown.questions else _condition_of(question, section.id, wording)
            yield Line(numbered.get(path, ""), wording.of(f"{path}.prompt"), False, path in shown.questions, why)


def why_not(section: Section, wording: Wording) -> Term | Joined | None:
    """The condition under which a section would be asked: its own, else that one of its questions would be."""
    if section.show_if is not None:
        return terms(section.show_if, section.id, wording)
    conditions = dict.fromkeys(_condition_of(question, section.id, wording) for question in section.questions)
    parts = tuple(part for part in conditions if part is not None)
    return Joined("or", parts) if len(parts) > 1 else next(iter(parts), None)


def _condition_of(question: Question, section_id: str, wording: Wording) -> Term | Joined | None:
    own = None if question.show_if is None else terms(question.show_if, section_id, wording)
    if not isinstance(question, CommentReplyQuestion):
        return own
    pending = Term("pending_comments")
    return pending if own is None else Joined("and", (pending, own))


def _ratified(condition: Condition | None) -> set[str]:
    match condition:
        case Both(and_=parts) | Either(or_=parts):
            return set().union(*(_ratified(part) for part in parts))
        case Not(not_=part):
            return _ratified(part)
        case Ratified(ratified=instrument):
            return {instrument}
        case _:
            return set()
