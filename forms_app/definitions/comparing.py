"""What changed from one form to another, as data: usually two versions of the same form."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from forms_app.definitions.form import LANGUAGES, Definition, Form, Section, columns_of, english_words
from forms_app.definitions.questions import ColumnQuestion, Question


class What(StrEnum):
    """The ways in which a part of a form can change."""

    ADDED = "added"
    REMOVED = "removed"
    KEPT_AS = "kept-as"  # another path with the same meaning, linked by `was`
    MOVED = "moved"  # another order among the parts that both have
    REWORDED = "reworded"
    TRANSLATION = "translation"  # other words in another language, for English words that stayed as they were
    CONDITION = "condition"
    SEVERITY = "severity"
    KIND = "kind"
    PARAMETER = "parameter"  # anything else that a key of the form language says


@dataclass(frozen=True, slots=True)
class Translated:
    """What a sentence is in another language in the two forms; None where it is not translated."""

    language: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `path` is that of a section, question or column in the newer form (of the older when it was removed);
    `face` says which word or key changed; `before` and `after` are its texts, conditions as JSON-like values. `language` is
    that of a translation, '' otherwise. `translations` are those of an English sentence that changed, in each language that it
    was or is translated into: equal ones may be stale."""

    what: What
    path: str
    face: str = ""
    before: Any = None
    after: Any = None
    language: str = ""
    translations: tuple[Translated, ...] = ()


def compare(older: Form, newer: Form) -> tuple[Change, ...]:
    """All changes, in the reading order of the newer form; what was removed comes last."""
    before, after = _parts(older.definition), _parts(newer.definition)
    renamed = {
        old: path
        for path, part in after.items()
        for old in (was.removeprefix(f"{older.definition.form}#") for was in part.was)
        if old in before and (old not in after or older.definition.form != newer.definition.form)
    }
    came_from = {path: old for old, path in renamed.items()}
    words_before = _by_part(english_words(older.definition), before)
    words_after = _by_part(english_words(newer.definition), after)
    said = words_before[""], words_after[""]
    changes: list[Change] = [*_wording(older, newer, ("", ""), *said)]
    changes += _form_keys(older.definition, newer.definition)
    moved = _moved(before, after)
    for path, part in after.items():
        old = came_from.get(path, path)
        if old not in before:
            changes.append(Change(What.ADDED, path, after=words_after[path].get(part.face)))
            continue
        if old != path:
            changes.append(Change(What.KEPT_AS, path, before=old, after=path))
        elif path in moved:
            changes.append(Change(What.MOVED, path))
        changes += _changed(path, before[old], part)
        said = words_before[old], words_after[path]
        changes += _wording(older, newer, (old, path), *said)
    changes += [
        Change(What.REMOVED, path, before=words_before[path].get(part.face))
        for path, part in before.items()
        if path not in after and path not in renamed
    ]
    return tuple(changes)


@dataclass(frozen=True, slots=True)
class _Part:
    """A section, question or column: what it says beside its words and its own parts."""

    face: str  # where its name stands: title or prompt
    kind: str
    severity: str | None
    condition: Any
    parameters: Mapping[str, Any]
    was: tuple[str, ...] = ()


_TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
_WORDS = {"prompt", "help", "example", "pattern_hint", "unit", "item", "title"}
_ELSEWHERE = {"id", "kind", "show_if", "required", "expected", "advised", "was", "questions"}
_LABELLED = {"options", "lines", "columns"}


def _parts(definition: Definition) -> dict[str, _Part]:
    """Every part of a form by its path, in reading order."""
    parts: dict[str, _Part] = {}
    for section in definition.sections:
        parts[section.id] = _part_of(section, "title")
        for question in section.questions:
            path = f"{section.id}.{question.id}"
            parts[path] = _part_of(question, "prompt")
            parts |= {at: _part_of(column, "prompt") for at, _table, column in columns_of(question, path)}
    return parts


