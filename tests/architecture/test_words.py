"""Words are found by whoever extracts them: a call for a translation within an f-string is passed over, and stays English."""

import ast

from tests.architecture.tracked import ROOT, python_files

ASKING = {"_", "_l", "N_", "gettext", "ngettext", "pgettext", "lazy_gettext"}


def hidden_words(text: str) -> list[int]:
    """Lines on which a translation is asked for within an f-string."""
    strings = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.JoinedStr))
    calls = (node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call))
    return sorted({call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id in ASKING})


def test_no_words_are_hidden_within_an_f_string() -> None:
    paths = python_files("forms_app")
    assert paths
    assert [f"{path}:{line}" for path in paths for line in hidden_words((ROOT / path).read_text(encoding="utf-8"))] == []


def test_the_gate_sees_words_within_an_f_string() -> None:
    assert hidden_words("_('a')\nf\"{_('b')} {c}\"\nf'{d}'\n") == [2]
