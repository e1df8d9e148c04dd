"""A volume as JSON, read back and held against its schema."""

import json
from typing import Any

import jsonschema
import pytest

from forms_app.config import ROOT
from forms_app.documents.volume_json import write_json
from tests.documents.volumes import volume

SCHEMA = json.loads((ROOT / "docs" / "volume.schema.json").read_text(encoding="utf-8"))
CHECKER = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
CONTENT = (
    '{"about":null,"answers":{"a.b":"</script>\u2028 é","a.n":12.50},"author":{"government":"XAA"},"files":[],'
    '"form":"article-22/C029","form_language":"en","instruments":["C029"],"language":"en","period":null,"received_on":null,'
    '"unit":"XAA","version":"2026","year":2026}'
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("json") / "volume.json"
    write_json(volume(), "en", {one.reference: CONTENT for one in volume().sent}, path)
    return path.read_text(encoding="utf-8")


def test_the_file_is_as_its_schema_says(written: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    CHECKER.validate(json.loads(written))


@pytest.mark.parametrize(
    ("key", "value"),
    [("year", "2026"), ("chapters", None), ("more", 1), ("submissions", [{"reference": "x"}]), ("left_out", ["x"])],
)
def test_the_schema_refuses_what_is_not_so(written: str, key: str, value: Any) -> None:
    assert not CHECKER.is_valid(json.loads(written) | {key: value})


def test_each_content_stands_in_it_to_the_letter_on_a_line_of_its_own(written: str) -> None:
    lines = [line.removesuffix(",") for line in written.split("\n") if '"content":' in line]
    assert len(lines) == 8
    assert {line.partition('"content":')[2] for line in lines} == {CONTENT + "}"}


def test_it_says_what_it_is_and_who_said_what(written: str) -> None:
    found = json.loads(written)
    assert (found["year"], found["language"], found["made_by"], found["made_at"]) == (
        2026,
        "en",
        "International Labour Office",
        "2026-10-01T07:30:00+00:00",
    )
    chapter = found["chapters"][0]
    assert chapter["unit"] == "Aldria"
    assert [point["number"] for point in chapter["comments"][0]["points"]] == [1, 2]
    said = {one["reference"]: one for one in found["submissions"]}
    assert [said[one]["act"] for one in chapter["submissions"]] == ["report", "observation", "observation", "reply"]
    assert [said[one]["side"] for one in chapter["submissions"]] == ["government", "workers", "employers", "government"]
    assert found["missing"][0]["due"] == "2026-09-01"
    assert found["assistance_received"][0]["period"] == {"start": "2025-05-04", "end": "2025-05-16"}
    assert found["assistance_needed"][0]["rank"] == 1
