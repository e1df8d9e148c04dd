"""The tables of the package: their files, fields, keys and what each means in the reader's language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms_app.answers.tidy import TidyAnswer
from forms_app.documents import columns
from forms_app.documents.code_book import codes
from forms_app.documents.columns import Column, Gettext
from forms_app.documents.package.cells import Cell
from forms_app.documents.table_values import Package, SubmissionLine, Tables
from forms_app.documents.words import GENEVA


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name for programs, its type (Table Schema), what it holds, and its value in a line."""

    name: str
    type: str
    description: str
    value: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class Resource:
    """One table. Its lines are gone through once; `key` are the fields that tell them apart, `foreign` has fields that point into
    another table: field, table."""

    name: str
    description: str
    fields: Sequence[Field]
    lines: Iterable[Any]
    key: tuple[str, ...] = ()
    foreign: tuple[tuple[str, str], ...] = ()


# Names for programs, in the order of the spreadsheet's columns (columns.py), whose headings say what they hold.
_REQUESTS = (
    "request procedure procedure_name unit unit_name region region_name instruments year:integer form reason_codes reasons "
    "due:date status_code status received:date days_late:integer"
)
_SUBMISSIONS = (
    "submission version:integer unit unit_name region region_name instruments year:integer side side_name party act act_name "
    "form form_version language received:date sent_at:datetime examined_in:integer sha256"
)
_RECEIVED = (
    "unit unit_name instruments submission language kind_code kind provider_code provider start:date end:date articles project "
    "law practice reporting rating_code rating evidence"
)
_NEEDED = (
    "unit unit_name instruments submission language problem articles kind_codes kinds beneficiary_codes beneficiaries "
    "urgency_code urgency rank:number resources share_code share told"
)
_UNIT, _SUBMISSION = ("unit", "units"), ("submission", "submissions")


def resources(_: Gettext, package: Package, answers: Iterable[tuple[SubmissionLine, TidyAnswer]]) -> tuple[Resource, ...]:
    """All tables; `answers` are gone through last, and made while they are."""
    tables = package.tables
    received, needed = tables.assistance_received, tables.assistance_needed
    return (
        _named(_, "units", _("Countries and territories"), "unit", _("Unit code"), package.units),
        _named(_, "instruments", _("Conventions, Protocols and Recommendations"), "instrument", _("Code"), package.instruments),
        Resource("requests", _("Requests"), _fields(_REQUESTS, columns.requests(_)), tables.requests, ("request",), (_UNIT,)),
        Resource(
            "submissions",
            _("Every version that was sent: reports, observations and replies. The digest identifies its answers."),
            _submission_fields(_, frozenset(package.newest)),
            tables.submissions,
            ("submission",),
            (_UNIT,),
        ),
        _assistance(
            "assistance_received", _("Assistance received"), _fields(_RECEIVED, columns.assistance_received(_)), received
        ),
        _assistance("assistance_needed", _("Assistance needed"), _fields(_NEEDED, columns.assistance_needed(_)), needed),
        _codes(_, tables),
        Resource(
            "comments",
            _("Comments that await a reply"),
            _comment_fields(_),
            package.points,
            ("comment", "point"),
            (_UNIT, ("instrument", "instruments")),
        ),
        Resource(
            "answers",
            _("The answers of the newest version of each report, observation and reply: a line for each value."),
            _answer_fields(_),
            answers,
            foreign=(_UNIT, _SUBMISSION),
        ),
    )


def _named(_: Gettext, name: str, description: str, code: str, meaning: str, names: Mapping[str, str]) -> Resource:
    """A table of codes and names."""
    fields = (
        Field(code, "string", meaning, lambda line: line[0]),
        Field("name", "string", _("Name"), lambda line: line[1]),
    )
    return Resource(name, description, fields, tuple(names.items()), (code,))


