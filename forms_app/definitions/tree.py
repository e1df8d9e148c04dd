"""YAML as a tree of texts in which everything knows its place: the part of YAML that the form language uses.

The parser's events are taken one by one into a stack of our own, so no depth of nesting can exhaust Python's; aliases,
anchors and tags, which a composed document no longer shows, are seen and refused.
"""

import re
from dataclasses import dataclass, field

import yaml

from forms_app.definitions.problems import Param, Problem

MOST_BYTES = 1024 * 1024  # 1 MB as pages and messages count it: no form or catalogue has more
MOST_LEVELS = 20

_UNWANTED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # as libyaml counts lines


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: line and column from 1, in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, whatever it looks like; None for an unquoted `null`."""

    text: str | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "list[Node]"
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys, with where each is written, and values, in the order of the file."""

    keys: dict[str, Mark]
    values: "dict[str, Node]"
    mark: Mark


Node = Scalar | Sequence | Mapping
Plain = str | None | list["Plain"] | dict[str, "Plain"]


def plain(node: Node) -> Plain:
    """The tree without places, for pydantic. Trees are at most `MOST_LEVELS` deep."""
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(values=values):
            return {key: plain(value) for key, value in values.items()}


def read_tree(file: str, content: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of one document and all that is wrong with its YAML; None for the tree when reading had to stop.

    `file` is only the name that problems carry.
    """
    if len(content) > MOST_BYTES:
        return None, (Problem(file, 1, 1, "", "too-large", {"most": MOST_BYTES}),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(content[: error.start].decode("utf-8-sig", "replace"))
        return None, (Problem(file, line, column, "", "not-utf8", {"byte": f"{content[error.start]:02X}"}),)
    unwanted = unwanted_character(file, text)
    return (None, (unwanted,)) if unwanted else _Builder(file, text).build()


def unwanted_character(file: str, text: str) -> Problem | None:
    """The first character of a text that nobody can see and that databases and documents do not take."""
    unwanted = _UNWANTED.search(text)
    if unwanted is None:
        return None
    line, column = _place(text[: unwanted.start()])
    params: dict[str, Param] = {"codepoint": f"U+{ord(unwanted.group()):04X}"}
    return Problem(file, line, column, "", "control-character", params)


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows a text."""
    lines = _LINE_BREAK.split(before)
    return len(lines), len(lines[-1]) + 1


def _mark(event: yaml.Event) -> Mark:
    """Where an event begins; every event of libyaml's parser says so."""
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1) if start else Mark(1, 1)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not closed yet; `key` is the key whose value comes next."""

    node: Sequence | Mapping
    key: Scalar | None = None
    skips: bool = False  # the next value belongs to a key that cannot be used


@dataclass(slots=True)
class _Builder:
    file: str
    text: str
    root: Node | None = None
    documents: int = 0
    stack: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def build(self) -> tuple[Node | None, tuple[Problem, ...]]:
        """Takes in event by event. A fault of syntax, too great a depth or a second document ends the reading."""
        try:
            for event in yaml.parse(self.text, Loader=yaml.CBaseLoader):
                if not self._take(event):
                    return None, tuple(self.problems)
        except yaml.YAMLError as error:
            self.problems.append(self._syntax(error))
            return None, tuple(self.problems)
        if self.root is None:
            self.problems.append(Problem(self.file, 1, 1, "", "empty-file"))
        return self.root, tuple(self.problems)

    def _take(self, event: yaml.Event) -> bool:
        """One event; False when nothing after it is worth reading."""
        mark = _mark(event)
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._report(mark, "several-documents")
                    return False
            case yaml.ScalarEvent():
                self._refuse_marks(event, mark)
                is_null = event.value == "null" and event.implicit[0]
                self._place_in(Scalar(None if is_null else event.value, mark))
            case yaml.AliasEvent():
                self._report(mark, "alias", name=str(event.anchor))
                self._place_in(Scalar(f"*{event.anchor}", mark))  # so that its absence is no second problem
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                if len(self.stack) == MOST_LEVELS:
                    self._report(mark, "too-deep", most=MOST_LEVELS)
                    return False
                self._refuse_marks(event, mark)
                opened = Sequence([], mark) if isinstance(event, yaml.SequenceStartEvent) else Mapping({}, {}, mark)
                self.stack.append(_Open(opened))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._place_in(self.stack.pop().node)
        return True

    def _place_in(self, node: Node) -> None:
        """Puts a finished node where it belongs: the root, the open list, or the open mapping as key or value."""
        if not self.stack:
            self.root = node
            return
        inner = self.stack[-1]
        if isinstance(inner.node, Sequence):
            inner.node.items.append(node)
        elif inner.key is None and not inner.skips:
            self._take_key(inner, inner.node, node)
        else:
            if inner.key is not None:
                inner.node.values[str(inner.key.text)] = node
            inner.key, inner.skips = None, False

    def _take_key(self, inner: _Open, mapping: Mapping, node: Node) -> None:
        if not isinstance(node, Scalar):
            self._report(node.mark, "key-not-text")
            inner.skips = True
            return
        key = node.text if node.text is not None else "null"
        if key in mapping.keys:
            self._report(node.mark, "duplicate-key", key=key, first_line=mapping.keys[key].line)
            inner.skips = True
            return
        mapping.keys[key] = node.mark
        inner.key = Scalar(key, node.mark)

    def _refuse_marks(self, event: yaml.NodeEvent, mark: Mark) -> None:
        if event.anchor is not None:
            self._report(mark, "anchor", name=event.anchor)
        if (tag := getattr(event, "tag", None)) is not None:
            self._report(mark, "tag", tag=tag)

    def _report(self, mark: Mark, code: str, **params: Param) -> None:
        self.problems.append(Problem(self.file, mark.line, mark.column, "", code, params))

    def _syntax(self, error: yaml.YAMLError) -> Problem:
        """What the parser complains of; its two commonest causes have a sentence of their own."""
        place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (place.line + 1, place.column + 1) if place else (1, 1)
        detail = " ".join(str(getattr(error, "problem", None) or error).split())
        lines = _LINE_BREAK.split(self.text)
        if line > len(lines):  # the parser places what is missing at the end on a line that is not there
            line, column = len(lines), len(lines[-1]) + 1
        here = lines[line - 1][column - 1 :]
        if here.startswith("\t"):
            return Problem(self.file, line, column, "", "tab")
        if detail == "mapping values are not allowed in this context":
            return Problem(self.file, line, column, "", "unquoted-colon")
        return Problem(self.file, line, column, "", "not-yaml", {"detail": detail[:200]})
