"""One attached file, by the digest of its bytes."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, Space
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts, first
from forms_app.answers.plain_text import read_code, read_text
from forms_app.answers.primitives import FileName, Primitive
from forms_app.answers.problems import AnswerProblem, UnreadableError, excerpt, refused
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import FileQuestion

PARTS = ("sha256", "name")
DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST_NAME = 200
# Characters that turn the direction of what follows make "law\u202efdp.exe" look like "lawexe.pdf".
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def file_name(raw: Any, address: Address) -> str | None:
    """The name to show and to save under: what stands after the last slash of either kind. A name is never a path.

    Raises UnreadableError: wrong-type, broken-character, too-long.
    """
    name = read_text(raw, address, 4 * _LONGEST_NAME, one_line=True, part="name") or ""
    name = _TURNS.sub("", name)
    return read_text(name.replace("\\", "/").rpartition("/")[2].strip(". "), address, _LONGEST_NAME, part="name")


class FileKind(Kind[FileQuestion]):
    """Value: `{"sha256": hexadecimal digest of the bytes, "name": name of the file}`."""

    name = "file"

    def parts(self, question: FileQuestion) -> tuple[str, ...]:
        return PARTS

    def from_parts(self, question: FileQuestion, parts: Parts) -> Any:
        return {part: text for part in PARTS if (text := first(parts, part))}

    def to_parts(self, question: FileQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return {part: (value[part],) for part in PARTS}

    def read(self, question: FileQuestion, raw: Any, address: Address, known: Known) -> Value:
        if raw is None:
            return None
        if not isinstance(raw, Mapping):
            raise refused(address, "wrong-type", expected="mapping")
        strange = [key for key in raw if key not in PARTS]
        if strange:
            raise UnreadableError(tuple(AnswerProblem(address, "unknown-key", params={"key": excerpt(key)}) for key in strange))
        digest = (read_code(raw.get("sha256"), address, part="sha256") or "").lower()
        name = file_name(raw.get("name"), address)
        if not digest and name is None:
            return None
        if not DIGEST.fullmatch(digest):
            raise refused(address, "not-a-digest", "sha256")
        if name is None:
            raise refused(address, "file-name-missing", "name")
        if digest not in known.files:
            raise refused(address, "unknown-file", "sha256", name=excerpt(name))
        return {"sha256": digest, "name": name}

    def show(self, question: FileQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        return (FileName(value["name"], value["sha256"], context.known.files.get(value["sha256"])),)

    def schema(self, question: FileQuestion, path: str, wording: Wording) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {
                "sha256": {
                    "type": "string",
                    "pattern": f"^{DIGEST.pattern}$",
                    "x-reference": "file",
                    "x-example": "0123456789abcdef" * 4,
                },
                "name": {"type": "string", "minLength": 1, "maxLength": _LONGEST_NAME},
            },
            "required": list(PARTS),
            "additionalProperties": False,
        }

    def blank(self, question: FileQuestion, path: str, wording: Wording) -> Blank | None:
        return Space("file")
