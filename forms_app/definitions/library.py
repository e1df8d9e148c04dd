"""All forms of a tree, read in one pass: what can be used, what is wrong, what is published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from forms_app.definitions.catalogues import Words
from forms_app.definitions.form import Form, columns_of
from forms_app.definitions.problems import Problem


class State(StrEnum):
    """Where a form version stands."""

    DRAFT = "draft"  # not in the lock
    PUBLISHED = "published"
    CHANGED = "changed"  # in the lock, but with another digest


@dataclass(frozen=True)
class Entry:
    """One form file of the tree. `form` is None when it has problems; then `code` and `version` are those of its path."""

    code: str
    version: str
    file: str  # as problems name it: form_definitions/article-22/C029/2026.yaml
    state: State
    form: Form | None
    problems: tuple[Problem, ...]
    words: Mapping[str, Words] = field(default_factory=dict)  # language -> own words and those of its blocks


@dataclass(frozen=True)
class Library:
    """The forms of a tree, in order of code and version. `problems` are those of blocks, catalogues and the lock."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]

    def form(self, code: str, version: str) -> Form | None:
        """A form version; None when there is none or it has problems."""
        entry = self.entry(code, version)
        return entry.form if entry else None

    def entry(self, code: str, version: str) -> Entry | None:
        """What is known of a form version, usable or not."""
        return self._by_key.get((code, version))

    def versions(self, code: str) -> tuple[Entry, ...]:
        """All versions of a form, oldest first."""
        return tuple(entry for entry in self.entries if entry.code == code)

    def latest(self, code: str, *, published: bool = False) -> Form | None:
        """The newest usable version of a form; with `published`, of those that are published and unchanged."""
        for entry in reversed(self.versions(code)):
            if entry.form is not None and (entry.state is State.PUBLISHED or not published):
                return entry.form
        return None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all forms of which some version can be used."""
        return tuple(sorted({entry.code for entry in self.entries if entry.form is not None}))

    @property
    def left_out(self) -> tuple[Entry, ...]:
        """The versions that cannot be used."""
        return tuple(entry for entry in self.entries if entry.form is None)

    @property
    def changed(self) -> tuple[Entry, ...]:
        """Published versions whose files, blocks or words are no longer those that were published: a server does not start."""
        return tuple(entry for entry in self.entries if entry.state is State.CHANGED)

    def with_entries(self, more: Sequence[Entry]) -> "Library":
        """The same forms with these besides; one that is there already under the same code and version gives way."""
        keys = {(entry.code, entry.version) for entry in more}
        kept = [entry for entry in self.entries if (entry.code, entry.version) not in keys]
        ordered = sorted([*kept, *more], key=lambda entry: (entry.code, version_order(entry.version)))
        return Library(tuple(ordered), self.problems)

    def all_problems(self) -> tuple[Problem, ...]:
        """Everything there is to mend, by file and place."""
        found = [*self.problems, *(problem for entry in self.entries for problem in entry.problems)]
        return tuple(sorted(found, key=lambda problem: (problem.file, problem.line, problem.column, problem.code)))

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, str], Entry]:
        return {(entry.code, entry.version): entry for entry in self.entries}


def version_order(version: str) -> tuple[int, int]:
    """A key that sorts versions by age: 2026, 2026-2, 2026-10, 2027."""
    year, _, number = version.partition("-")
    return (int(year) if year.isdecimal() else 0, int(number) if number.isdecimal() else 1)


def kind_changes(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Problem]]:
    """Paths that ask for another kind of answer than in an earlier version of the same form: answers could not be compared."""
    kinds: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in sorted(entries, key=lambda one: (one.code, version_order(one.version))):
        if entry.form is None:
            continue
        for path, kind in _kinds(entry.form):
            before, since = kinds.setdefault((entry.code, path), (kind, entry.version))
            if before != kind:
                params = {"path": path, "before": before, "version": since}
                yield entry, Problem(entry.file, 1, 1, path, "kind-changed", params)


def link_faults(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Problem]]:
    """Paths of other forms named in `was` (`article-22/C081#section.question`) that no version of them asks, or for another kind
    of answer: nothing could be offered from one report to the other."""
    asked: dict[str, dict[str, str]] = {}  # kinds by path, for each code
    for entry in entries:
        if entry.form is not None:
            asked.setdefault(entry.code, {}).update(_kinds(entry.form))
    for entry in entries:
        for _, question, path in entry.form.definition.walk() if entry.form is not None else ():
            for code, old in (was.split("#") for was in question.was if "#" in was):
                kind = asked.get(code, {}).get(old)
                if kind != question.kind:
                    params = {"path": path, "form": code, "old": old, "kind": kind or "none"}
                    yield entry, Problem(entry.file, 1, 1, path, "link-to-nothing", params)


def _kinds(form: Form) -> Iterator[tuple[str, str]]:
    for _, question, path in form.definition.walk():
        yield path, question.kind
        yield from ((at, column.kind) for at, _table, column in columns_of(question, path))
