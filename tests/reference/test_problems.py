"""Every code that a reader uses is declared with its parameters, so that the words upstairs can be complete."""

import ast
from pathlib import Path

from forms_app import reference
from forms_app.reference.problems import CODES


def _uses() -> list[tuple[str, frozenset[str]]]:
    """Codes and parameter names at calls of `fail`, which name their parameters as keywords."""
    found = []
    for path in Path(reference.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "fail":
                names = frozenset(keyword.arg or "" for keyword in node.keywords)
                found += [
                    (constant.value, names)
                    for constant in ast.walk(node.args[1])
                    if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
                ]
    return found


def test_every_code_of_a_reader_is_declared_with_its_parameters() -> None:
    uses = _uses()
    assert len(uses) > 20
    for code, names in uses:
        assert CODES[code] == names, code
