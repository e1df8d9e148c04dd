"""A pointer to something known: an instrument, a unit, an organization, or a law cited in the same report."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, Space
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts, first
from forms_app.answers.laws import LAWS, law_title
from forms_app.answers.plain_text import read_code, read_text
from forms_app.answers.primitives import Link, Paragraph, Primitive
from forms_app.answers.problems import AnswerProblem, UnreadableError, excerpt, refused
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import ReferenceQuestion

ORGANIZATION = ("organization", "name")
_LONGEST_NAME = 300
_SHORT_INSTRUMENT = re.compile(r"([CPR])0*([0-9]{1,3})")


def _names(to: str, known: Known) -> Mapping[str, str]:
    names = {"instrument": known.instruments, "unit": known.units, "organization": known.organizations, "law": known.laws}
    return names[to]


class ReferenceKind(Kind[ReferenceQuestion]):
    """Value: the code; the row id of a law; for an organization `{"organization": code}` or `{"name": free name}`."""

    name = "reference"

    def parts(self, question: ReferenceQuestion) -> tuple[str, ...]:
        return ORGANIZATION if question.to == "organization" else ("",)

    def from_parts(self, question: ReferenceQuestion, parts: Parts) -> Any:
        if question.to != "organization":
            return first(parts)
        return {part: text for part in ORGANIZATION if (text := first(parts, part))}

    def to_parts(self, question: ReferenceQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return {part: (text,) for part, text in value.items()} if isinstance(value, Mapping) else {"": (value,)}

    def read(self, question: ReferenceQuestion, raw: Any, address: Address, known: Known) -> Value:
        if question.to == "organization":
            return self._organization(raw, address, known)
        code = read_code(raw, address)
        if code is None:
            return None
        if question.to != "law":
            code = code.upper()
        if question.to == "instrument" and (short := _SHORT_INSTRUMENT.fullmatch(code)):
            code = f"{short[1]}{short[2]:>03}"
        if code not in _names(question.to, known):
            raise refused(address, f"unknown-{question.to}", code=excerpt(code))
        return code

    def _organization(self, raw: Any, address: Address, known: Known) -> Value:
        if raw is None:
            return None
        if not isinstance(raw, Mapping):
            raise refused(address, "wrong-type", expected="mapping")
        strange = [key for key in raw if key not in ORGANIZATION]
        if strange:
            raise UnreadableError(tuple(AnswerProblem(address, "unknown-key", params={"key": excerpt(key)}) for key in strange))
        code = read_code(raw.get("organization"), address, part="organization")
        name = read_text(raw.get("name"), address, _LONGEST_NAME, one_line=True, part="name")
        if code is not None and name is not None:
            raise refused(address, "code-and-name", "name")
        if code is not None and code not in known.organizations:
            raise refused(address, "unknown-organization", "organization", code=excerpt(code))
        return {"organization": code} if code else {"name": name} if name else None

    def show(self, question: ReferenceQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        if question.to == "law":
            return (self._law(value, context),)
        if isinstance(value, Mapping) and "name" in value:
            return (Paragraph(value["name"], written=True),)
        code = value["organization"] if isinstance(value, Mapping) else value
        name = _names(question.to, context.known).get(code, "")
        # An instrument is known by its number, a unit or an organization by its name.
        if question.to == "instrument" and name and not name.startswith(code):
            name = f"{code} – {name}"
        return (Paragraph(name or code),)

    def _law(self, row: str, context: Context) -> Primitive:
        """A link to the law's line in the list of laws; its place stands for a title not yet written."""
        rows = context.sheet.get(Address(LAWS)) or []
        place = rows.index(row) + 1 if row in rows else 0
        return Link(law_title(context.sheet, row) or str(place), f"#law-{place}") if place else Paragraph("?")

    def schema(self, question: ReferenceQuestion, path: str, wording: Wording) -> dict[str, Any]:
        if question.to == "law":
            return {"type": "integer", "minimum": 1, "x-reference": "law"}
        code = {"type": "string", "x-reference": question.to}
        if question.to != "organization":
            return code
        name = {"type": "string", "minLength": 1, "maxLength": _LONGEST_NAME}
        return {
            "type": "object",
            "properties": {"organization": code, "name": name},
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }

    def blank(self, question: ReferenceQuestion, path: str, wording: Wording) -> Blank | None:
        return Space("reference")

    def comparable(self, question: ReferenceQuestion, value: Value) -> str | None:
        if question.to == "law":
            return None  # a row id means nothing outside its report
        return str(value.get("organization") or value.get("name")) if isinstance(value, Mapping) else str(value)
