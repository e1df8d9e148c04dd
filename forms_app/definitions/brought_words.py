"""A PO file of a form's words, as a translator sends it back: everything that is wrong with it, and what it adds."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileParser

from forms_app.definitions.catalogues import parse_catalogue
from forms_app.definitions.po_files import Wanted, is_translated, render, update
from forms_app.definitions.problems import Param, Problem
from forms_app.definitions.tree import MOST_BYTES, unwanted_character
from forms_app.definitions.word_checks import faults_of

Words = Sequence[tuple[str, str]]
"""English sentences as (key, text)."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a PO file holds. With `refusals` it is not taken; `notes` are told and stand in nobody's way. Both in order of place.

    `catalogue` is None where the file cannot be read.
    """

    catalogue: Catalog | None
    refusals: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """The catalogue after words were brought in: its text, and the keys whose sentences are newly shown, shown in other words
    than before, and left out because the form has none of that key."""

    text: str
    new: tuple[str, ...]
    changed: tuple[str, ...]
    left_out: tuple[str, ...]


def read_brought(file: str, content: bytes, language: str, own: Words, of_blocks: Mapping[str, str]) -> Brought:
    """Read and check a PO file of a form's own words in a language. `file` is the name that problems carry; `of_blocks` goes
    from the keys of sentences that come from blocks to the block's name."""
    if len(content) > MOST_BYTES:
        return Brought(None, (Problem(file, 1, 1, "", "too-large", {"most": MOST_BYTES}),))
    catalogue, problems = parse_catalogue(content, file)
    if catalogue is None:
        return Brought(None, problems)
    text = content.decode("utf-8-sig")
    if unwanted := unwanted_character(file, text):
        return Brought(None, (unwanted,))
    reading = _Reading(file, text, language, dict(own), of_blocks)
    refusals, notes = list(reading.of_header(catalogue)), list[Problem]()
    entries = _entries(text)
    for entry in entries:
        for problem, refuses in reading.of_entry(entry):
            (refusals if refuses else notes).append(problem)
    if not any(entry.context in reading.own for entry in entries):
        refusals.append(Problem(file, 1, 1, "", "other-form"))
    return Brought(catalogue, _by_place(refusals), _by_place(notes))


def taken(old: Catalog | None, brought: Catalog, own: Words, language: str) -> Taken:
    """The catalogue with what was brought. What is translated stays unless a finished translation takes its place, so that
    a file from which others have translated on meanwhile takes nothing away."""
    wanted = [Wanted(text, key) for key, text in own]
    shown = _shown(old)
    both = Catalog(locale=language)
    for catalogue in (old, brought):
        for message in catalogue or ():
            unfinished = message.fuzzy or not is_translated(message)
            if isinstance(message.id, str) and message.context and not (unfinished and (message.context, message.id) in shown):
                both.delete(message.id, message.context)
                both[message.id] = message
    new = update(both, wanted, {}, language)
    now = _shown(new)
    keys = {key for key, _text in own}
    return Taken(
        render(new, language),
        tuple(entry[0] for entry in now if entry not in shown),
        tuple(entry[0] for entry in now if entry in shown and now[entry] != shown[entry]),
        tuple(dict.fromkeys(one.context or "" for one in brought if one.id and one.context not in keys)),
    )


def _shown(catalogue: Catalog | None) -> dict[tuple[str, str], str]:
    """The finished translations of a catalogue by (key, English)."""
    return {
        (message.context, message.id): message.string
        for message in catalogue or ()
        if message.context and isinstance(message.id, str) and isinstance(message.string, str)
        if message.string and not message.fuzzy
    }


class _Entries(Catalog):
    """A catalogue that remembers every entry of its file; Babel's own joins those that stand there twice."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Message] = []

    def __setitem__(self, id: str | tuple[str, str], message: Message) -> None:  # type: ignore[override]  # Babel's own type
        if id:
            self.entries.append(message)
        super().__setitem__(id, message)


def _entries(text: str) -> list[Message]:
    catalogue = _Entries()
    PoFileParser(catalogue, abort_invalid=True).parse(StringIO(text))
    return catalogue.entries


class _Reading:
    """What the entries of one file are judged by."""

    def __init__(self, file: str, text: str, language: str, own: Mapping[str, str], of_blocks: Mapping[str, str]) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.language = language
        self.own = own
        self.of_blocks = of_blocks
        self.seen: dict[tuple[str, object], int] = {}

    def of_header(self, catalogue: Catalog) -> Iterator[Problem]:
        """The language that the file says it is in; a file that does not say is taken at its sender's word."""
        said = catalogue.locale_identifier or ""
        if said and re.split("[-_@.]", said.lower())[0] != self.language:
            line = next((place for place, text in enumerate(self.lines, 1) if text.startswith('"Language:')), 1)
            params: dict[str, Param] = {"language": said[:40], "expected": self.language}
            yield Problem(self.file, line, 1, "", "language-differs", params)

    def of_entry(self, entry: Message) -> Iterator[tuple[Problem, bool]]:
        """(problem, whether it refuses the file) for all that is to be said of an entry."""
        key, line = entry.context or "", entry.lineno or 1
        if first := self.seen.get((key, entry.id)):
            yield self._said(line, key, "entry-twice", first_line=first), True
            return
        self.seen[key, entry.id] = line
        if not isinstance(entry.id, str):
            yield self._said(line, key, "plural-entry"), True
        elif key in self.of_blocks:
            yield self._said(line, key, "sentence-of-block", block=self.of_blocks[key]), False
        elif key not in self.own:
            yield self._said(line, key, "unknown-sentence"), False
        elif isinstance(entry.string, str) and entry.string and not entry.fuzzy:
            yield from self._of_translation(entry.id, entry.string, key, line)

    def _of_translation(self, english: str, translation: str, key: str, line: int) -> Iterator[tuple[Problem, bool]]:
        if english != self.own[key]:
            yield self._said(line, key, "english-changed", now=self.own[key]), False
            return  # it is not shown before somebody has looked at it
        place = self._line_of_translation(line)
        for fault in faults_of(key, english, translation):
            yield Problem(self.file, place, 1, key, fault.code, fault.params), fault.refuses

    def _line_of_translation(self, line: int) -> int:
        """The line of the translation that follows the English in a line."""
        after = enumerate(self.lines[line - 1 :], line)
        return next((place for place, text in after if text.lstrip().startswith("msgstr")), line)

    def _said(self, line: int, key: str, code: str, **params: Param) -> Problem:
        return Problem(self.file, line, 1, key, code, params)


def _by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: one.line))
