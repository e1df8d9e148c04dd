"""A report as it is shown: sections, questions and answers with their words chosen. One structure for every rendering."""

from dataclasses import dataclass
from datetime import datetime

from forms_app.answers.blanks import Blank
from forms_app.answers.primitives import Primitive
from forms_app.definitions.conditions import Condition
from forms_app.definitions.severity import Severity


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote an answer (name as shown), when (UTC, aware), and in which language (BCP 47)."""

    by: str
    at: datetime
    language: str


@dataclass(frozen=True, slots=True)
class ShownReply:
    """One pending point of a supervisory comment, in its own words, and the reply to it (empty when there is none)."""

    comment: str
    point: int
    kind: str
    instrument: str
    session_year: int
    text: str
    language: str  # of the point's text, BCP 47
    reply: tuple[Primitive, ...] = ()
    written: Written | None = None

    @property
    def key(self) -> str:
        return f"{self.comment}#{self.point}"


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as asked and its answer (empty when there is none, or none is asked).

    `language` is what the prompt is really in. `missing` says what it means that the answer is empty. `written` has
    each writer once, with the latest time, the last writer last. `notes` are the form's own words for what does not agree in
    the answers. `blank` and `show_if` stand only in a blank form.
    """

    path: str
    kind: str
    reference: tuple[str, ...]
    prompt: str
    help: str
    language: str
    answer: tuple[Primitive, ...] = ()
    missing: Severity | None = None
    binding: bool = False
    replies: tuple[ShownReply, ...] = ()
    written: tuple[Written, ...] = ()
    notes: tuple[str, ...] = ()
    blank: Blank | None = None
    show_if: Condition | None = None

    @property
    def is_answered(self) -> bool:
        return bool(self.answer) or any(reply.reply for reply in self.replies)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section with the questions shown in it. `block` is "assistance@1" where many forms share it."""

    id: str
    title: str
    help: str
    language: str
    block: str | None
    questions: tuple[ShownQuestion, ...]
    show_if: Condition | None = None
