"""Claims about import files: every problem at once, never a traceback, byte-identical when exported again."""

import hashlib
import itertools
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms_app.answers.content_reading import from_content
from forms_app.answers.envelope import Author, Envelope, digest, from_document, to_canonical, to_document, with_answers
from forms_app.answers.envelope_reading import EXPECTED, read_envelope, unknown_codes, unmatched_files
from forms_app.answers.facts import Facts
from forms_app.answers.languages import from_languages
from forms_app.answers.values import Sheet
from tests.answers.drafts import drafts
from tests.answers.forms import DIGEST_A, EVERY_KIND, KNOWN

DOCUMENT: dict[str, Any] = {
    "form": "article-22/C029",
    "version": "2026",
    "unit": "XAA",
    "instruments": ["P029", "C029"],
    "year": 2026,
    "period": {"from": "2023-06-01", "to": "2026-05-31"},
    "author": {"government": "XAA"},
    "form_language": "en",
    "language": "pt-BR",
    "received_on": "2026-08-28",
    "about": None,
    "answers": {"articles.convict": "no"},
    "files": [{"sha256": DIGEST_A, "name": "a.pdf"}],
}


def read(document: Any) -> Envelope:
    envelope, problems = read_envelope(json.dumps(document).encode())
    assert problems == ()
    assert envelope is not None
    return envelope


def problems(raw: bytes) -> list[tuple[str, str]]:
    envelope, found = read_envelope(raw)
    assert envelope is None
    return [(problem.where, problem.code) for problem in found]


def problems_with(**changes: Any) -> list[tuple[str, str]]:
    return problems(json.dumps(DOCUMENT | changes).encode())


def test_an_envelope_is_read_with_its_instruments_in_order() -> None:
    envelope = read(DOCUMENT)
    assert envelope.instruments == ("C029", "P029")
    assert envelope.author == Author("government", "XAA")
    assert envelope.period == ("2023-06-01", "2026-05-31")
    assert envelope.language == "pt-BR"


def test_more_instruments_than_a_report_can_keep_are_refused() -> None:
    codes = [f"C{number:03}" for number in range(1, 62)]
    assert problems_with(instruments=codes) == [("/instruments", "bad-value")]
    assert read(DOCUMENT | {"instruments": codes[:60]}).instruments == tuple(codes[:60])


def test_what_may_be_left_out_may_be_left_out() -> None:
    short = {key: value for key, value in DOCUMENT.items() if key not in ("period", "received_on", "about", "files")}
    envelope = read(short)
    assert (envelope.period, envelope.received_on, envelope.about, envelope.files) == (None, None, None, ())


def test_the_canonical_document_is_stable_and_complete() -> None:
    envelope = read(DOCUMENT)
    canonical = to_canonical(envelope)
    assert set(json.loads(canonical)) == set(DOCUMENT)
    assert to_canonical(read(json.loads(canonical))) == canonical
    assert from_document(to_document(envelope)) == envelope


def test_the_digest_changes_with_the_content_and_only_with_it() -> None:
    envelope = read(DOCUMENT)
    assert digest(envelope) == hashlib.sha256(to_canonical(envelope)).hexdigest()
    assert digest(read(DOCUMENT | {"instruments": ["C029", "P029"]})) == digest(envelope)
    assert digest(replace(envelope, answers={"articles.convict": "yes"})) != digest(envelope)


def test_a_document_without_languages_keeps_the_digest_it_had_before_there_were_any() -> None:
    before = "c31909adf1b284e921c796bebff63e39c08c4be219ff3c1f7b5b0c1c74a79c17"
    assert digest(read(DOCUMENT)) == digest(read(DOCUMENT | {"languages": {}})) == before
    assert digest(read(DOCUMENT | {"languages": None})) == before
    assert digest(read(DOCUMENT | {"languages": {"articles.convict-how": "fr"}})) != before


def test_languages_stand_in_the_document_and_are_kept_with_it() -> None:
    envelope = read(DOCUMENT | {"languages": {"attestation.name": "fr", "others.copies.view@2": "zh-Hans"}})
    assert to_document(envelope)["languages"] == {"attestation.name": "fr", "others.copies.view@2": "zh-Hans"}
    assert from_document(to_document(envelope)) == envelope


@settings(max_examples=50)
@given(draft=drafts(), data=st.data())
def test_importing_an_export_and_exporting_again_is_byte_identical(draft: tuple[Sheet, Facts], data: st.DataObject) -> None:
    sheet, facts = draft
    written_in = {address: data.draw(st.sampled_from(["pt-BR", "fr", "zh-Hans"])) for address in sheet}
    exported = to_canonical(with_answers(read(DOCUMENT), EVERY_KIND, sheet, facts, written_in))
    again, found = read_envelope(exported)
    assert again is not None, found
    assert unknown_codes(again, KNOWN) == ()
    numbers = itertools.count()
    imported, found = from_content(EVERY_KIND, again.answers, facts, KNOWN, lambda: f"r{next(numbers)}")
    assert found == ()
    languages, found = from_languages(EVERY_KIND, again.languages, again.language, imported, ())
    assert found == ()
    entered = with_answers(again, EVERY_KIND, imported, facts, languages)
    assert unmatched_files(again, entered.files) == ()
    assert to_canonical(entered) == exported


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"", [("", "not-json")]),
        (b"{", [("", "not-json")]),
        (b'{"a": NaN}', [("", "not-json")]),
        (b"[1, -Infinity]", [("", "not-json")]),
        (b"\xff\xfe{}", [("", "not-utf-8")]),
        (b"[]", [("", "bad-value")]),
        (b'{"form": 1, "form": 2}', [("", "repeated-key")]),
        (b'{"a": ' * 5000 + b"1" + b"}" * 5000, [("", "too-deep")]),
        (b"[" * 200_000, [("", "too-deep")]),
    ],
)
def test_what_is_no_json_document_is_refused_without_a_traceback(raw: bytes, found: list[tuple[str, str]]) -> None:
    assert problems(raw) == found


