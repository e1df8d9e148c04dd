"""The English sentences of a form, which translations are of: known too where the form has problems, if those are elsewhere."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from forms_app.definitions.checks import Check
from forms_app.definitions.form import Block, Definition, FormFile, english_words, section_words
from forms_app.definitions.problems import Problem
from forms_app.definitions.questions import Heading, Option, Question
from forms_app.definitions.source import Source
from forms_app.definitions.tree import plain


@dataclass(frozen=True, slots=True)
class Sentences:
    """Those of a form's own as (key, text), in the order of reading, and the keys of those of blocks with the block's name."""

    own: tuple[tuple[str, str], ...]
    of_blocks: Mapping[str, str] = field(default_factory=dict)


def sentences_of(definition: Definition) -> Sentences:
    """The sentences of a form that can be used."""
    blocks = {section.id: section.block for section in definition.sections if section.block is not None}
    words = [(key, text, blocks.get(key.partition(".")[0]) if "." in key else None) for key, text in english_words(definition)]
    return Sentences(
        tuple((key, text) for key, text, block in words if block is None),
        {key: block for key, _text, block in words if block is not None},
    )


def written_sentences(source: Source[FormFile], blocks: Mapping[str, Block]) -> Sentences:
    """The sentences that a file writes, whatever else is wrong with it; `blocks` are those it may include, by `name@n`."""
    raw = plain(source.tree) if source.tree else {}
    of_blocks: dict[str, str] = {}
    for name, part in _parts(raw, "sections", "id"):
        if (block := blocks.get(str(part.get("include")))) is not None:
            of_blocks |= {key: str(part["include"]) for key, _text in section_words(name, block)}
    return Sentences(tuple(dict(_own(raw)).items()), of_blocks)


def hiding(source: Source[FormFile], problems: Iterable[Problem]) -> Problem | None:
    """The first of a file's problems that may hide a sentence or its key; None where its sentences are known."""
    unjudged = source.tree is not None and not _is_told(plain(source.tree))
    return next((one for one in problems if (_hides(one, unjudged) if one in source.problems else _is_ambiguous(one))), None)


# Where problems of shape touch no sentence unless their place ends with one of these.
_TELLING = {"sections", "questions", "columns", "options", "lines", "checks", "id", "code"}
_TEXTS = {"title", "prompt", "item", "label", "message", "help", "example", "pattern_hint", "unit", "group"}
_TRIMMED = {"title", "prompt", "item", "label", "message"}  # as the model does
_LISTS = {"options", "lines", "columns", "checks"}
_KEYS = {
    key
    for model in (*get_args(get_args(Question)[0]), Option, Heading, *get_args(get_args(Check)[0]))
    for key in model.model_fields
}
_FACES = ("prompt", "help", "example", "pattern_hint", "item")
_HEADINGS = (("options", "option", ("help",)), ("lines", "line", ()), ("columns", "column", ("group",)))


def _hides(problem: Problem, unjudged: bool) -> bool:
    """Whether a problem of YAML or shape may: every one without a place, a key that may be a misspelt one, and a kind that is not
    known where something is wrong with what nobody could judge without it (`unjudged`)."""
    if problem.code == "several-severities":
        return False
    last = re.sub(r"\[[^]]*\]", "", problem.path).rpartition(".")[2]
    return problem.code == "unknown-key" or not last or last in _TELLING | _TEXTS or (unjudged and last == "kind")


def _is_told(raw: Any) -> bool:
    """Whether every question and column has only known keys, texts where texts belong, and lists of parts with names."""
    sections = raw.get("sections") if isinstance(raw, dict) else None
    asked = [section.get("questions") for section in sections or () if isinstance(section, dict) and "include" not in section]
    return all(_is_list_of_told(questions) for questions in asked)


def _is_list_of_told(written: Any) -> bool:
    return isinstance(written, list) and all(isinstance(one, dict) and _is_part_told(one) for one in written)


def _is_part_told(part: Mapping[str, Any]) -> bool:
    named = isinstance(part.get("id", part.get("code")), str)
    texts = all(isinstance(part[key], str) for key in part.keys() & _TEXTS)
    return named and texts and part.keys() <= _KEYS and all(_is_list_of_told(part[key]) for key in part.keys() & _LISTS)


def _is_ambiguous(problem: Problem) -> bool:
    """Whether a problem of meaning leaves two sentences with one key."""
    return problem.code == "duplicate-id" and problem.path.endswith((".id", ".code"))


def _own(raw: Any) -> Iterator[tuple[str, str]]:
    yield from _texts("", raw, ("title", "help"))
    for name, section in _parts(raw, "sections", "id"):
        if "include" not in section:
            yield from _texts(f"{name}.", section, ("title", "help"))
            yield from _messages(name, section)
            for question, part in _parts(section, "questions", "id"):
                yield from _asked(f"{name}.{question}", part)


def _asked(path: str, question: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Those of a question or column, and of the columns within it."""
    yield from _texts(f"{path}.", question, _FACES)
    for key, face, more in _HEADINGS:
        for code, heading in _parts(question, key, "code"):
            yield from ((f"{path}.{face}.{code}", text) for _key, text in _texts("", heading, ("label",)))
            yield from _texts(f"{path}.{face}.{code}.", heading, more)
    yield from _texts(f"{path}.", question, ("unit",))
    yield from _messages(path, question)
    for column, part in _parts(question, "columns", "id"):
        yield from _asked(f"{path}.{column}", part)


def _messages(path: str, part: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, check in _parts(part, "checks", "id"):
        yield from ((f"{path}.check.{name}", text) for _key, text in _texts("", check, ("message",)))


def _parts(holder: Any, key: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The members of a list that say what they are called, each with that."""
    written = holder.get(key) if isinstance(holder, dict) else None
    for part in written if isinstance(written, list) else ():
        if isinstance(part, dict) and isinstance(part.get(name), str):
            yield part[name], part


def _texts(prefix: str, part: Any, faces: Iterable[str]) -> Iterator[tuple[str, str]]:
    for face in faces:
        text = part.get(face) if isinstance(part, dict) else None
        if isinstance(text, str) and text:
            yield prefix + face, text.strip() if face in _TRIMMED else text
