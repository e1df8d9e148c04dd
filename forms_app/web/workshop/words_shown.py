"""The translation of a version as its page and the list of versions show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import format_percent
from flask_babel import gettext as _

from forms_app.answers.changes import compared
from forms_app.answers.differences import Piece
from forms_app.definitions.catalogues import Words
from forms_app.definitions.coverage import Coverage, Sentence, coverage, own_coverage
from forms_app.definitions.loading import TRANSLATED
from forms_app.definitions.problems import Problem
from forms_app.definitions.word_checks import faults_of
from forms_app.reporting.form_versions import Version
from forms_app.web.locales import INTERFACE_LANGUAGES
from forms_app.web.wording.definition_problems import sentence
from forms_app.web.workshop.lines import version_url


@dataclass(frozen=True, slots=True)
class LanguageLine:
    """A language in a table: how much is translated. `percent` is rounded down and written as the reader does."""

    code: str
    name: str
    percent: str
    url: str
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence to translate: where the form has it; of a stale one the English before and now, marked, and what it said."""

    key: str
    url: str
    english: str
    before: Sequence[Piece] = ()
    now: Sequence[Piece] = ()
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A translation that is shown, and what is odd about it."""

    key: str
    url: str
    english: str
    translation: str
    said: Sequence[str]


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """A problem of a file in words, at its line."""

    line: int
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownWords:
    """What the page says of a version in one language. `blocks` are lines: block, sentences, translated, missing, stale."""

    coverage: Coverage
    missing: Sequence[ShownSentence]
    stale: Sequence[ShownSentence]
    noted: Sequence[Noted]
    blocks: Sequence[Sequence[str | int]]


def language_lines(one: Version) -> list[LanguageLine]:
    """A line for each language that forms are translated into; none where the version has problems."""
    return [language_line(one, code) for code in TRANSLATED] if one.form else []


def shown_words(one: Version, language: str) -> ShownWords:
    found = _coverage(one, language)
    return ShownWords(
        found,
        [_sentence(one, said, language) for said in found.own.missing],
        [_sentence(one, said, language) for said in found.own.stale],
        _noted(one, language),
        [[part.block, part.total, part.translated, len(part.missing), len(part.stale)] for part in found.blocks],
    )


def language_line(one: Version, code: str) -> LanguageLine:
    """The line of a language. The sentences of the version are known."""
    found = _coverage(one, code)
    url = version_url(one, "words", language=code)
    return LanguageLine(code, INTERFACE_LANGUAGES[code], format_percent(found.percent / 100), url, found)


def told_problem(problem: Problem) -> ToldProblem:
    return ToldProblem(problem.line, problem.path, sentence(problem, _))


def _coverage(one: Version, language: str) -> Coverage:
    words = one.words.get(language, Words())
    if one.form is not None:
        return coverage(one.form.definition, words)
    if one.sentences is None:
        raise ValueError(f"{one.code} {one.version} has problems: what it says is not known")
    return own_coverage(one.sentences.own, words)


def _sentence(one: Version, said: Sentence, language: str) -> ShownSentence:
    url = _place(one, said.key, language)
    if said.stale is None:
        return ShownSentence(said.key, url, said.english)
    before, now = compared(said.stale.before, said.english)
    return ShownSentence(said.key, url, said.english, before, now, said.stale.translation)


def _place(one: Version, key: str, language: str) -> str:
    """Where the form is tried out in the language, at the section that the sentence stands in; '' for the form's own title, and
    where the form cannot be tried out."""
    section, dot, _rest = key.partition(".")
    return version_url(one, "trial", language=language, _anchor=section) if dot and one.form is not None else ""


def _noted(one: Version, language: str) -> list[Noted]:
    """The translations that look odd, in order of the form."""
    found = []
    shown = one.words[language].shown if language in one.words else {}
    for key, english in one.sentences.own if one.sentences is not None else ():
        faults = list(faults_of(key, english, shown[key])) if key in shown else []
        if faults:
            said = [sentence(Problem("", 1, 1, key, fault.code, fault.params), _) for fault in faults]
            found.append(Noted(key, _place(one, key, language), english, shown[key], said))
    return found
