"""Reading an import file's envelope: every problem at once, none of them fatal to finding the others."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.dates import LEAST_YEAR, MOST_YEAR
from forms_app.answers.envelope import Author, Envelope
from forms_app.answers.facts import Known
from forms_app.answers.import_json import read_json
from forms_app.answers.kinds.file import DIGEST, file_name
from forms_app.answers.languages import is_language_tag
from forms_app.answers.problems import ImportProblem, UnreadableError, excerpt, pointer
from forms_app.definitions.form import LANGUAGES

# What a value should have been: the names that 'bad-value' gives in its parameter `expected`.
EXPECTED = (
    "form-code",
    "form-version",
    "unit-code",
    "instrument-codes",
    "session-year",
    "period",
    "author",
    "form-language",
    "language-tag",
    "date",
    "digest",
    "mapping",
    "files",
    "languages",
)
REQUIRED = ("form", "version", "unit", "instruments", "year", "author", "form_language", "language", "answers")
_OPTIONAL = ("period", "received_on", "about", "files", "languages")
SESSIONS = range(1927, 2200)  # the Committee of Experts first met in 1927
MOST_INSTRUMENTS = 60  # of one report: the records keep their codes in one text
_FORM = re.compile(r"[a-z0-9-]+/[A-Za-z0-9-]{1,60}")
_VERSION = re.compile(r"[0-9]{4}(-[0-9]+)?")
UNIT = re.compile(r"[A-Z]{3}(-[A-Z]{3})?")
_INSTRUMENT = re.compile(r"[A-Z][A-Za-z0-9]{1,9}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")


def read_envelope(raw: bytes) -> tuple[Envelope | None, tuple[ImportProblem, ...]]:
    """The envelope of an import file, or None and everything wrong with it.

    The answers inside are not judged yet (`from_content` does, with the definition of the form), nor are their
    languages (`from_languages`), nor are codes looked up (`unknown_codes`), nor files matched (`unmatched_files`).
    """
    envelope, problems = read_faulty_envelope(raw)
    return (None if problems else envelope), problems


def read_faulty_envelope(raw: bytes) -> tuple[Envelope | None, tuple[ImportProblem, ...]]:
    """The same, with what can be read of a faulty envelope, so that its answers can be judged all the same.

    What could not be read is '' (the year 0, the period None). None only where the file is no JSON mapping.
    """
    document, problems = read_json(raw)
    if problems:
        return None, problems
    if not isinstance(document, dict):
        return None, (ImportProblem("", "bad-value", {"expected": "mapping"}),)
    reader = _Reader(document)
    envelope = reader.envelope()
    return envelope, tuple(reader.problems)


def unknown_codes(envelope: Envelope, known: Known) -> tuple[ImportProblem, ...]:
    """The unit, instruments and author that nobody knows."""
    found = []
    if envelope.unit not in known.units:
        found.append(ImportProblem("/unit", "unknown-unit", {"code": envelope.unit}))
    for place, code in enumerate(envelope.instruments):
        if code not in known.instruments:
            found.append(ImportProblem(f"/instruments/{place}", "unknown-instrument", {"code": code}))
    author = envelope.author
    names = known.units if author.side == "government" else known.organizations
    if author.code not in names:
        code = "unknown-unit" if author.side == "government" else "unknown-organization"
        found.append(ImportProblem(f"/author/{author.side}", code, {"code": author.code}))
    return tuple(found)


def unmatched_files(envelope: Envelope, files: Iterable[Mapping[str, str]]) -> tuple[ImportProblem, ...]:
    """Files that answers name and the list does not, and the other way round. `files` is what `files_of` gave."""
    listed = {(file["sha256"], file["name"]) for file in envelope.files}
    named = {(file["sha256"], file["name"]) for file in files}
    missing = [ImportProblem("/files", "file-not-listed", {"name": name}) for _, name in sorted(named - listed)]
    unused = [ImportProblem("/files", "file-not-used", {"name": name}) for _, name in sorted(listed - named)]
    return (*missing, *unused)


@dataclass(slots=True)
class _Reader:
    """Reads one document key by key, noting what is wrong."""

    document: Mapping[str, Any]
    problems: list[ImportProblem] = field(default_factory=list)

    def envelope(self) -> Envelope:
        for key in self.document:
            if key not in REQUIRED and key not in _OPTIONAL:
                self.problems.append(ImportProblem(pointer(key), "unknown-key", {"key": excerpt(key)}))
        for key in REQUIRED:
            if self.document.get(key) is None:
                self.problems.append(ImportProblem("", "missing-key", {"key": key}))
        return Envelope(
            form=self._text("form", "form-code", _matches(_FORM)),
            version=self._text("version", "form-version", _matches(_VERSION)),
            unit=self._text("unit", "unit-code", _matches(UNIT)),
            instruments=self._instruments(),
            year=self._year(),
            author=self._author(),
            form_language=self._text("form_language", "form-language", LANGUAGES.__contains__),
            language=self._text("language", "language-tag", is_language_tag),
            period=self._period(),
            received_on=self._text("received_on", "date", _is_date) or None,
            about=self._text("about", "digest", _matches(DIGEST)) or None,
            answers=self._answers(),
            files=self._files(),
            languages=self._languages(),
        )

    def _refuse(self, where: str, expected: str) -> None:
        self.problems.append(ImportProblem(where, "bad-value", {"expected": expected}))

    def _text(self, key: str, expected: str, accepts: Callable[[str], bool]) -> str:
        """The text under a key; '' when it is missing (told elsewhere where it matters) or refused."""
        raw = self.document.get(key)
        if raw is None:
            return ""
        if isinstance(raw, str) and accepts(raw):
            return raw
        self._refuse(f"/{key}", expected)
        return ""

    def _instruments(self) -> tuple[str, ...]:
        raw = self.document.get("instruments")
        if raw is None:
            return ()
        if not isinstance(raw, list) or not 0 < len(raw) <= MOST_INSTRUMENTS:
            self._refuse("/instruments", "instrument-codes")
            return ()
        codes: list[str] = []
        for place, code in enumerate(raw):
            where = f"/instruments/{place}"
            if not isinstance(code, str) or not _INSTRUMENT.fullmatch(code):
                self._refuse(where, "instrument-codes")
            elif code in codes:
                self.problems.append(ImportProblem(where, "repeated-instrument", {"code": code}))
            else:
                codes.append(code)
        return tuple(sorted(codes))

    def _year(self) -> int:
        raw = self.document.get("year")
        if isinstance(raw, int) and not isinstance(raw, bool) and raw in SESSIONS:
            return raw
        if raw is not None:
            self._refuse("/year", "session-year")
        return 0

    def _author(self) -> Author:
        raw = self.document.get("author")
        if isinstance(raw, dict) and len(raw) == 1:
            ((side, code),) = raw.items()
            accepted = UNIT if side == "government" else _CODE
            if side in ("government", "organization") and isinstance(code, str) and accepted.fullmatch(code):
                return Author(side, code)
        if raw is not None:
            self._refuse("/author", "author")
        return Author("government", "")

    def _period(self) -> tuple[str, str] | None:
        raw = self.document.get("period")
        if raw is None:
            return None
        ends = (raw.get("from"), raw.get("to")) if isinstance(raw, dict) and set(raw) == {"from", "to"} else ()
        match ends:
            case (str(start), str(end)) if _is_date(start) and _is_date(end):
                if end < start:
                    problem = ImportProblem("/period", "period-reversed", {"start": start, "end": end})
                    self.problems.append(problem)
                return start, end
            case _:
                self._refuse("/period", "period")
                return None

    def _answers(self) -> Mapping[str, Any]:
        raw = self.document.get("answers")
        if raw is not None and not isinstance(raw, dict):
            self._refuse("/answers", "mapping")
        return raw if isinstance(raw, dict) else {}

    def _files(self) -> tuple[Mapping[str, str], ...]:
        raw = self.document.get("files")
        if raw is not None and not isinstance(raw, list):
            self._refuse("/files", "files")
        files = [self._file(place, item) for place, item in enumerate(raw if isinstance(raw, list) else ())]
        unique = sorted({pair for pair in files if pair is not None})
        return tuple({"sha256": digest, "name": name} for digest, name in unique)

    def _file(self, place: int, raw: Any) -> tuple[str, str] | None:
        if isinstance(raw, dict) and set(raw) == {"sha256", "name"}:
            digest = raw["sha256"]
            try:
                name = file_name(raw["name"], Address("files"))
            except UnreadableError:
                name = None
            if isinstance(digest, str) and DIGEST.fullmatch(digest) and name is not None:
                return digest, name
        self._refuse(f"/files/{place}", "files")
        return None

    def _languages(self) -> Mapping[str, str]:
        raw = self.document.get("languages")
        if raw is not None and not isinstance(raw, dict):
            self._refuse("/languages", "languages")
        languages: dict[str, str] = {}
        for place, tag in raw.items() if isinstance(raw, dict) else ():
            if isinstance(tag, str) and is_language_tag(tag):
                languages[place] = tag
            else:
                self._refuse(pointer("languages", place), "language-tag")
        return languages


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


def _is_date(text: str) -> bool:
    """A date written `YYYY-MM-DD` and no other way, in a year that answers may have too."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.isoformat() == text and LEAST_YEAR <= day.year <= MOST_YEAR
