"""A module over 400 lines or a function over 40 is two subjects: split it by subject."""

import ast
from pathlib import Path

from tests.architecture.tracked import ROOT, python_files

MODULE_LINES = 400
FUNCTION_LINES = 40
MIGRATIONS = ("forms_app", "records", "migrations")  # a record of what was done, not code that is read (decision 4)
MEASURED = ("forms_app", "benchmarks", "tests")


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From the word `def` to the last line of the body, docstring included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def too_long(path: Path, text: str) -> list[str]:
    """What is too long in one file, one sentence each."""
    found = []
    if (count := len(text.splitlines())) > MODULE_LINES:
        found.append(f"{path}: {count} lines, at most {MODULE_LINES}")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines_of(node) > FUNCTION_LINES:
            found.append(f"{path}:{node.lineno}: {node.name} has {lines_of(node)} lines, at most {FUNCTION_LINES}")
    return found


def test_no_module_and_no_function_is_too_long() -> None:
    paths = [path for path in python_files(*MEASURED) if path.parts[:3] != MIGRATIONS]
    assert paths
    assert [line for path in paths for line in too_long(path, (ROOT / path).read_text(encoding="utf-8"))] == []


def test_the_gate_sees_a_function_that_is_one_line_too_long() -> None:
    body = "    pass\n"
    assert too_long(Path("a.py"), "def fits():\n" + body * (FUNCTION_LINES - 1)) == []
    assert too_long(Path("a.py"), "def grows():\n" + body * FUNCTION_LINES) == ["a.py:1: grows has 41 lines, at most 40"]


def test_the_gate_sees_a_module_that_is_one_line_too_long() -> None:
    assert too_long(Path("a.py"), "\n" * MODULE_LINES) == []
    assert too_long(Path("a.py"), "\n" * (MODULE_LINES + 1)) == ["a.py: 401 lines, at most 400"]
