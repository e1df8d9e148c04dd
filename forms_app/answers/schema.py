"""JSON Schema (2020-12) of a form's import file, for people and programs that write one."""

from typing import Any

from forms_app.answers.address import WITHIN, Address
from forms_app.answers.dates import DATE_SCHEMA
from forms_app.answers.envelope_reading import MOST_INSTRUMENTS, REQUIRED, SESSIONS, UNIT
from forms_app.answers.kind import description
from forms_app.answers.kinds import kind_of
from forms_app.answers.kinds.file import DIGEST, FileKind
from forms_app.answers.languages import LANGUAGE_TAG, LONGEST_TAG, has_language
from forms_app.definitions.conditions import as_json
from forms_app.definitions.form import LANGUAGES, Definition, Form, Section, Wording, columns_of
from forms_app.definitions.questions import CommentReplyQuestion, FileQuestion, InnerRowsQuestion, Question

_PLACE = "[1-9][0-9]*"  # of a row, or a point


def form_schema(form: Form, wording: Wording) -> dict[str, Any]:
    """The schema of an import file of this form, with the words of one language as titles and descriptions.

    `x-visible-if` on a property is the condition under which an answer is accepted, with full paths (that of a column of the
    same table means the same row); `x-reference` on
    a string or number says what it names (instrument, unit, organization, law, file, comment, submission); `x-example`
    is a value that a patterned string accepts; `x-decimals` says how many decimals a number may have. Bounds whose breach
    is only told stand as `x-expected-minimum` and `x-expected-maximum`. So does a question's
    own pattern, as `pattern` where the form gives an example of it and as `x-expected-pattern` where it gives none.
    """
    definition = form.definition
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": wording.of("title"),
        "type": "object",
        "properties": _envelope(form) | {"answers": _answers(form, wording)},
        "required": list(REQUIRED),
        "additionalProperties": False,
        "x-form": definition.form,
        "x-version": definition.version,
        "x-digest": form.digest,
    }


def _envelope(form: Form) -> dict[str, Any]:
    definition = form.definition
    unit = {"type": "string", "pattern": f"^{UNIT.pattern}$", "x-reference": "unit", "x-example": "XAA"}
    instrument: dict[str, Any] = {"type": "string", "x-reference": "instrument"}
    if definition.instruments != "any":
        instrument["enum"] = list(definition.instruments)
    date = dict(DATE_SCHEMA)
    nullable_date = date | {"type": ["string", "null"]}
    digest = {"type": ["string", "null"], "pattern": f"^{DIGEST.pattern}$", "x-example": "0123456789abcdef" * 4}
    language = {"type": "string", "pattern": f"^{LANGUAGE_TAG}$", "maxLength": LONGEST_TAG, "x-example": "en"}
    return {
        "form": {"const": definition.form},
        "version": {"const": definition.version},
        "unit": unit,
        "instruments": {"type": "array", "items": instrument, "minItems": 1, "maxItems": MOST_INSTRUMENTS, "uniqueItems": True},
        "year": {"type": "integer", "minimum": SESSIONS[0], "maximum": SESSIONS[-1]},
        "period": _closed({"from": date, "to": date}, nullable=True),
        "author": {
            "oneOf": [
                _closed({"government": unit}),
                _closed({"organization": {"type": "string", "x-reference": "organization"}}),
            ]
        },
        "form_language": {"enum": list(LANGUAGES)},
        "language": language,
        "received_on": nullable_date,
        "about": digest | {"x-reference": "submission"},
        "files": {"type": "array", "items": _file()},
        "languages": _languages(definition, language),
    }


def _languages(definition: Definition, language: dict[str, Any]) -> dict[str, Any]:
    """A language for each answer that may have its own, by its place (`places_of`)."""
    texts = [path for _, _, path in definition.walk() if has_language(definition, Address(path))]
    rows: dict[str, Any] = {}
    for _, question, path in definition.walk():
        if isinstance(question, CommentReplyQuestion):
            rows[f"^{_literal(path)}@.+#{_PLACE}$"] = language
        for cell, table, _ in columns_of(question, path):
            within = isinstance(table, InnerRowsQuestion)
            if has_language(definition, Address(cell, f"1{WITHIN}1" if within else "1")):
                row = f"{_PLACE}{WITHIN}{_PLACE}" if within else _PLACE
                rows[f"^{_literal(cell)}@{row}$"] = language
    return {
        "type": ["object", "null"],
        "properties": dict.fromkeys(texts, language),
        "patternProperties": rows,
        "additionalProperties": False,
    }


def _literal(path: str) -> str:
    """A path in a regular expression of every dialect."""
    return path.replace(".", "[.]")


def _closed(properties: dict[str, Any], *, nullable: bool = False) -> dict[str, Any]:
    """An object with exactly these properties."""
    return {
        "type": ["object", "null"] if nullable else "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _file() -> dict[str, Any]:
    question = FileQuestion(id="file", kind="file", prompt="file")
    return FileKind().schema(question, "files", Wording("en", {}, {}))


def _answers(form: Form, wording: Wording) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    for section, question, path in form.definition.walk():
        if not question.answerable:
            continue
        properties[path] = _property(section, question, path, wording)
        if question.required and "x-visible-if" not in properties[path]:
            required.append(path)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _property(section: Section, question: Question, path: str, wording: Wording) -> dict[str, Any]:
    described = description(question, path, wording) | kind_of(question).schema(question, path, wording)
    conditions = [as_json(part, section.id) for part in (section.show_if, question.show_if) if part is not None]
    if conditions:
        described["x-visible-if"] = conditions[0] if len(conditions) == 1 else {"and": conditions}
    return described
