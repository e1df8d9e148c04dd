"""What governments' reports state on assistance received and needed, drawn together as they state it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from forms_app.answers.primitives import Span
from forms_app.definitions.form import Form, Wording
from forms_app.documents.values import AssistanceNeeded, AssistanceReceived
from forms_app.records.submissions import Submission
from forms_app.reporting.pinned_forms import form_of

_BLOCK = "assistance"  # the block that governments' forms share; an organization states its own view in its observation
_OPEN = "assistance-open"  # the general encouragement that a form may have in its place: one text on all of it

Row = Mapping[str, Any]


def received_in(submission: Submission, unit: str, locale: str) -> Iterator[AssistanceReceived]:
    """The lines of assistance received of one report. `unit` is its name; labels are the pinned form's in `locale`."""
    for words, row in _rows(submission, "received", locale):
        yield AssistanceReceived(
            **_whence(submission, unit),
            kind=words.option(row, "kind"),
            provider=", ".join(part for part in (words.option(row, "provider"), row.get("provider-name", "")) if part),
            period=_span(row.get("dates")),
            articles=row.get("articles", ""),
            project=row.get("project", ""),
            law=row.get("law", ""),
            practice=row.get("practice", ""),
            reporting=row.get("reporting", ""),
            rating=words.option(row, "rating"),
            evidence=row.get("evidence", ""),
            kind_code=row.get("kind", ""),
            provider_code=row.get("provider", ""),
            rating_code=row.get("rating", ""),
            place=f"q-{words.path}",
        )


def needed_in(submission: Submission, unit: str, locale: str) -> Iterator[AssistanceNeeded]:
    """The lines of assistance needed of one report, likewise.

    What is told on a form with the general encouragement is one line here: its text, without codes, so that no kind counts it.
    """
    for words, row in _rows(submission, "needed", locale):
        yield AssistanceNeeded(
            **_whence(submission, unit),
            problem=row.get("problem", ""),
            articles=row.get("articles", ""),
            kinds=words.options(row, "kind"),
            beneficiaries=words.options(row, "beneficiaries"),
            urgency=words.option(row, "urgency"),
            rank=Decimal(str(row["rank"])) if "rank" in row else None,
            resources=row.get("resources", ""),
            share=words.option(row, "share"),
            kind_codes=tuple(row.get("kind", ())),
            beneficiary_codes=tuple(row.get("beneficiaries", ())),
            urgency_code=row.get("urgency", ""),
            share_code=row.get("share", ""),
            place=f"q-{words.path}",
        )
    for path, text in _open_answers(submission):
        yield AssistanceNeeded(
            **_whence(submission, unit),
            told=text,
            place=f"q-{path}",
        )


def _whence(submission: Submission, unit: str) -> dict[str, Any]:
    """What every line says of the report it is drawn from."""
    return {
        "unit_code": submission.report.unit_code,
        "unit": unit,
        "instruments": tuple(submission.report.instruments.split("+")),
        "reference": submission.reference,
        "language": submission.report.language,
    }


@dataclass(frozen=True, slots=True)
class _Words:
    """The labels of a table's options in one language."""

    wording: Wording
    path: str

    def option(self, row: Row, column: str) -> str:
        return self._label(column, row[column]) if column in row else ""

    def options(self, row: Row, column: str) -> tuple[str, ...]:
        return tuple(self._label(column, code) for code in row.get(column, ()))

    def _label(self, column: str, code: str) -> str:
        return self.wording.of(f"{self.path}.{column}.option.{code}") or code


def _rows(submission: Submission, question: str, locale: str) -> Iterator[tuple[_Words, Row]]:
    """The rows of a table of the block, wherever it stands in the form. Nothing of what organizations send."""
    if submission.report.procedure == "article-23":
        return
    form = form_of(submission.report.form_version)
    answers = json.loads(submission.content)["answers"]
    for section_id in assistance_sections(form):
        path = f"{section_id}.{question}"
        words = _Words(form.wording(locale), path)
        for row in answers.get(path, ()):
            yield words, row


def _open_answers(submission: Submission) -> Iterator[tuple[str, str]]:
    """The answer to the general encouragement with its path. Not that of a reply, which reports nothing by itself."""
    if submission.report.procedure != "article-23":
        answers = json.loads(submission.content)["answers"]
        for section_id in assistance_sections(form_of(submission.report.form_version), _OPEN):
            path = f"{section_id}.text"
            if path in answers:
                yield path, answers[path]


def assistance_sections(form: Form, block: str = _BLOCK) -> Iterator[str]:
    """The ids of the sections of a form that are the block."""
    return (one.id for one in form.definition.sections if one.block is not None and one.block.partition("@")[0] == block)


def _span(dates: Mapping[str, str] | None) -> Span | None:
    """A period of the content: ISO dates, each end optional."""
    if not dates:
        return None
    start, end = (date.fromisoformat(dates[key]) if dates.get(key) else None for key in ("from", "to"))
    return Span(start, end)
