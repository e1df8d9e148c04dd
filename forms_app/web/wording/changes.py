"""Changes between two versions of a form in words, for the page and, from a command, for the document."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pydantic import TypeAdapter

from forms_app.answers.changes import Told, ToldPart, ToldSection, compared, whole
from forms_app.answers.numbering import numbers
from forms_app.answers.terms import Joined, Term, terms
from forms_app.definitions.canonical import canonical_json
from forms_app.definitions.comparing import Change, What, compare
from forms_app.definitions.conditions import Condition
from forms_app.definitions.form import Form, Wording
from forms_app.web.wording.changed_languages import in_other_languages
from forms_app.web.wording.changed_parts import FACES, GONE, INTO, LANGUAGE_NAMES, MOVED, NEW, PARAMETERS, SEVERITIES
from forms_app.web.wording.kinds import KIND_NAMES
from forms_app.web.wording.marking import N_

_CONDITIONS: TypeAdapter[Condition] = TypeAdapter(Condition)

Translate = Callable[[str], str]
InWords = Callable[[Term | Joined, Mapping[str, str]], str]


@dataclass(frozen=True, slots=True)
class Tongue:
    """How things are said in one language: gettext, a condition as a whole sentence, and the language itself."""

    locale: str
    translate: Translate
    condition: InWords


def told_changes(older: Form, newer: Form, tongue: Tongue) -> Sequence[ToldSection]:
    """Every change, by section in the order of the newer form; sections that were removed come last."""
    changes = compare(older, newer)
    came_from = {change.path: str(change.before) for change in changes if change.what is What.KEPT_AS}
    teller = _Teller(_Side(older, tongue.locale), _Side(newer, tongue.locale), tongue, came_from)
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.path.partition(".")[0], []).append(change)
    return [teller.section(section_id, groups[section_id]) for section_id in sorted(groups, key=teller.place)]


class _Side:
    """One of the two forms, with its words and numbers."""

    def __init__(self, form: Form, locale: str) -> None:
        self.wording: Wording = form.wording(locale)
        self.numbers = numbers(form.definition)
        self.places = {section.id: place for place, section in enumerate(form.definition.sections)}

    def name(self, path: str) -> str:
        """A question or column as readers know it: its number and its words; '' for a section."""
        prompt = self.wording.of(f"{path}.prompt")
        return " ".join(part for part in (self.numbers.get(path, ""), prompt) if part)


@dataclass(frozen=True, slots=True)
class _Teller:
    older: _Side
    newer: _Side
    tongue: Tongue
    came_from: Mapping[str, str]

    def place(self, section_id: str) -> tuple[int, int]:
        if not section_id:
            return 0, 0
        if section_id in self.newer.places:
            return 1, self.newer.places[section_id]
        return 2, self.older.places.get(section_id, 0)

    def section(self, section_id: str, changes: Iterable[Change]) -> ToldSection:
        key = f"{section_id}.title"
        wording = (self.newer if section_id in self.newer.places else self.older).wording
        parts = [self.part(path, list(of_part)) for path, of_part in groupby(changes, lambda change: change.path)]
        return ToldSection(section_id, wording.of(key) if section_id else "", parts, wording.language_of(key))

    def part(self, path: str, changes: Sequence[Change]) -> ToldPart:
        side = self.older if changes[0].what is What.REMOVED else self.newer
        language = side.wording.language_of(f"{path}.prompt")
        return ToldPart(path, side.name(path), [self.told(change) for change in changes], language)

    def told(self, change: Change) -> Told:
        before, after, language = self.texts(change)
        is_wording = change.what in (What.REWORDED, What.TRANSLATION)
        old, new = compared(before, after) if is_wording else (whole(before), whole(after))
        if change.what is not What.REWORDED:
            return Told(self.sentence(change), old, new, language)
        others = tuple(in_other_languages(change, language, self._))
        return Told(self.sentence(change), old, new, language, self._(LANGUAGE_NAMES[language]), others)

    def sentence(self, change: Change) -> str:
        part = min(change.path.count("."), 2) if change.path else 0  # section, question, column
        match change.what:
            case What.ADDED:
                return self._(NEW[part])
            case What.REMOVED:
                return self._(GONE[part])
            case What.MOVED:
                return self._(MOVED[part])
            case What.KEPT_AS:
                return self._(N_("The same question under another path; before: %(path)s.")) % {"path": change.before}
            case What.CONDITION:
                return self._(N_("It is asked under another condition."))
            case What.SEVERITY:
                return self._(N_("An answer that is missing means something else."))
            case What.KIND:
                return self._(N_("It asks for another kind of answer."))
            case What.PARAMETER:
                name = self._(PARAMETERS[change.face]) if change.face in PARAMETERS else change.face
                return self._(N_("%(name)s: another value.")) % {"name": name}
            case What.REWORDED:
                return self._reworded(change, self._face(change.face))
            case What.TRANSLATION:
                words = {"name": self._face(change.face), "language": self._(INTO[change.language])}
                return self._reworded(change, self._(N_("%(name)s, %(language)s")) % words)

    def _reworded(self, change: Change, name: str) -> str:
        if change.before is None:
            return self._(N_("%(name)s: new.")) % {"name": name}
        if change.after is None:
            return self._(N_("%(name)s: removed.")) % {"name": name}
        return self._(N_("%(name)s: other words.")) % {"name": name}

    def _face(self, face: str) -> str:
        """`option.yes.help` → Help of option “yes”."""
        kind, _dot, rest = face.partition(".")
        code, _dot, ending = rest.partition(".")
        other = N_("Words")
        return self._(FACES.get(f"{kind}.{ending}" if ending else kind, other)) % {"code": code}

    def texts(self, change: Change) -> tuple[str, str, str]:
        """The two texts of a change and their language; '' for one there is not, both where the sentence says it all."""
        locale = self.tongue.locale
        match change.what:
            case What.REWORDED:
                return self._words(change)
            case What.TRANSLATION:
                return change.before or "", change.after or "", change.language
            case What.CONDITION:
                old = self._condition(change.before, self.came_from.get(change.path, change.path), self.older)
                return old, self._condition(change.after, change.path, self.newer), locale
            case What.SEVERITY:
                return self._(SEVERITIES[change.before]), self._(SEVERITIES[change.after]), locale
            case What.KIND:
                return self._(KIND_NAMES.get(change.before, "")), self._(KIND_NAMES.get(change.after, "")), locale
            case What.PARAMETER:
                return self._value(change.before), self._value(change.after), locale
            case _:
                return "", "", locale

    def _words(self, change: Change) -> tuple[str, str, str]:
        """Old and new words in the reader's language, where both are translated and differ; else in English."""
        old_path = self.came_from.get(change.path, change.path)
        keys = [f"{path}.{change.face}" if path else change.face for path in (old_path, change.path)]
        pairs = list(zip((self.older.wording, self.newer.wording), keys, (change.before, change.after), strict=True))
        said = ["" if english is None else wording.of(key) for wording, key, english in pairs]
        known = all(english is None or wording.language_of(key) == wording.locale for wording, key, english in pairs)
        if known and said[0] != said[1]:
            return said[0], said[1], self.tongue.locale
        return change.before or "", change.after or "", "en"

    def _condition(self, raw: Any, path: str, side: _Side) -> str:
        if raw is None:
            return self._(N_("In any case."))
        condition = _CONDITIONS.validate_python(raw)
        return self.tongue.condition(terms(condition, path.partition(".")[0], side.wording), side.numbers)

    def _value(self, value: Any) -> str:
        if value in (None, "", []):
            return self._(N_("None"))
        if isinstance(value, bool):
            return self._(N_("Yes")) if value else self._(N_("No"))
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return ", ".join(value)
        return value if isinstance(value, str) else canonical_json(value).decode()

    def _(self, text: str) -> str:
        return self.tongue.translate(text) if text else ""
