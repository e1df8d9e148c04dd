"""Reading one file: YAML, then its shape. What can be read of a faulty file is read, so that its meaning is checked too."""

from typing import Any, TypeVar

from pydantic import ValidationError

from forms_app.definitions.form import Block, FormFile
from forms_app.definitions.frozen import Frozen
from forms_app.definitions.problems import Problem
from forms_app.definitions.shape import problems_of
from forms_app.definitions.source import Loc, Places, Source
from forms_app.definitions.tree import Mapping, Node, plain, read_tree

ModelT = TypeVar("ModelT", bound=Frozen)

# What may be left out of a question, or put in place of it, without losing what conditions need to know of it.
_DISPENSABLE = {
    "show_if",
    "help",
    "example",
    "reference",
    "was",
    "max_length",
    "pattern",
    "pattern_hint",
    "unit",
    "currencies",
    "checks",
}
# A version that reads as a form's and as a block's alike.
_STAND_INS: dict[str, Any] = {
    "title": "?",
    "form": "article-22/unknown",
    "version": "0000",
    "instruments": "any",
    "block": "unknown",
}


def read_form_file(file: str, content: bytes) -> Source[FormFile]:
    """The form that a file writes, and every problem of its YAML and shape. `file` is the name problems carry."""
    return _read(FormFile, file, content)


def read_block_file(file: str, content: bytes) -> Source[Block]:
    """The same for a block."""
    return _read(Block, file, content)


def _read(model: type[ModelT], file: str, content: bytes) -> Source[ModelT]:
    tree, problems = read_tree(file, content)
    if tree is None:
        return Source(file, None, None, problems)
    try:
        return Source(file, tree, model.model_validate(plain(tree)), problems)
    except ValidationError as error:
        found = list(problems_of(error, file, tree, model))
    return _what_can_be_read(model, file, tree, found, problems)


def _what_can_be_read(
    model: type[ModelT], file: str, tree: Node, found: list[tuple[Loc, Problem]], before: tuple[Problem, ...]
) -> Source[ModelT]:
    """The model without what is faulty; None when too little is left."""
    problems = (*before, *(problem for _, problem in found))
    nothing = Source[ModelT](file, tree, None, problems)
    if not isinstance(tree, Mapping):
        return nothing
    pruned = _Pruned(plain(tree), model is FormFile)
    for loc, _ in found:
        pruned.leave_out(loc)
    try:
        read = model.model_validate(pruned.finish())
    except ValidationError:
        return nothing
    return Source(file, tree, read, problems, frozenset(pruned.faulty), pruned.places)


class _Pruned:
    """A plain form or block from which faulty parts are taken out, one by one, while their places are remembered."""

    def __init__(self, raw: Any, has_sections: bool) -> None:
        self.raw = raw
        self.has_sections = has_sections
        self.faulty: set[str] = set()
        self.places: Places | None = None
        self._gone: set[Loc] = set()

    def leave_out(self, loc: Loc) -> None:
        """Takes out the smallest part around a place that the rest can do without."""
        match loc:
            case ("sections", int(i), "questions", int(j), *rest) if self.has_sections:
                self._question(("sections", i, "questions", j), self.raw["sections"][i]["questions"][j], rest)
            case ("questions", int(j), *rest) if not self.has_sections:
                self._question(("questions", j), self.raw["questions"][j], rest)
            case ("sections", int(i), "title" | "help" | "show_if" | "checks" as key, *_) if self.has_sections:
                self._without(self.raw["sections"][i], key)
            case ("sections", int(i), *_):
                self._gone.add(("sections", i))
            case (str(key), *_):
                self._without(self.raw, key)

    def _without(self, holder: dict[str, Any], key: str) -> None:
        holder.pop(key, None)
        if key in _STAND_INS:
            holder[key] = _STAND_INS[key]

    def _question(self, loc: Loc, question: Any, rest: list[str | int]) -> None:
        if isinstance(question, dict) and rest and rest[0] in _DISPENSABLE:
            question.pop(str(rest[0]), None)
            if rest[0] in ("pattern", "pattern_hint"):
                question.pop("pattern", None)
        else:
            self._gone.add(loc)

    def finish(self) -> dict[str, Any]:
        """The rest, to be read again; `places` and `faulty` are known from here on."""
        if not self.has_sections:
            kept = self._keep_questions((), self.raw)
            self.places = Places(None, (kept,))
            return dict(self.raw)
        sections, places, questions = [], [], []
        for i, section in enumerate(self.raw.get("sections") or ()):
            if ("sections", i) in self._gone or not isinstance(section, dict):
                self._remember("", section)
                continue
            kept = self._keep_questions(("sections", i), section)
            if "include" in section or section.get("questions"):
                sections.append(section)
                places.append(i)
                questions.append(kept)
            else:
                self._remember("", section)
        self.places = Places(tuple(places), tuple(questions))
        return {**self.raw, "sections": sections}

    def _keep_questions(self, loc: Loc, holder: dict[str, Any]) -> tuple[int, ...]:
        """Takes the faulty questions out of a section or block; the places of those that stay."""
        asked = holder.get("questions")
        if not isinstance(asked, list):
            return ()
        kept = []
        for j, question in enumerate(asked):
            if (*loc, "questions", j) in self._gone:
                self._remember(f"{holder.get('id') or holder.get('block') or ''}.", question)
            else:
                kept.append(j)
        holder["questions"] = [asked[j] for j in kept]
        return tuple(kept)

    def _remember(self, prefix: str, part: Any) -> None:
        name = part.get("id") if isinstance(part, dict) else None
        if isinstance(name, str):
            self.faulty.add(prefix + name)
