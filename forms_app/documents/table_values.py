"""What the tables of a year print: frozen values, as in `values.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from forms_app.documents.values import Act, AssistanceNeeded, AssistanceReceived, Side


@dataclass(frozen=True, slots=True)
class CodeLabel:
    """A code of a list (`assistance-kind`), and what it stands for in the reader's language."""

    list: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """What the forms ask for in a column of the tables: `column` names it within its block (`received.kind`), `path` in the form.
    `prompt` is in the reader's language, `provisions` as forms name them."""

    column: str
    path: str
    block: str
    forms: tuple[str, ...]
    prompt: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request and what came of it; `state`, `reasons` and `region` as shown, each beside its codes."""

    key: str
    procedure: str
    unit_code: str
    unit: str
    instruments: tuple[str, ...]
    year: int
    form: str
    reasons: tuple[str, ...]
    due: date
    state: str
    received: date | None = None
    state_code: str = ""
    reason_codes: tuple[str, ...] = ()
    region_code: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """One submission; `sent_at` is aware, in UTC."""

    reference: str
    version: int
    unit_code: str
    unit: str
    instruments: tuple[str, ...]
    year: int
    side: Side
    party: str
    act: Act
    form: str
    form_version: str
    language: str
    received_on: date
    sent_at: datetime
    examined_in: int
    digest: str
    region_code: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables behind a volume, for a spreadsheet; `selection` says in words what was chosen and what was left out.

    `codes` are those of the units, regions and instruments in them and of the forms' options, `asked` what the forms ask.
    """

    year: int
    requests: tuple[RequestLine, ...]
    submissions: tuple[SubmissionLine, ...]
    assistance_received: tuple[AssistanceReceived, ...]
    assistance_needed: tuple[AssistanceNeeded, ...]
    made_by: str
    made_at: datetime
    demonstration: bool = False
    selection: str = ""
    codes: tuple[CodeLabel, ...] = ()
    asked: tuple[AskedColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class PointLine:
    """One point of a comment that awaits a reply; `text` is the point's."""

    comment: str
    point: int
    kind: str
    unit_code: str
    instrument: str
    session_year: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Package:
    """The tables with what they speak of: points of comments, and the names of units and instruments by code. `newest` are the
    references of the versions that stand for their report."""

    tables: Tables
    points: tuple[PointLine, ...]
    units: Mapping[str, str]
    instruments: Mapping[str, str]
    newest: tuple[str, ...]