def _codes(_: Gettext, tables: Tables) -> Resource:
    """What the codes in the other tables stand for."""
    said = _("What each code stands for. Codes are the same in every language and year; count and compare by them.")
    fields = (
        Field("list", "string", _("List of codes"), lambda line: line.list),
        Field("code", "string", _("Code"), lambda line: line.code),
        Field("label", "string", _("Label"), lambda line: line.label),
    )
    return Resource("codes", said, fields, tuple(codes(_, tables)), ("list", "code"))


def _assistance(name: str, description: str, fields: Sequence[Field], lines: Iterable[Any]) -> Resource:
    """A table of assistance: nothing tells two lines of a report apart but what they say."""
    return Resource(name, description, fields, lines, foreign=(_UNIT, _SUBMISSION))


def _fields(names: str, shown: Sequence[Column[Any]]) -> tuple[Field, ...]:
    """The columns of a spreadsheet as fields, with names `name:type`, of type string where none is said."""
    return tuple(
        Field(name.partition(":")[0], name.partition(":")[2] or "string", column.heading, column.value)
        for name, column in zip(names.split(), shown, strict=True)
    )


def _submission_fields(_: Gettext, newest: frozenset[str]) -> tuple[Field, ...]:
    fields = _fields(_SUBMISSIONS, columns.submissions(_))
    sent_at = next(place for place, field in enumerate(fields) if field.name == "sent_at")
    moment = Field("sent_at", "datetime", fields[sent_at].description, lambda line: line.sent_at.astimezone(GENEVA))
    stands = Field(
        "newest", "boolean", _("Whether it is the newest version before this session"), lambda line: line.reference in newest
    )
    return (*fields[:sent_at], moment, *fields[sent_at + 1 :], stands)


def _comment_fields(_: Gettext) -> tuple[Field, ...]:
    return (
        Field("comment", "string", _("Comment"), lambda line: line.comment),
        Field("point", "integer", _("Point"), lambda line: line.point),
        Field("kind", "string", _("Kind"), lambda line: line.kind),
        Field("unit", "string", _("Unit code"), lambda line: line.unit_code),
        Field("instrument", "string", _("Instrument"), lambda line: line.instrument),
        Field("session_year", "integer", _("Year"), lambda line: line.session_year),
        Field("language", "string", _("Language"), lambda line: line.language),
        Field("text", "string", _("Text (Markdown)"), lambda line: line.text),
    )


def _answer_fields(_: Gettext) -> tuple[Field, ...]:
    """Of a submission and one of its answers."""
    return (
        Field("submission", "string", _("Reference"), lambda line: line[0].reference),
        Field("unit", "string", _("Unit code"), lambda line: line[0].unit_code),
        Field("instruments", "string", _("Instruments"), lambda line: ", ".join(line[0].instruments)),
        Field("year", "integer", _("Year"), lambda line: line[0].year),
        Field("form", "string", _("Form"), lambda line: line[0].form),
        Field("version", "string", _("Form version"), lambda line: line[0].form_version),
        Field("section", "string", _("Section of the form"), lambda line: line[1].section),
        Field("path", "string", _("Path of the question in the form"), lambda line: line[1].path),
        Field(
            "row",
            "string",
            _("Entry of a table, counted from 1 (2/1: of a table within an entry); line of statistics; comment and point"),
            lambda line: line[1].row,
        ),
        Field("column", "string", _("Column of a table or of statistics"), lambda line: line[1].column),
        Field("kind", "string", _("Kind of question"), lambda line: line[1].kind),
        Field(
            "value",
            "string",
            _("Text as it was written, label, name, number, date, or period (2023-06-01/2026-05-31; .. for an open end)"),
            lambda line: line[1].value,
        ),
        Field(
            "code",
            "string",
            _("Code of an option, an instrument, a unit, an organization or a currency; place of a law; SHA-256 of a file"),
            lambda line: line[1].code,
        ),
        Field("language", "string", _("Language of a text (BCP 47)"), lambda line: line[1].language),
        Field("reference", "string", _("Provisions that the question is about"), lambda line: "; ".join(line[1].reference)),
    )
