"""Believable volumes, receipts, forms and tables, made from the reports of samples.py."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from forms_app.answers.primitives import Span
from forms_app.definitions.form import Definition, Form
from forms_app.documents.assembly.preparing import prepared
from forms_app.documents.report import render_report
from forms_app.documents.table_values import RequestLine, SubmissionLine, Tables
from forms_app.documents.values import (
    AssistanceNeeded,
    AssistanceReceived,
    BlankDocument,
    Chapter,
    CommentPassage,
    Copy,
    ListedReport,
    ReceiptDocument,
    ReportDocument,
    SentPassage,
    Voice,
    Volume,
)
from forms_app.documents.volume import assemble_order, order_volumes
from forms_app.documents.volume_archive import for_archive
from tests.documents.samples import DIGEST, FORCED_LABOUR, SENT, observation, provenance, report

MADE = datetime(2026, 10, 1, 7, 30, tzinfo=UTC)

RECEIVED = (
    AssistanceReceived(
        "XAA",
        "Aldria",
        ("C029", "P029"),
        "k3f9q2.1",
        "en",
        "Training course or fellowship",
        provider="Decent Work Team",
        period=Span(date(2025, 5, 4), date(2025, 5, 16)),
        articles="Art. 25",
        practice="46 inspectors were trained; *eleven cases* have gone to the prosecutor since.",
        rating="Something: there is progress that can be shown",
    ),
    AssistanceReceived(
        "XAB", "Borduria", ("C029",), "z8c1aa.2", "en", "Training course or fellowship", rating="Too early to say"
    ),
    AssistanceReceived(
        "XAB", "Borduria", ("C029",), "z8c1aa.2", "en", "Advisory mission or expert advice", law="A bill was drafted."
    ),
)
NEEDED = (
    AssistanceNeeded(
        "XAA",
        "Aldria",
        ("C029", "P029"),
        "k3f9q2.1",
        "en",
        "Labour inspectors have no right of entry to places where domestic workers live and work.",
        articles="Art. 25; direct request of 2024, point 2",
        kinds=("Comments on draft legislation or help with drafting", "Training course or fellowship"),
        beneficiaries=("Labour inspectorate",),
        urgency="Within six months",
        rank=Decimal(1),
        share="Yes, within the Office, including its field offices",
    ),
    AssistanceNeeded(
        "XAB",
        "Borduria",
        ("C111",),
        "m5t2w8.1",
        "en",
        told="A seminar of 2024 led to the bill on equality; the judges who are to apply it have asked for the same.",
    ),
)


def sent() -> dict[str, ReportDocument]:
    """What a chapter holds, by the beginning of its reference: a report, both sides' observations, a reply."""
    workers = observation("workers")
    reply = replace(workers, act="reply", voice=report().voice, provenance=provenance(reference="k3f9q2-r.1"))
    return {"report": report(), "workers": workers, "employers": observation("employers"), "reply": reply}


def volume(chapters: int = 2) -> Volume:
    """A volume on forced labour: each chapter with a report, both sides' observations, a reply and a pending comment."""
    comment = CommentPassage(
        Voice("committee", "Committee of Experts"),
        "direct-request",
        "C029",
        2024,
        ("Please indicate how many victims received legal aid.", "Please supply a copy of the decree on prison work."),
        "",
        "en",
    )
    units = ("Aldria", "Borduria", "Caledia", "Dravonia")
    return Volume(
        year=2026,
        selection="Forced Labour Convention, 1930 (No. 29)",
        chapters=tuple(Chapter(units[place % 4], FORCED_LABOUR, (comment, *_passages(place))) for place in range(chapters)),
        received=(
            ListedReport("Aldria", ("C029", "P029"), "article-22/C029", date(2026, 9, 1), date(2026, 8, 27)),
            ListedReport("Borduria", ("C029",), "article-22/C029", date(2026, 9, 1), date(2026, 9, 15)),
            ListedReport("Caledia", ("C029",), "article-22/C029", None, date(2026, 9, 2), voluntary=True),
        ),
        missing=(ListedReport("Dravonia", ("C029",), "article-22/C029", date(2026, 9, 1)),),
        assistance_received=RECEIVED,
        assistance_needed=NEEDED,
        made_by="International Labour Office",
        made_at=MADE,
        demonstration=True,
    )


def _passages(place: int) -> Iterator[SentPassage]:
    for name, one in sent().items():
        yield passage(f"{name}-{place}.1", one)


def passage(reference: str, one: ReportDocument) -> SentPassage:
    """A document as a volume knows it."""
    source = replace(one.provenance, reference=reference)
    return SentPassage(one.act, one.voice, one.unit, tuple(named.code for named in one.instruments), source)


@cache
def _printed(name: str, locale: str) -> bytes:
    return prepared(render_report(sent()[name], locale), locale)


def files(folder: Path, made: Volume, locale: str = "en") -> dict[str, Path]:
    """The pieces of a volume's submissions, by reference."""
    found = {}
    for passage in (one for chapter in made.chapters for one in chapter.passages if isinstance(one, SentPassage)):
        found[passage.reference] = folder / f"{passage.reference}.sent"
        found[passage.reference].write_bytes(_printed(passage.reference.partition("-")[0], locale))
    return found


def made_set(folder: Path, value: Volume, locale: str = "en", most: int = 2000) -> list[Path]:
    """The volumes of a value, in files of a folder."""
    orders = order_volumes(value, locale, files(folder, value, locale), folder, "volume", most)
    for order in orders:
        assemble_order(order, folder)
    return [folder / order.name for order in orders]


