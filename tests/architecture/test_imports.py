"""Imports stand at the top of a file; the pure floors have no clock. import-linter (pyproject.toml) watches the floors."""

import ast
from pathlib import Path

from tests.architecture.tracked import ROOT, python_files

# "path": "number of the decision (docs/decisions) that allows it"
ALLOWED_INSIDE_FUNCTIONS: dict[str, str] = {}

PURE_FLOORS = ("definitions", "answers", "calendar", "reference")
CLOCK_CALLS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "localtime", "gmtime"}
CLOCK_OWNERS = {"datetime", "date", "time"}


def inner_imports(text: str) -> list[int]:
    """Lines of the imports that stand inside a function."""
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    found = {
        node.lineno for function in functions for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)
    }
    return sorted(found)


def clock_readings(text: str) -> list[int]:
    """Lines that read the clock: datetime.now(), date.today(), time.time() and their like."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCK_CALLS
        and ast.unparse(node.func.value).rpartition(".")[2] in CLOCK_OWNERS
    ]


def read(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_no_import_stands_inside_a_function() -> None:
    paths = [path for path in python_files("forms_app", "benchmarks", "tests") if str(path) not in ALLOWED_INSIDE_FUNCTIONS]
    assert paths
    assert [f"{path}:{line}" for path in paths for line in inner_imports(read(path))] == []


def test_every_allowed_inner_import_has_a_decision_that_says_why() -> None:
    decisions = {path.name[:4] for path in (ROOT / "docs/decisions").glob("*.md")}
    assert set(ALLOWED_INSIDE_FUNCTIONS.values()) <= decisions


def test_pure_floors_take_the_time_as_an_argument() -> None:
    paths = [path for path in python_files("forms_app") if path.parts[1] in PURE_FLOORS]
    assert paths
    assert [f"{path}:{line}" for path in paths for line in clock_readings(read(path))] == []


def test_the_package_itself_is_empty() -> None:
    assert (ROOT / "forms_app/__init__.py").read_bytes() == b""


def test_the_gate_sees_an_inner_import() -> None:
    assert inner_imports("import a\ndef f():\n    def g():\n        from b import c\n") == [4]


def test_the_gate_sees_the_clock_however_it_is_reached() -> None:
    assert clock_readings("datetime.datetime.now(UTC)\ndate.today()\ntime.time()\nsession.now()\n") == [1, 2, 3]
