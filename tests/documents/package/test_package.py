"""The package of tables, read back as programs read it: with its own description."""

import csv
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.answers.tidy import TidyAnswer
from forms_app.documents.package.cells import guarded, unguarded, written
from forms_app.documents.package.writing import write_package
from forms_app.documents.table_values import Package, PointLine
from tests.documents.volumes import tables

LONG = 'First, "quoted"\r\nand\nsecond; third\u2028'
READ: Mapping[str, Callable[[str], Any]] = {
    "string": unguarded,
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def answer(path: str, value: str, code: str = "", language: str = "") -> TidyAnswer:
    return TidyAnswer(path.partition(".")[0], path, "", "", "narrative", value, code, language, ("C029 Art. 1", "C029 Art. 25"))


ANSWERS = {
    "k3f9q2.2": (
        answer("practice.text", LONG, language="en"),
        answer("practice.count", "-5"),
        answer("practice.more", '=HYPERLINK("http://evil.example")', language="fr"),
        answer("practice.list", "- first\n- second", language="en"),
    )
}


def package() -> Package:
    made = tables()
    (first,) = made.submissions
    made = replace(made, submissions=(first, replace(first, reference="k3f9q2.2", version=2)), selection="All")
    point = PointLine("C029-XAA-2024-OBS", 1, "observation", "XAA", "C029", 2024, "en", "@Please indicate.")
    named = {"C029": "Forced Labour Convention", "P029": "Protocol"}
    return Package(made, (point,), {"XAA": "Aldria", "XAB": "Borduria"}, named, ("k3f9q2.2",))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("package")
    write_package(package(), "en", ANSWERS, path)
    return path


def description(folder: Path) -> Any:
    return json.loads((folder / "datapackage.json").read_text("utf-8"))


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    """The lines of a table, its values of the types that the description says."""
    (resource,) = [one for one in description(folder)["resources"] if one["name"] == name]
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    with (folder / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
        reader = csv.DictReader(file, strict=True)
        assert reader.fieldnames == list(types)
        return [{key: READ[types[key]](text) if text else None for key, text in line.items()} for line in reader]


def test_every_text_is_read_back_as_it_was(folder: Path) -> None:
    found = lines(folder, "answers")
    assert [(one["path"], one["value"], one["language"]) for one in found] == [
        (one.path, one.value, one.language or None) for one in ANSWERS["k3f9q2.2"]
    ]
    assert {(one["submission"], one["unit"], one["instruments"], one["reference"]) for one in found} == {
        ("k3f9q2.2", "XAA", "C029, P029", "C029 Art. 1; C029 Art. 25")
    }


def test_no_cell_begins_as_a_formula_does_but_numbers(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for line in csv.reader(file) for cell in line if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert cells == (["-5"] if path.name == "answers.csv" else [])


def test_files_have_no_byte_order_mark_and_lines_as_rfc_4180_ends_them(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        raw = path.read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert raw.endswith(b"\r\n")
    assert (folder / "units.csv").read_bytes() == b"unit,name\r\nXAA,Aldria\r\nXAB,Borduria\r\n"


def test_the_description_is_true_of_every_file(folder: Path) -> None:
    found = description(folder)
    assert found["profile"] == "tabular-data-package"
    assert found["title"] == "Reports and assistance, 2026: All"
    assert "licenses" not in found
    resources = {one["name"]: one for one in found["resources"]}
    assert {f"{name}.csv" for name in resources} == {path.name for path in folder.glob("*.csv")}
    for name, one in resources.items():
        raw = (folder / one["path"]).read_bytes()
        assert (one["bytes"], one["hash"]) == (len(raw), f"sha256:{hashlib.sha256(raw).hexdigest()}")
        assert all(field["description"] for field in one["schema"]["fields"])
        rows = lines(folder, name)
        if key := one["schema"].get("primaryKey"):
            assert len({tuple(row[part] for part in key) for row in rows}) == len(rows)
        for foreign in one["schema"].get("foreignKeys", []):
            target = {row[foreign["reference"]["fields"]] for row in lines(folder, foreign["reference"]["resource"])}
            if name.startswith("assistance") and foreign["fields"] == "submission":
                continue  # the lines of the sample come from more reports than it has
            assert {row[foreign["fields"]] for row in rows} <= target


def test_types_are_kept(folder: Path) -> None:
    older, newer = lines(folder, "submissions")
    assert (older["newest"], newer["newest"], newer["version"]) == (False, True, 2)
    assert newer["sent_at"].isoformat() == "2026-08-27T15:05:00+02:00"
    assert lines(folder, "requests")[0]["due"] == date(2026, 9, 1)
    assert lines(folder, "assistance_needed")[0]["rank"] == 1
    assert lines(folder, "comments")[0]["text"] == "@Please indicate."


def test_the_readme_is_in_the_language_of_the_package(tmp_path: Path) -> None:
    write_package(package(), "fr", ANSWERS, tmp_path)
    text = (tmp_path / "README.txt").read_text("utf-8")
    assert "apostrophe" in text
    assert "answers.csv" in text
    assert "has an apostrophe" not in text
    assert "&" not in text
    assert description(tmp_path)["resources"][0]["description"] == "Pays et territoires"


@given(st.text(st.sampled_from("'=+-@\t\r\n0123.aé＝ "), max_size=8))
def test_the_guard_is_taken_away_without_loss(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert written(text) == cell
    if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "＝") and cell:
        assert Decimal(cell).is_finite()  # only a number may begin so
