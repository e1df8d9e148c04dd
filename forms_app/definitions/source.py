"""A file of the form language: its tree, the model read from it, and problems with the place they belong to."""

from collections.abc import Sequence as Items
from dataclasses import dataclass
from typing import Generic, TypeVar

from forms_app.definitions.frozen import Frozen
from forms_app.definitions.problems import Param, Problem
from forms_app.definitions.tree import Mapping, Mark, Node, Scalar, Sequence

Loc = tuple[str | int, ...]
"""Where in a file: keys and places in lists (from 0), from the top."""

ModelT = TypeVar("ModelT", bound=Frozen)


@dataclass(frozen=True)
class Source(Generic[ModelT]):
    """What was read of one file.

    `model` is None when nothing could be made of it. With problems it may be there in part, so that its meaning can be
    checked too: what was left out is named in `faulty` (paths of questions, or ids of whole sections).
    """

    file: str
    tree: Node | None
    model: ModelT | None
    problems: tuple[Problem, ...]
    faulty: frozenset[str] = frozenset()
    places: "Places | None" = None

    def problem(self, loc: Loc, code: str, **params: Param) -> Problem:
        """A problem at a place of this file; `loc` counts in the model's lists."""
        loc = self.places.in_file(loc) if self.places else loc
        mark = mark_at(self.tree, loc)
        return Problem(self.file, mark.line, mark.column, path_at(self.tree, loc), code, params)

    def line_of(self, loc: Loc) -> int:
        """The line of a place in the model."""
        return mark_at(self.tree, self.places.in_file(loc) if self.places else loc).line

    def leaves_out(self, path: str) -> bool:
        """Whether the question at a path may be one that could not be read."""
        return path in self.faulty or path.partition(".")[0] in self.faulty


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a model stand in its file, when faulty parts were left out of the model.

    `sections[i]` is the place in the file of the model's section i (None where a block has no sections), `questions[i][j]`
    that of its question j.
    """

    sections: tuple[int, ...] | None
    questions: tuple[tuple[int, ...], ...]

    def in_file(self, loc: Loc) -> Loc:
        """The place in the file of a place in the model."""
        match loc:
            case ("sections", int(i), "questions", int(j), *rest) if self.sections is not None:
                return ("sections", self.sections[i], "questions", self.questions[i][j], *rest)
            case ("sections", int(i), *rest) if self.sections is not None:
                return ("sections", self.sections[i], *rest)
            case ("questions", int(j), *rest) if self.sections is None:
                return ("questions", self.questions[0][j], *rest)
        return loc


def mark_at(tree: Node | None, loc: Items[str | int]) -> Mark:
    """The place of a value; where there is none, of the nearest thing around it that is written."""
    node = tree
    mark = tree.mark if tree else Mark(1, 1)
    for step in loc:
        match node:
            case Mapping(values=values) if isinstance(step, str) and step in values:
                node = values[step]
            case Sequence(items=items) if isinstance(step, int) and step < len(items):
                node = items[step]
            case _:
                return mark
        mark = node.mark
    return mark


def node_at(tree: Node | None, loc: Items[str | int]) -> Node | None:
    """The node at a place; None when there is none."""
    node = tree
    for step in loc:
        match node:
            case Mapping(values=values):
                node = values.get(str(step))
            case Sequence(items=items) if isinstance(step, int) and step < len(items):
                node = items[step]
            case _:
                return None
    return node


def path_at(tree: Node | None, loc: Items[str | int]) -> str:
    """A place in the words of the form language: `sections[laws].questions[list].columns[2].kind`."""
    node = tree
    path = ""
    for step in loc:
        match node:
            case Sequence(items=items) if isinstance(step, int) and step < len(items):
                node = items[step]
                path += f"[{_name_of(node) or step + 1}]"
            case _:
                node = node.values.get(str(step)) if isinstance(node, Mapping) else None
                path += f".{step}" if path else str(step)
    return path


def _name_of(node: Node) -> str:
    """The id or code that a member of a list says of itself; '' if it says none that can be shown."""
    if isinstance(node, Mapping):
        for key in ("id", "code"):
            value = node.values.get(key)
            if isinstance(value, Scalar) and value.text and len(value.text) <= 60:
                return value.text
    return ""
