"""From what pydantic says of a value to problems with a code and a place."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError

from forms_app.definitions.checks import CHECKS, Check, ColumnTotal, GridNumbers
from forms_app.definitions.conditions import OPERATORS
from forms_app.definitions.form import PROCEDURES, Approval, Include, Section
from forms_app.definitions.frozen import Frozen
from forms_app.definitions.problems import Param, Problem
from forms_app.definitions.questions import Heading, Option, Question
from forms_app.definitions.source import Loc, mark_at, node_at, path_at
from forms_app.definitions.tree import Mapping as TreeMapping
from forms_app.definitions.tree import Mark, Node, Sequence

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# pydantic's type of error -> our code, for those that need no further thought
_CODES: Mapping[str, str] = {
    "string_type": "not-a-text",
    "string_too_short": "empty-text",
    "string_too_long": "text-too-long",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "too_short": "empty-list",
    "too_long": "list-too-long",
    "bool_type": "not-a-boolean",
    "bool_parsing": "not-a-boolean",
    "int_type": "not-a-whole-number",
    "int_parsing": "not-a-whole-number",
    "int_parsing_size": "not-a-whole-number",
    "int_from_float": "not-a-whole-number",
    "float_type": "not-a-number",
    "float_parsing": "not-a-number",
    "finite_number": "not-a-number",
    "decimal_type": "not-a-number",
    "decimal_parsing": "not-a-number",
    "decimal_max_digits": "not-a-number",
    "greater_than_equal": "number-too-small",
    "less_than_equal": "number-too-large",
    "literal_error": "not-offered",
    "enum": "not-offered",
    "union_tag_invalid": "unknown-kind",
    "unknown_operator": "unknown-operator",
    "unknown_check": "unknown-check",
    "unknown_operand": "unknown-operand",
    "grid_part_missing": "grid-part-missing",
    "unknown_procedure": "unknown-procedure",
    "several_severities": "several-severities",
    "pattern_hint_missing": "pattern-hint-missing",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
    "extra_forbidden": "unknown-key",
}
# the key whose text does not have the form it must have -> our code; with its owner where that makes a difference
_FORMS: Mapping[str, str] = {
    "id": "bad-id",
    "block": "bad-id",
    "code": "bad-code",
    "line": "bad-code",
    "column": "bad-code",
    "of rows.column": "bad-id",
    "was": "bad-path",
    "form": "bad-form-code",
    "version": "bad-version",
    "include": "bad-include",
    "instruments": "bad-instrument",
    "ratified": "bad-instrument",
    "date": "bad-date",
    "currencies": "bad-currency",
}
_BOUNDS = {"number-too-small": ("ge", "least"), "number-too-large": ("le", "most")}
_LENGTHS = {"text-too-long": "max_length", "list-too-long": "max_length"}
_SHOWN = 80


def problems_of(error: ValidationError, file: str, tree: Node, model: type[Frozen]) -> Iterator[tuple[Loc, Problem]]:
    """Each thing pydantic found when it read a file as a model, with its place in the tree."""
    for details in error.errors(include_url=False):
        loc = in_tree(details["loc"], tree)
        if details["type"] in ("union_tag_invalid", "union_tag_not_found"):
            loc = (*loc, "kind")
        code, params = _judge(details, loc, model)
        if code == "operand-missing":
            loc = loc[:-1]
        elif details["type"] == "too_short" and isinstance(written := node_at(tree, loc), Sequence):
            least = int(details["ctx"]["min_length"])
            if len(written.items) >= least:
                continue  # pydantic does not count the members that it refused, each with a problem of its own
            if least > 1:
                code, params = "list-too-short", {"least": least}
        mark = _mark(tree, loc, code)
        yield loc, Problem(file, mark.line, mark.column, path_at(tree, loc), code, params)


def in_tree(loc: tuple[str | int, ...], tree: Node) -> Loc:
    """pydantic's place without the names of union members that it puts in: only keys and numbers that the file has.

    A key that is missing is kept as the last step.
    """
    node: Node | None = tree
    steps: list[str | int] = []
    previous: str | int | None = None
    for place, step in enumerate(loc):
        if step == previous and step in OPERATORS:
            previous = None  # an operator is named twice: as a member of the union and as its key
            continue
        previous = step
        match node:
            case TreeMapping(values=values) if isinstance(step, str) and step in values:
                node = values[step]
                steps.append(step)
            case Sequence(items=items) if isinstance(step, int):
                node = items[step] if step < len(items) else None
                steps.append(step)
            case _ if place == len(loc) - 1 and isinstance(node, TreeMapping):
                steps.append(step)
    return tuple(steps)


def _judge(details: "ErrorDetails", loc: Loc, model: type[Frozen]) -> tuple[str, dict[str, Param]]:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "missing":
        last = loc[-1] if loc else ""
        operator = next((str(step) for step in reversed(loc) if step in OPERATORS), "")
        return ("operand-missing", {"operator": operator}) if isinstance(last, int) else ("missing-key", {"key": str(last)})
    if kind == "union_tag_not_found":
        return "missing-key", {"key": "kind"}
    if kind == "literal_error" and loc == ("instruments",):
        return "instruments-not-list", _shown(details)
    if kind == "string_pattern_mismatch":
        key = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
        form = _FORMS.get(f"{owner_of(details['loc'])}.{key}") or _FORMS.get(key)
        return (form, _shown(details)) if form else ("bad-value", {"detail": details["msg"]})
    code = _CODES.get(kind)
    if code is None:
        return "bad-value", {"detail": details["msg"]}
    if code in _BOUNDS:
        key, name = _BOUNDS[code]
        return code, {name: str(context[key])}
    if code in _LENGTHS:
        return code, {"most": int(context["max_length"])}
    return code, _params(code, details, loc, model)


def _params(code: str, details: "ErrorDetails", loc: Loc, model: type[Frozen]) -> dict[str, Param]:
    context = details.get("ctx", {})
    match code:
        case "not-a-boolean" | "not-a-number" | "not-a-whole-number":
            return _shown(details)
        case "not-offered":
            return _shown(details) | {"known": str(context["expected"]).replace("'", "")}
        case "unknown-kind":
            return {"value": str(context["tag"])[:_SHOWN], "known": str(context["expected_tags"]).replace("'", "")}
        case "unknown-operator":
            return {"known": ", ".join(OPERATORS)}
        case "unknown-check":
            return {"known": ", ".join(CHECKS)}
        case "unknown-procedure":
            return _shown(details) | {"known": ", ".join(PROCEDURES)}
        case "unknown-key":
            return {"key": str(loc[-1])[:_SHOWN], "known": _KEYS.get(owner_of(details["loc"])) or ", ".join(model.model_fields)}
        case _:
            return {}


def owner_of(loc: tuple[str | int, ...]) -> str:
    """What a key at pydantic's place belongs to: the nearest name around it that says so, '' for the file itself."""
    return next((str(step) for step in reversed(loc[:-1]) if isinstance(step, str)), "")


