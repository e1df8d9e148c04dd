"""JSON Schema of the form language itself, for editors that complete and check YAML while one writes."""

from typing import Any

from forms_app.definitions.form import Block, FormFile

_SCALARS = ["string", "number", "boolean"]  # every scalar of a form file is a text until its key says otherwise


def language_schema() -> dict[str, Any]:
    """The schema (2020-12) of a form file or a block file. It knows shapes only; meaning is what `forms check` judges."""
    form = FormFile.model_json_schema(by_alias=True, mode="validation")
    block = Block.model_json_schema(by_alias=True, mode="validation")
    shared = {**form.pop("$defs"), **block.pop("$defs")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Form language",
        "if": {"required": ["block"]},
        "then": _as_written(block),
        "else": _as_written(form),
        "$defs": {name: _as_written(part) for name, part in shared.items()},
    }


def _as_written(part: Any) -> Any:
    """A piece of the models' schema as YAML writes it: unquoted numbers and words are texts, and one may stand for a list."""
    if isinstance(part, list):
        return [_as_written(one) for one in part]
    if not isinstance(part, dict):
        return part
    made = {key: _as_written(value) for key, value in part.items() if key not in ("title", "default")}
    if isinstance(part.get("title"), dict):  # a property of that name
        made["title"] = _as_written(part["title"])
    if made.get("type") == "string" and "pattern" not in made and "const" not in made and "enum" not in made:
        made["type"] = _SCALARS
    if "properties" in made:
        for name in {"reference", "was"} & made["properties"].keys():
            listed = made["properties"][name]
            made["properties"][name] = {"anyOf": [listed["items"], listed]}
    return made
