"""What a save led to, put beside its field: problems, warnings, two versions."""

from collections.abc import Iterable, Mapping, Sequence

from forms_app.answers.address import Address
from forms_app.answers.kind import Parts
from forms_app.answers.kinds import kind_of
from forms_app.answers.placing import asked_at
from forms_app.answers.problems import AnswerProblem, UnreadableError
from forms_app.definitions.severity import Severity
from forms_app.records.queries.answers import StoredAnswer
from forms_app.reporting.drafts import Draft
from forms_app.web.fields.base import AnswerField, Dispute
from forms_app.web.filling.plain import in_plain_words
from forms_app.web.wording.answer_problems import problem_words, travelling
from forms_app.web.wording.dates import moment


def dispute(draft: Draft, address: Address, parts: Parts, theirs: StoredAnswer, locale: str) -> Dispute:
    """Both versions in words: the one that was sent and not saved, and the one that stands in the records."""
    return Dispute(
        mine=_mine(draft, address, parts, locale),
        theirs=in_plain_words(draft, address, theirs.value, locale),
        who=theirs.person_name,
        when=moment(theirs.at),
        revision=theirs.revision,
    )


def _mine(draft: Draft, address: Address, parts: Parts, locale: str) -> str:
    question = asked_at(draft.definition, address)
    if question is None:
        return ""
    kind = kind_of(question)
    try:
        value = kind.read(question, kind.from_parts(question, parts), address, draft.known)
    except UnreadableError:  # cannot be, since it was read before it was disputed; shown as typed all the same
        return "\n".join(text for texts in parts.values() for text in texts)
    return in_plain_words(draft, address, value, locale)


def put_problems(field: AnswerField, problems: Iterable[AnswerProblem]) -> None:
    """Say beside the field what cannot be read."""
    found = tuple(problems)
    field.problems = list(dict.fromkeys(problem_words(problem) for problem in found))
    field.wrong_parts = frozenset(problem.part for problem in found)


def warnings(draft: Draft, section_id: str, locale: str) -> Mapping[Address, tuple[Sequence[str], Sequence[str]]]:
    """(expected, advice), each a list of sentences, for each answer of a section that has a warning."""
    wording = draft.form.wording(locale)
    found: dict[Address, tuple[list[str], list[str]]] = {}
    begun = {address.table for address in draft.sheet if address.row is not None}
    for problem in draft.findings():
        path = problem.address.path
        is_new_row = draft.definition.column(path) is not None and problem.address.table not in begun
        if path.partition(".")[0] == section_id and problem.code not in _SHOWN_OTHERWISE and not is_new_row:
            kinds = found.setdefault(problem.address, ([], []))
            kinds[problem.severity == Severity.ADVICE].append(problem_words(problem, wording))
    return {address: (travelling(expected), advice) for address, (expected, advice) in found.items()}


_SHOWN_OTHERWISE = frozenset({"empty-row"})  # a new entry is empty for a while: said on the review page, not at once