def _shown(details: "ErrorDetails") -> dict[str, Param]:
    value = details["input"]
    text = value if isinstance(value, str) else "" if value is None else "[…]" if isinstance(value, list | tuple) else "{…}"
    return {"value": text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"}


def _mark(tree: Node, loc: Loc, code: str) -> Mark:
    """Where to point: at the key when the key is the fault, else at the value, else at what should hold it."""
    if code == "unknown-key" and isinstance(holder := node_at(tree, loc[:-1]), TreeMapping):
        return holder.keys[str(loc[-1])]
    return mark_at(tree, loc)


def _known_keys() -> dict[str, str]:
    """The keys that each part of a file may have, by the name under which pydantic places it."""
    models: dict[str, type[Frozen]] = {"section": Section, "include": Include, "approval": Approval}
    models.update({"options": Option, "lines": Option, "columns": Heading, "of grid": GridNumbers, "of rows": ColumnTotal})
    models.update(
        {f"check {next(key for key in CHECKS if key in one.model_fields)}": one for one in get_args(get_args(Check)[0])}
    )
    for model in get_args(get_args(Question)[0]):
        (kind,) = get_args(model.model_fields["kind"].annotation)
        models[kind] = model
    return {name: ", ".join(model.model_fields) for name, model in models.items()}


_KEYS: Mapping[str, str] = _known_keys()