def archived_set(folder: Path, value: Volume, contents: Mapping[str, str], most: int = 2000) -> list[Path]:
    """The same for the archive."""
    orders = order_volumes(value, "en", files(folder, value), folder, "archive", most)
    for order in for_archive(orders, value, "en", contents.__getitem__):
        assemble_order(order, folder)
    return [folder / order.name for order in orders]


def receipt() -> ReceiptDocument:
    return ReceiptDocument(
        report(),
        due=date(2026, 9, 1),
        answered=14,
        unanswered=("How are prisoners paid?",),
        copies=(
            Copy("Confederation of Aldrian Workers", "workers", date(2026, 8, 27)),
            Copy("Aldrian Chamber of Industry", "employers", date(2026, 8, 27)),
        ),
        verify_url="https://reports.example/verify",
    )


def tables() -> Tables:
    requests = (
        RequestLine(
            "q1",
            "article-22",
            "XAA",
            "Aldria",
            ("C029",),
            2026,
            "article-22/C029",
            ("Cycle",),
            date(2026, 9, 1),
            "Sent",
            date(2026, 8, 27),
        ),
        RequestLine(
            "q2", "article-22", "XAB", "Borduria", ("C029", "P029"), 2026, "article-22/C029", (), date(2026, 9, 1), "Overdue"
        ),
    )
    sent = SubmissionLine(
        *("k3f9q2.1", 1, "XAA", "Aldria", ("C029", "P029"), 2026, "government", "Government of Aldria", "report"),
        *("article-22/C029", "2026", "en", date(2026, 8, 27), SENT, 2026, DIGEST),
    )
    return Tables(2026, requests, (sent,), RECEIVED, NEEDED, "International Labour Office", MADE)


def _questions() -> list[dict[str, object]]:
    """One question of each shape."""
    options = [{"code": "yes", "label": "Yes"}, {"code": "partly", "label": "Partly"}, {"code": "no", "label": "No"}]
    columns = [
        {"id": "title", "kind": "text", "prompt": "Title of the law"},
        {"id": "day", "kind": "date", "prompt": "Date of adoption"},
        {"id": "what", "kind": "narrative", "prompt": "What it changes"},
    ]
    grid = {"id": "count", "kind": "grid", "prompt": "How many prisoners worked?", "total_line": True, "unit": "persons"}
    grid |= {
        "lines": [{"code": "state", "label": "For the State"}],
        "columns": [{"code": "m", "label": "Men"}, {"code": "w", "label": "Women"}],
    }
    return [
        {"id": "notice", "kind": "statement", "prompt": "Answer for the whole period."},
        {"id": "always", "kind": "choice", "prompt": "Does a conviction always come first?", "options": options, "binding": True},
        {"id": "why", "kind": "narrative", "prompt": "When does it not?", "show_if": {"equals": ["always", "partly"]}},
        {"id": "who", "kind": "choices", "prompt": "Who supervises the work?", "options": options[:2]},
        {"id": "since", "kind": "date", "prompt": "Since when?"},
        {"id": "period", "kind": "period", "prompt": "For how long?"},
        {"id": "pay", "kind": "money", "prompt": "What is paid per day?"},
        {"id": "hours", "kind": "number", "prompt": "How many hours a week?", "unit": "hours"},
        {"id": "proof", "kind": "file", "prompt": "Please attach the decree."},
        grid,
        {"id": "laws", "kind": "rows", "prompt": "Which laws apply?", "item": "Law", "columns": columns},
        {"id": "bills", "kind": "rows", "prompt": "Which bills are there?", "item": "Bill", "columns": _conditional_columns()},
        {
            "id": "ages",
            "kind": "rows",
            "prompt": "Which ages are fixed?",
            "item": "Age",
            "columns": [
                {"id": "sector", "kind": "text", "prompt": "Sector"},
                {"id": "least", "kind": "number", "prompt": "Least age", "binding": True},
            ],
        },
    ]


def _conditional_columns() -> list[dict[str, object]]:
    """Two columns that would fit side by side, were the second not for some entries only."""
    options = [{"code": "no", "label": "Not yet"}, {"code": "yes", "label": "Yes"}]
    condition = {"equals": ["prison.bills.adopted", "no"]}
    return [
        {"id": "adopted", "kind": "choice", "prompt": "Adopted?", "options": options, "binding": True},
        {"id": "planned", "kind": "date", "prompt": "Planned for", "help": "A month is enough.", "show_if": condition},
    ]


def blank() -> BlankDocument:
    """A form with one question of each shape, a hidden one, and French words for some."""
    questions = _questions()
    sections = [
        {"id": "prison", "title": "Prison labour", "help": "Article 2 of the Convention.", "questions": questions},
        {"id": "protocol", "title": "Protocol", "show_if": {"ratified": "P029"}, "questions": [questions[4]]},
    ]
    definition = Definition.model_validate(
        {
            "form": "article-22/C029",
            "version": "2026",
            "instruments": ["C029"],
            "title": "Report on forced labour",
            "sections": sections,
        }
    )
    french = {
        "title": "Rapport sur le travail forcé",
        "prison.title": "Travail pénitentiaire",
        "prison.why.prompt": "Dans quels cas ?",
    }
    return BlankDocument(Form(definition, {"fr": french}, DIGEST), FORCED_LABOUR)
