"""What is wrong with an answer or an import file, as a code and parameters; the words are chosen where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms_app.answers.address import Address
from forms_app.definitions.severity import Severity

Param = str | int | float

# Every code, with the names of the parameters its sentence may use. A table of wordings is complete when it has
# a sentence for each key of this one.
CODES: Mapping[str, tuple[str, ...]] = {
    # an answer cannot be read (UnreadableError)
    "wrong-type": ("expected",),  # expected: text, number, list, mapping
    "broken-character": (),  # half a character (a lone surrogate): the text was damaged on its way
    "too-long": ("most", "length"),  # characters
    "unknown-option": ("code",),
    "not-a-date": (),
    "incomplete-date": (),  # day, month or year is missing
    "year-out-of-range": ("least", "most"),
    "not-a-number": (),
    "too-precise": ("digits",),  # more significant digits than can be kept
    "too-many-decimals": ("decimals",),
    "amount-missing": (),
    "currency-missing": (),
    "unknown-currency": ("code",),
    "currency-not-offered": ("code",),
    "unknown-instrument": ("code",),
    "unknown-unit": ("code",),
    "unknown-organization": ("code",),
    "unknown-law": ("code",),
    "code-and-name": (),  # an organization given both by its code and by a name
    "not-a-digest": (),
    "file-name-missing": (),
    "unknown-file": ("name",),
    "no-answer-asked": (),  # an answer to a statement
    "not-a-row-id": (),
    "repeated-row": ("row",),
    "too-many-rows": ("most", "count"),
    "unknown-line": ("code",),
    "unknown-column": ("code",),
    "unknown-key": ("key",),
    # an answer can be read, but something is missing or doubtful (findings)
    "missing": (),
    "unanswered-point": ("comment", "point"),
    "empty-row": (),
    "pattern-not-matched": (),
    "too-many-chosen": ("most", "count"),
    "too-few-chosen": ("fewest", "count"),
    "too-small": ("least",),
    "too-large": ("most",),
    "period-without-start": (),
    "period-without-end": (),
    "period-reversed": ("start", "end"),  # ISO dates
    "check-failed": ("check", "message"),  # key among the form's words, the words in English
    # an import file
    "not-utf-8": ("position",),  # bytes from the start
    "not-json": ("line", "column"),
    "too-deep": (),
    "repeated-key": ("key",),
    "missing-key": ("key",),
    "bad-value": ("expected",),  # expected: name of a form in EXPECTED of envelope_reading.py
    "repeated-instrument": ("code",),
    "unknown-path": ("path",),
    "hidden-answer": ("path",),
    "unknown-point": ("comment", "point"),
    "repeated-point": ("comment", "point"),
    "language-without-answer": ("path",),
    "language-of-no-text": ("path",),  # of a choice, a number, a table
    "file-not-listed": ("name",),
    "file-not-used": ("name",),
}


def _check(code: str, params: Mapping[str, Param]) -> None:
    """A code without its parameters could not be put into words: a mistake of the program, found where it is made."""
    if set(CODES[code]) != set(params):
        raise ValueError(f"problem {code!r} takes {CODES[code]}, not {tuple(params)}")


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """One thing to mend.

    `part` names the piece of a compound value ('from', 'amount', '<line>.<column>' of a grid) or is ''.
    `code` is one of `CODES`; `params` are what its sentence needs (numbers, dates, codes), never words.
    """

    address: Address
    code: str
    severity: Severity = Severity.ERROR
    part: str = ""
    params: Mapping[str, Param] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check(self.code, self.params)


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """One thing to mend in an import file: `where` is a JSON Pointer (RFC 6901) into it, '' for the whole."""

    where: str
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check(self.code, self.params)


def pointer(*steps: str | int) -> str:
    """A JSON Pointer (RFC 6901) into an import file; '' without steps. What a stranger wrote is shortened."""
    return "".join("/" + excerpt(step, 200).replace("~", "~0").replace("/", "~1") for step in steps)


class UnreadableError(Exception):
    """A raw value cannot be read as an answer of its kind: carries every problem found in it."""

    def __init__(self, problems: tuple[AnswerProblem, ...]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


def refused(address: Address, code: str, part: str = "", /, **params: Param) -> UnreadableError:
    """The error for a single problem."""
    return UnreadableError((AnswerProblem(address, code, part=part, params=params),))


def excerpt(raw: object, most: int = 60) -> str:
    """A piece of refused input that is safe to show in a message: so many characters, the unprintable escaped."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in str(raw)[:most])[:most]
