"""The schema for editors takes every form and block of the tree, and tells what is misspelt."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from forms_app.config import FORM_DEFINITIONS
from forms_app.definitions.language_schema import language_schema
from tests.definitions.samples import HERE

VALIDATOR = Draft202012Validator(language_schema())
FILES = [*sorted(FORM_DEFINITIONS.glob("*/*/*.yaml")), *sorted(FORM_DEFINITIONS.glob("_blocks/*.yaml"))]
SAMPLES = sorted((HERE / "valid").glob("*.yaml"))


class _Yaml12(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: `yes` and dates are texts."""


_Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Yaml12)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_form_and_block_of_the_tree_is_taken(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(read(path))] == []


@pytest.mark.parametrize("path", [one for one in SAMPLES if one.stem != "traps-of-yaml"], ids=lambda path: path.stem)
def test_every_valid_sample_is_taken(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(read(path))] == []


def test_a_misspelt_key_or_kind_is_told() -> None:
    form = read(FILES[0])
    assert not VALIDATOR.is_valid({**form, "sectons": []})
    question = {"id": "a", "kind": "narative", "prompt": "b"}
    assert not VALIDATOR.is_valid({**form, "sections": [{"id": "s", "title": "S", "questions": [question]}]})
