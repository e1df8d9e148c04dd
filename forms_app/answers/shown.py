"""A form with its answers, as shown: what one walk gives to the review page, the PDF, Word, spreadsheets and JSON."""

from dataclasses import dataclass

from forms_app.answers.primitives import Primitive
from forms_app.definitions.questions import Severity


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence of the form and the language (BCP 47) it is really in: English where a translation is missing."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class ShownReply:
    """One pending point of a supervisory comment and the reply to it; `reply` is empty when there is none."""

    comment: str
    point: int
    kind: str
    session_year: int
    text: Words
    reply: tuple[Primitive, ...]


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """One question as asked and its answer; `answer` is empty when there is none.

    `missing` says what the empty answer means. `language` (BCP 47) is that of the texts its writer wrote.
    """

    path: str
    kind: str
    prompt: Words
    help: Words | None
    reference: tuple[str, ...]
    answer: tuple[Primitive, ...]
    language: str
    binding: bool = False
    missing: Severity | None = None
    replies: tuple[ShownReply, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownSection:
    """One section with its visible questions, in order."""

    id: str
    title: Words
    help: Words | None
    block: str | None
    questions: tuple[ShownQuestion, ...]
