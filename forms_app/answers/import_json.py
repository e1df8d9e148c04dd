"""JSON from a stranger: the value, or what is wrong with it and where."""

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from forms_app.answers.problems import ImportProblem, excerpt

_DEEPEST = 50  # levels; the import format needs six
_TEXT_OR_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|NaN|Infinity', re.DOTALL)


class _RepeatedKeyError(Exception):
    """A mapping has a key twice: which of the two was meant cannot be known."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class _NotJsonError(Exception):
    """NaN and Infinity, which Python's reader takes and JSON does not know."""


def read_json(raw: bytes) -> tuple[Any, tuple[ImportProblem, ...]]:
    """The value of a JSON text in UTF-8 (a byte order mark is tolerated); (None, problems) when it is none.

    Numbers with a fraction are Decimal, so that nothing is lost before their kind judges them. Problems: not-utf-8,
    not-json, repeated-key, too-deep.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (ImportProblem("", "not-utf-8", {"position": error.start}),)
    try:
        value = json.loads(text, parse_float=_number, parse_int=_whole, parse_constant=_constant, object_pairs_hook=_mapping)
    except json.JSONDecodeError as error:
        return None, (ImportProblem("", "not-json", {"line": error.lineno, "column": error.colno}),)
    except _NotJsonError:
        line, column = _position(text)
        return None, (ImportProblem("", "not-json", {"line": line, "column": column}),)
    except _RepeatedKeyError as error:
        return None, (ImportProblem("", "repeated-key", {"key": excerpt(error.key)}),)
    except RecursionError:
        return None, (ImportProblem("", "too-deep"),)
    return (None, (ImportProblem("", "too-deep"),)) if _is_deep(value) else (value, ())


def _number(digits: str) -> Decimal:
    """The number as it is written; one whose exponent is beyond all bounds is none, for its kind to refuse."""
    try:
        return Decimal(digits)
    except InvalidOperation:
        return Decimal("NaN")


def _whole(digits: str) -> int | Decimal:
    """Whole numbers as int; absurdly long ones as Decimal, whose reading takes no quadratic time."""
    return int(digits) if len(digits) <= 20 else Decimal(digits)


def _constant(name: str) -> Any:
    raise _NotJsonError(name)


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in pairs:
        if key in mapping:
            raise _RepeatedKeyError(key)
        mapping[key] = value
    return mapping


def _position(text: str) -> tuple[int, int]:
    """Line and column, counted from 1, of the first NaN or Infinity that is no part of a text."""
    found = (match.start() for match in _TEXT_OR_CONSTANT.finditer(text) if not match[0].startswith('"'))
    start = next(found, 0)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _is_deep(value: Any) -> bool:
    """Whether lists and mappings nest more than any import file needs; without recursion."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            child
            for item in level
            if isinstance(item, list | dict)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return False
    return True