def test_the_place_of_a_fault_in_json_is_told() -> None:
    _, found = read_envelope(b'{\n  "a": 1,\n  "b": NaN\n}')
    assert dict(found[0].params) == {"line": 3, "column": 8}
    _, found = read_envelope(b'{"NaN": "a \\" NaN",\n  "b": Infinity}')
    assert dict(found[0].params) == {"line": 2, "column": 8}
    _, found = read_envelope(b'{\n  "a": 1\n  "b": 2\n}')
    assert dict(found[0].params) == {"line": 3, "column": 3}


@pytest.mark.parametrize("number", ["1e9999999999999999999", "-1E-99999999999999999999", "1e400", "0.1e-400", "9" * 5000])
def test_a_number_beyond_all_bounds_is_refused_without_a_traceback(number: str) -> None:
    raw = json.dumps(DOCUMENT | {"year": "?", "answers": {"figures.inspectors": "?"}}).replace('"?"', number).encode()
    assert problems(raw) == [("/year", "bad-value")]
    envelope, _ = read_envelope(raw.replace(f'"year": {number}'.encode(), b'"year": 2026'))
    assert envelope is not None
    _, found = from_content(EVERY_KIND, envelope.answers, Facts(), KNOWN, lambda: "r1")
    assert [problem.where for problem in found] == ["/answers/figures.inspectors"]


def test_an_empty_document_misses_every_key_at_once() -> None:
    assert problems(b"{}") == [("", "missing-key")] * 9


def test_a_language_whose_tag_is_longer_than_the_records_keep_is_refused() -> None:
    assert problems_with(language="sl-Latn-IT-nedis") == [("/language", "bad-value")]


@pytest.mark.parametrize("day", ["0205-08-28", "20260828", "2026-W35-5", "2026-02-30", "2201-01-01"])
def test_a_date_that_answers_could_not_have_is_refused_in_the_envelope_too(day: str) -> None:
    assert problems_with(received_on=day) == [("/received_on", "bad-value")]
    assert problems_with(period={"from": day, "to": "2026-05-31"}) == [("/period", "bad-value")]


def test_all_faults_of_an_envelope_are_told_at_once() -> None:
    assert problems_with(
        form="C029",
        version=2026,
        unit="Finland",
        instruments=["C029", "C029", "c29"],
        year="2026",
        period={"from": "2026-05-31", "to": "2023-06-01"},
        author={"government": "XAA", "organization": "X"},
        form_language="ru",
        language="Finnish!",
        received_on="28/08/2026",
        about="12",
        answers=[],
        files=[{"sha256": "x", "name": "a"}, {"name": "b"}, "c"],
        languages={"articles.convict-how": "fr", "attestation.name": "French", "a/b": 7},
        **{"colour/hue": "blue"},
    ) == [
        ("/colour~1hue", "unknown-key"),
        ("/form", "bad-value"),
        ("/version", "bad-value"),
        ("/unit", "bad-value"),
        ("/instruments/1", "repeated-instrument"),
        ("/instruments/2", "bad-value"),
        ("/year", "bad-value"),
        ("/author", "bad-value"),
        ("/form_language", "bad-value"),
        ("/language", "bad-value"),
        ("/period", "period-reversed"),
        ("/received_on", "bad-value"),
        ("/about", "bad-value"),
        ("/answers", "bad-value"),
        ("/files/0", "bad-value"),
        ("/files/1", "bad-value"),
        ("/files/2", "bad-value"),
        ("/languages/attestation.name", "bad-value"),
        ("/languages/a~1b", "bad-value"),
    ]


@given(
    key=st.sampled_from(sorted({*DOCUMENT, "languages"})),
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters()),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(st.characters(), max_size=5), inner, max_size=2),
        max_leaves=4,
    ),
)
def test_any_value_under_any_key_is_read_or_refused_with_a_known_name(key: str, value: Any) -> None:
    envelope, found = read_envelope(json.dumps(DOCUMENT | {key: value}).encode())
    assert (envelope is None) == bool(found)
    assert {problem.params["expected"] for problem in found if problem.code == "bad-value"} <= set(EXPECTED)
    assert all(problem.where.startswith(f"/{key}") or problem.code == "missing-key" for problem in found)


@given(raw=st.binary(max_size=60) | st.text().map(str.encode))
def test_any_bytes_are_refused_without_a_traceback(raw: bytes) -> None:
    envelope, found = read_envelope(raw)
    assert envelope is None
    assert found


def test_codes_nobody_knows_are_named_at_their_place() -> None:
    envelope = read(DOCUMENT | {"unit": "XZZ", "instruments": ["C029", "C999"], "author": {"organization": "NOBODY"}})
    assert [(problem.where, problem.code) for problem in unknown_codes(envelope, KNOWN)] == [
        ("/unit", "unknown-unit"),
        ("/instruments/1", "unknown-instrument"),
        ("/author/organization", "unknown-organization"),
    ]


def test_files_named_and_files_listed_are_the_same() -> None:
    envelope = read(DOCUMENT)
    found = unmatched_files(envelope, [{"sha256": DIGEST_A, "name": "b.pdf"}])
    assert [(problem.code, problem.params["name"]) for problem in found] == [
        ("file-not-listed", "b.pdf"),
        ("file-not-used", "a.pdf"),
    ]