def _part_of(part: Section | Question | ColumnQuestion, face: str) -> _Part:
    raw = part.model_dump(mode="json", by_alias=True)
    parameters = {key: value for key, value in raw.items() if key not in _WORDS | _ELSEWHERE}
    if raw.get("kind") == "rows":
        del parameters["columns"]
    for key in _LABELLED & parameters.keys():
        parameters[key] = [option["code"] for option in parameters[key]]
    if checks := parameters.pop("checks", None):
        parameters["checks"] = [{key: value for key, value in one.items() if key != "message"} for one in checks]
    severity = next((key for key in ("required", "expected", "advised") if raw.get(key)), None)
    return _Part(face, raw.get("kind", "section"), severity, raw.get("show_if"), parameters, tuple(raw.get("was", ())))


def _changed(path: str, before: _Part, after: _Part) -> Iterator[Change]:
    if before.kind != after.kind:
        yield Change(What.KIND, path, "kind", before.kind, after.kind)
    if before.condition != after.condition:
        yield Change(What.CONDITION, path, "show_if", before.condition, after.condition)
    if before.severity != after.severity:
        yield Change(What.SEVERITY, path, "", before.severity, after.severity)
    for key in sorted(before.parameters.keys() | after.parameters.keys()):
        old, new = before.parameters.get(key), after.parameters.get(key)
        if old != new:
            yield Change(What.PARAMETER, path, key, old, new)


def _form_keys(older: Definition, newer: Definition) -> Iterator[Change]:
    for key in ("approval", "instruments"):
        old, new = (one.model_dump(mode="json", include={key})[key] for one in (older, newer))
        if old != new:
            yield Change(What.PARAMETER, "", key, old, new)


def _by_part(words: Iterable[tuple[str, str]], parts: Container[str]) -> Mapping[str, Mapping[str, str]]:
    """The words of each part without those of the parts inside it, path → face → text; the form's own stand at ''."""
    found: dict[str, dict[str, str]] = {}
    for key, text in words:
        owner = key.rpartition(".")[0]
        while owner and owner not in parts:
            owner = owner.rpartition(".")[0]
        found.setdefault(owner, {})[key.removeprefix(f"{owner}.")] = text
    return found


def _wording(
    older: Form, newer: Form, paths: tuple[str, str], before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Change]:
    """Words that differ or that one of them lacks, then translations that alone do; `paths` are those of the part in the two."""
    path = paths[1]
    for face in dict.fromkeys((*after, *before)):
        if before.get(face) != after.get(face):
            translations = _translated(older, newer, paths, face) if face in after else ()
            yield Change(What.REWORDED, path, face, before.get(face), after.get(face), translations=translations)
    for face, text in after.items():
        if before.get(face) == text:
            for one in _translated(older, newer, paths, face):
                if one.before != one.after:
                    yield Change(What.TRANSLATION, path, face, one.before, one.after, one.language)


def _translated(older: Form, newer: Form, paths: tuple[str, str], face: str) -> tuple[Translated, ...]:
    """A sentence in each language that it was or is translated into."""
    old, new = (f"{path}.{face}" if path else face for path in paths)
    said = ((one, older.words.get(one, {}).get(old), newer.words.get(one, {}).get(new)) for one in _TRANSLATED)
    return tuple(Translated(*one) for one in said if one[1:] != (None, None))


def _moved(before: Iterable[str], after: Iterable[str]) -> frozenset[str]:
    """The paths that changed places with their neighbours (in the form, their section or their table)."""
    families: dict[str, tuple[list[str], list[str]]] = {}
    for place, paths in enumerate((before, after)):
        for path in paths:
            families.setdefault(path.rpartition(".")[0], ([], []))[place].append(path)
    return frozenset().union(*(_out_of_order(*family) for family in families.values()))


def _out_of_order(before: list[str], after: list[str]) -> frozenset[str]:
    """Those of both lists that are not in the longest run in the same order: the fewest moves that explain the change."""
    places = {path: place for place, path in enumerate(before)}
    common = [path for path in after if path in places]
    best: list[tuple[int, int]] = []  # for each path: length of the longest run that ends with it, and the path before it
    for place, path in enumerate(common):
        runs = [(best[earlier][0] + 1, earlier) for earlier in range(place) if places[common[earlier]] < places[path]]
        best.append(max(runs, default=(1, -1)))
    stays: set[str] = set()
    place = max(range(len(best)), key=lambda one: best[one][0], default=-1)
    while place >= 0:
        stays.add(common[place])
        place = best[place][1]
    return frozenset(common) - stays
