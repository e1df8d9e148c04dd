"""What documents print: frozen values that reporting builds from the records, and that no renderer changes.

Every name, title and label is already in the language it is to be printed in; dates, times and numbers stay values, which
the document's locale writes. Times are aware and in UTC; documents show them in Geneva's time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from forms_app.answers.changes import ToldSection
from forms_app.answers.primitives import FileName, Span
from forms_app.answers.shown import ShownSection
from forms_app.definitions.form import Form
from forms_app.documents.limits import Cause

# Raise it when the same value would give another document: renderings are recorded with it, documents of forms are kept under it.
TEMPLATE_VERSION = "10"

Side = Literal["government", "workers", "employers", "committee", "office"]
Act = Literal["report", "observation", "reply"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: a side, and the party's name as shown."""

    side: Side
    name: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument: its code (`C029`) and its title as shown."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a form, in which document, and when."""

    body: str
    document: str
    date: date


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a passage comes from.

    `reference` is the submission's (`3f9k2.1`), `version` its n, `language` BCP 47 of its answers, `digest` the SHA-256 of
    its content in hexadecimal. `person` is empty for what the registry entered from paper; then `received_on` says when
    the paper came.
    """

    reference: str
    party: str
    person: str
    at: datetime
    version: int
    language: str
    digest: str
    form: str
    form_version: str
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class About:
    """The submission that an observation or a reply speaks of: who sent it, what it is, and which version of it."""

    party: str
    title: str
    reference: str
    version: int
    sent_on: date


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """One submission as it was sent: a government's report or reply, or an organization's observation.

    `sections` are in `form_language`, `form_title` in `form_title_language`. `numbers` has those of sections by id and of
    questions by path, as on the pages and on the empty form. `approval` is None for a model form. `year` is that of the
    Committee's session.
    """

    act: Act
    unit: str
    instruments: tuple[Instrument, ...]
    year: int
    period: Span | None
    form_title: str
    form_title_language: str
    form_language: str
    approval: Approval | None
    voice: Voice
    provenance: Provenance
    sections: tuple[ShownSection, ...]
    numbers: Mapping[str, str]
    about: About | None = None
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a submission communicated to an organization (article 23(2) of the ILO Constitution)."""

    organization: str
    side: Side
    on: date


@dataclass(frozen=True, slots=True)
class ReceiptDocument:
    """What the Office confirms to have received. `answered` counts questions; `unanswered` has the words of those that
    were expected and came without an answer. `verify_url` is where a digest can be checked; empty where there is none."""

    report: ReportDocument
    due: date | None = None
    answered: int = 0
    unanswered: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    files: tuple[FileName, ...] = ()
    verify_url: str = ""


@dataclass(frozen=True, slots=True)
class NoticeDocument:
    """What stands in a volume in place of a submission that cannot be set in type: why, and where its content can be had.

    `figures` tell of the cause: the limits, or the columns of a table. The addresses are those of its page and of its export.
    """

    report: ReportDocument
    cause: Cause
    figures: Mapping[str, int]
    page: str
    export: str


