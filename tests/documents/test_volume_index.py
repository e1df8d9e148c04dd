"""Index and table of versions as pieces of a volume, read back."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest

from forms_app.documents.assembly.pieces import Piece
from forms_app.documents.assembly.preparing import prepared
from forms_app.documents.page_numbers import PageNumber
from forms_app.documents.setting.blocks import Block, Column, Entry, Heads, Row, Sheets, Title, Words
from forms_app.documents.setting.setting import set_sheets
from forms_app.documents.values import Cited, Copy, SentPassage, Volume
from forms_app.documents.volume_index import render_index
from forms_app.documents.volume_versions import render_versions
from tests.documents.assembly.sheets import volume_of
from tests.documents.reading import failures, outline, page_words, rightmost, tags, words
from tests.documents.samples import DIGEST
from tests.documents.volumes import MADE, files, volume


def page_of(key: str, place: str = "") -> PageNumber:
    return PageNumber({"report-0.1": 1, "workers-0.1": 21, "employers-0.1": 26, "reply-0.1": 31}[key] + (3 if place else 0))


def cited(value: Volume) -> Volume:
    """The volume, its report with a provision and a copy."""
    (chapter,) = value.chapters
    told = [
        replace(
            one,
            cited=(Cited("C029 Art. 2(2)(c)", ("q-prison-labour.art2-prison",)),),
            copies=(Copy("اتحاد العمال", "workers", datetime(2026, 8, 27, tzinfo=UTC).date()),),
        )
        if isinstance(one, SentPassage) and one.act == "report"
        else one
        for one in chapter.passages
    ]
    return replace(value, chapters=(replace(chapter, passages=tuple(told)),), reader="officer")


@pytest.fixture(scope="module")
def index() -> bytes:
    return render_index(cited(volume(1)), "en", page_of)


@pytest.fixture(scope="module")
def versions() -> bytes:
    return render_versions(cited(volume(1)), "fr", page_of)


def links(pdf: bytes) -> set[tuple[str, str]]:
    """Where links lead, and what each is said to be."""
    notes = (note.get_object() for sheet in pypdf.PdfReader(BytesIO(pdf)).pages for note in sheet.annotations or ())
    return {(str(note["/A"]["/URI"]), str(note["/Contents"])) for note in notes}


def test_both_comply_with_pdf_ua(index: bytes, versions: bytes) -> None:
    assert failures(index) == failures(versions) == []
    assert rightmost(index) < 0
    assert rightmost(versions) < 0


def test_the_index_leads_to_reports_by_country_instrument_article_and_organization(index: bytes) -> None:
    text = words(index)
    for said in (
        "By country or territory Aldria reports: C029, P029 1; observations: C029, P029 21, 26; replies: C029, P029 31",
        "C029 Forced Labour Convention, 1930 (No. 29) Aldria 1, 21, 26, 31",
        "Art. 2(2)(c) Aldria 4",
        "Confederation of Aldrian Workers (Workers) observations: Aldria, C029, P029 21",
    ):
        assert said in text
    assert {
        ("volume:workers-0.1", "C029, P029 21"),
        ("volume:report-0.1/q-prison-labour.art2-prison", "Aldria 4"),
        ("volume:front/contents", "Back to contents"),
    } <= links(index)
    assert [title for depth, title in outline(index) if depth == 2] == [
        "By country or territory",
        "By instrument",
        "By Article",
        "By organization",
    ]


def test_words_of_another_script_are_said_as_they_are_written(index: bytes) -> None:
    with pikepdf.open(BytesIO(index)) as file:
        said = b"".join(sheet.Contents.read_bytes() for sheet in file.pages)
    assert "اتحاد العمال".encode("utf-16-be").hex().encode() in said


def test_the_versions_say_who_had_them_compiled_and_list_every_digest(versions: bytes) -> None:
    text = words(versions)
    assert "Établi par International Labour Office le 1er octobre 2026, 09:30 (heure de Genève)." in text
    assert "Établi pour : fonctionnaire chargé du dossier." in text
    assert "report-0.1, version 1 Aldria : C029, P029 Rapport du gouvernement, Mara Lindqvist 27 août 2026, 15:05 anglais" in text
    assert text.replace(" ", "").count(DIGEST) == 4
    assert ("volume:reply-0.1", "reply-0.1, 31") in links(versions)
    assert [scope for kind, _, scope in tags(versions) if kind == "TH"] == ["/Column"] * 7 + ["/Row"] * 4


def sheets(rows: int) -> Sheets:
    table = (Column("What", 1), Column("Page", 1, at_end=True))
    lines = [Row([[Words(f"Line {number}")], [Words(str(number), "page", "#end")]], f"row-{number}") for number in range(rows)]
    return Sheets([Title(1, "List"), Heads(table), *lines, Title(2, "End", "end")], "en", "Office", MADE, table=table)


def test_the_heads_of_a_table_are_repeated_and_read_once() -> None:
    made = set_sheets(sheets(200))
    pages = page_words(made)
    assert len(pages) > 2
    assert all("What Page" in " ".join(text.split()) for text in pages[:-1])
    assert [kind for kind, _, _ in tags(made)].count("TH") == 202
    assert [word for text in pages for word in text.split() if word.isdecimal()].count("199") == 2
    reader = pypdf.PdfReader(BytesIO(made))
    assert reader.get_destination_page_number(reader.named_destinations["end"]) == len(pages) - 1
    assert failures(made) == []


def test_a_title_stays_with_what_follows_and_a_long_word_is_divided() -> None:
    entries: list[Block] = [Entry([Words(f"Entry {number} " + "x" * number)]) for number in range(120)]
    blocks = [Title(1, "List"), *entries, Title(2, "Next"), Entry([Words("w" * 400), Words(" end", "strong")])]
    made = set_sheets(Sheets(blocks, "en", "Office", MADE, columns=2))
    pages = [" ".join(text.split()) for text in page_words(made)]
    (with_title,) = [text for text in pages if "Next" in text]
    assert "Next w" in with_title
    assert "".join(pages).count("w") == 400
    assert rightmost(made) < 0


def test_in_a_volume_the_links_of_the_index_land_where_the_provision_is_spoken_of(index: bytes, tmp_path: Path) -> None:
    sent = files(tmp_path, volume(1))
    (tmp_path / "index.piece").write_bytes(prepared(index, "en"))
    pieces = [Piece(key, file, key) for key, file in sent.items()]
    made = volume_of([*pieces, Piece("index", tmp_path / "index.piece", "Index")]).content
    assert failures(made) == []
    reader = pypdf.PdfReader(BytesIO(made))
    notes = [note.get_object() for sheet in reader.pages for note in sheet.annotations or ()]
    (leads,) = [str(note["/Dest"]) for note in notes if note["/Contents"] == "Aldria 4"]
    page = reader.get_destination_page_number(reader.named_destinations[leads])
    assert page is not None
    assert "Does a court conviction always come before" in " ".join(page_words(made)[page].split())


def test_the_same_values_give_the_same_bytes(index: bytes) -> None:
    assert render_index(cited(volume(1)), "en", page_of) == index


@pytest.mark.parametrize("text", ["∆ Δ µ μ Ω Ω", "ﬁ fi – - ‐", "e\u0301a\u200b b\u00adc", "日本 한국", "עברית", "\ud7a3\u1100"])
def test_letters_of_any_kind_are_set(text: str) -> None:
    made = set_sheets(Sheets([Title(1, text), Entry([Words(text, "page", "volume:x"), Words(text)])], "en", "Office", MADE, text))
    assert failures(made) == []
