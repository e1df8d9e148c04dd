"""Words are found by whoever extracts them: what is asked for within an f-string, or deep within another call, stays English."""

import ast

from babel.messages.pofile import read_po

from tests.architecture.tracked import ROOT, python_files

ASKING = {"_", "_l", "N_", "gettext", "ngettext", "lazy_gettext"}


def asked_words(text: str) -> list[tuple[int, str]]:
    """The sentences whose translation is asked for, each with its line."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    asking = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ASKING)
    given = ((call.lineno, one) for call in asking for one in call.args[:1])
    return [(line, one.value) for line, one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def test_every_sentence_that_is_asked_for_stands_in_the_catalogue() -> None:
    with (ROOT / "translations/interface.pot").open("rb") as file:
        known = {message.id if isinstance(message.id, str) else message.id[0] for message in read_po(file)}
    paths = python_files("forms_app")
    assert paths
    asked = [(path, *one) for path in paths for one in asked_words((ROOT / path).read_text(encoding="utf-8"))]
    assert [f"{path}:{line}: {words}" for path, line, words in asked if words not in known] == []


def test_the_gate_sees_words_wherever_they_stand() -> None:
    assert asked_words("_('a')\nf\"{_('b')} {c}\"\n_(d.get(e, N_('f')))\n") == [(1, "a"), (2, "b"), (3, "f")]