@dataclass(frozen=True, slots=True)
class BlankDocument:
    """An empty form to read, discuss or fill in by hand. Without `unit` it is nobody's in particular."""

    form: Form
    instruments: tuple[Instrument, ...] = ()
    published: bool = True
    unit: str = ""
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class CommentPassage:
    """A comment of the supervisory bodies that awaits a reply; its points are numbered from 1. `kind` is as in the records
    (observation, direct-request, general-observation, conclusions). `replies` has for each point the places in the volume that
    reply to it (`<reference>/<place>`), `id` what replies name it by."""

    voice: Voice
    kind: str
    instrument: str
    session_year: int
    points: tuple[str, ...]
    text: str
    language: str
    replies: tuple[tuple[str, ...], ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision that a submission speaks of, as forms name it (`C029 Art. 2(2)(c)`), and the places in its document where it
    does so, in their order."""

    provision: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentPassage:
    """A submission as a volume knows it: its own document, kept under its `reference`, stands in the volume as it is.

    `instruments` are codes. `about` is the reference of the submission that it speaks of. `copies` are those of which the
    volume's reader may know.
    """

    act: Act
    voice: Voice
    unit: str
    instruments: tuple[str, ...]
    provenance: Provenance
    about: str = ""
    cited: tuple[Cited, ...] = ()
    copies: tuple[Copy, ...] = ()

    @property
    def reference(self) -> str:
        """The submission's: the key of its document in the volume."""
        return self.provenance.reference


Passage = SentPassage | CommentPassage


@dataclass(frozen=True, slots=True)
class Chapter:
    """All that was said of one or several instruments in one unit, in the order it is printed; each voice apart.

    `by_instrument` says that its name begins with the instruments, as chapters then are in their order.
    """

    unit: str
    instruments: tuple[Instrument, ...]
    passages: tuple[Passage, ...]
    by_instrument: bool = False


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A line of the lists of reports received and missing: dates in Geneva; `received` is None for a missing one.

    What came in time stays in time however often it is amended: `received` is the day of the first version, `amended` that
    of the one printed, `version`, where it is a later one. `voluntary` says that no request was made for it. `reference` is the
    submission's; a missing one has none.
    """

    unit: str
    instruments: tuple[str, ...]
    form: str
    due: date | None
    received: date | None = None
    voluntary: bool = False
    version: int = 1
    amended: date | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class AssistanceReceived:
    """One line of assistance received, as a report states it; labels as shown, texts in the report's language. `place` is where
    it stands in the report's document."""

    unit_code: str
    unit: str
    instruments: tuple[str, ...]
    reference: str
    language: str
    kind: str
    provider: str = ""
    period: Span | None = None
    articles: str = ""
    project: str = ""
    law: str = ""
    practice: str = ""
    reporting: str = ""
    rating: str = ""
    evidence: str = ""
    kind_code: str = ""
    provider_code: str = ""
    rating_code: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class AssistanceNeeded:
    """One line of assistance needed, likewise; or, with `told` alone, the answer to the general encouragement."""

    unit_code: str
    unit: str
    instruments: tuple[str, ...]
    reference: str
    language: str
    problem: str = ""
    articles: str = ""
    kinds: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    urgency: str = ""
    rank: Decimal | None = None
    resources: str = ""
    share: str = ""
    kind_codes: tuple[str, ...] = ()
    beneficiary_codes: tuple[str, ...] = ()
    urgency_code: str = ""
    share_code: str = ""
    told: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """What is compiled for the Committee of Experts: `year` is that of its session, `selection` says in words what was
    chosen and what was left out ("Forced labour, without observations", "All").

    `reader` is the role of the person for whom it was made, empty for a command of the Office's machine. `verify_url` is where
    a digest can be checked; empty where there is none. `left_out` names the voices that were not wanted
    (observations, replies, comments).
    """

    year: int
    selection: str
    chapters: tuple[Chapter, ...]
    received: tuple[ListedReport, ...]
    missing: tuple[ListedReport, ...]
    assistance_received: tuple[AssistanceReceived, ...]
    assistance_needed: tuple[AssistanceNeeded, ...]
    made_by: str
    made_at: datetime
    demonstration: bool = False
    reader: str = ""
    verify_url: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def sent(self) -> tuple[SentPassage, ...]:
        """Every submission in it, in the order of the chapters."""
        return tuple(one for chapter in self.chapters for one in chapter.passages if isinstance(one, SentPassage))


@dataclass(frozen=True, slots=True)
class ChangesDocument:
    """What one version of a form changes, compared with an older one; the sentences are in the document's language."""

    form: str
    title: str
    title_language: str
    older: str
    newer: str
    sections: tuple[ToldSection, ...]
    demonstration: bool = False
