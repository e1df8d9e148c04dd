"""The guide for form editors tells the truth: its examples are run."""

import re

import pytest

from forms_app.config import ROOT
from forms_app.definitions.checks import CHECKS
from forms_app.definitions.conditions import OPERATORS
from forms_app.definitions.form import PROCEDURES
from forms_app.definitions.reading import read_block_file
from tests.definitions.samples import judge

GUIDE = (ROOT / "docs/form-language.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
FRAME = 'form: article-35/x\nversion: "2026"\ninstruments: [C999]\ntitle: t\nsections:\n  - {id: laws, include: laws@1}\n'


def as_file(example: str) -> str:
    """A whole form from an example that shows only questions."""
    if example.startswith("- "):
        indented = "".join(f"      {line}\n" for line in example.splitlines())
        return f"{FRAME}  - id: s\n    title: t\n    questions:\n{indented}"
    if example.startswith("questions:"):
        indented = "".join(f"    {line}\n" for line in example.splitlines())
        return f"{FRAME}  - id: s\n    title: t\n{indented}"
    return example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0][:40])
def test_an_example_has_no_problem(example: str) -> None:
    if example.startswith("block:"):
        assert read_block_file("attestation@1.yaml", example.encode()).problems == ()
    else:
        assert judge(as_file(example).encode()) == ()


def test_every_kind_operator_and_procedure_is_in_the_guide() -> None:
    kinds = set(re.findall(r"^\| `([a-z_]+)` \|", GUIDE, re.MULTILINE))
    shown = {kind for example in EXAMPLES for kind in re.findall(r"kind: ([a-z_]+)", example)}
    assert shown >= {"text", "rows", "grid", "comment_reply", "statement", "period", "money", "reference", "file", "date"}
    assert kinds >= shown
    for name in (*OPERATORS, *CHECKS, *PROCEDURES):
        assert f"`{name}" in GUIDE
