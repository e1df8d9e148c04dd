"""The volume, read back."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest

from forms_app.documents.assembly.pieces import PieceError
from forms_app.documents.charts import bars
from forms_app.documents.values import ListedReport, Volume
from forms_app.documents.volume import order_volumes
from tests.documents.reading import failures, outline, page_words, tags, words
from tests.documents.volumes import NEEDED, files, made_set, volume


def made(folder: Path, value: Volume, locale: str = "en") -> bytes:
    (whole,) = made_set(folder, value, locale)
    return whole.read_bytes()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("pieces"), volume())


def test_it_complies_with_pdf_ua(printed: bytes) -> None:
    assert failures(printed) == []


def test_the_voices_follow_one_another_and_each_is_named(printed: bytes) -> None:
    chapter = words(printed).split("Comments that await a reply C029")[1].split("Government reply reply-0.1", 1)[1]
    order = [
        "Direct request of the Committee of Experts, 2024",
        "Government report",
        "Observation of a workers’ organization · Confederation of Aldrian Workers",
        "Observation of an employers’ organization · Aldrian Chamber of Industry",
        "Government reply",
    ]
    places = [chapter.index(piece) for piece in order]
    assert places == sorted(places)
    for speaker in ("Government", "Workers", "Employers", "Committee of Experts"):
        assert speaker in chapter


def test_bookmarks_have_chapters_passages_and_sections(printed: bytes) -> None:
    entries = outline(printed)
    assert [title for depth, title in entries if depth == 1] == [
        "Forced Labour Convention, 1930 (No. 29)",
        "Contents",
        "Reader’s guide",
        "Reports received and not received",
        "Aldria: C029, P029",
        "Borduria: C029, P029",
        "Annex: assistance received and needed",
        "From which versions",
        "Index",
    ]
    assert (2, "Comments that await a reply") in entries
    assert (2, "Government report") in entries
    assert (2, "Observation of a workers’ organization: Confederation of Aldrian Workers") in entries
    assert any(depth == 3 and title.endswith("Prison labour") for depth, title in entries)


def test_in_the_order_of_instruments_bookmarks_and_contents_begin_with_them(tmp_path: Path) -> None:
    chapters = tuple(replace(one, passages=one.passages[:1], by_instrument=True) for one in volume().chapters)
    printed = made(tmp_path, replace(volume(), chapters=chapters))
    names = ["C029, P029: Aldria", "C029, P029: Borduria"]
    assert [title for depth, title in outline(printed) if depth == 1][4:-3] == names
    assert all(name in words(printed).split("Reports received", 2)[2] for name in names)


def test_pages_are_numbered_throughout_and_the_front_by_itself(printed: bytes) -> None:
    labels = pypdf.PdfReader(BytesIO(printed)).page_labels
    front = labels.index("1")
    assert labels[:front][:3] == ["i", "ii", "iii"]
    assert labels[front:] == [str(number) for number in range(1, len(labels) - front + 1)]
    assert [text.split()[-1] for text in page_words(printed)] == labels


def test_contents_give_the_page_of_each_chapter_and_lead_there(printed: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(printed))
    pages = page_words(printed)
    begins = next(number for number, text in enumerate(pages) if number > 2 and "Borduria" in text and "Direct request" in text)
    contents = " ".join(pages[1].split())
    assert f"Borduria: C029, P029 {reader.page_labels[begins]}" in contents
    notes = [note.get_object() for note in reader.pages[1].annotations or ()]
    (place,) = {note["/Dest"] for note in notes if note["/Contents"] == "Borduria: C029, P029"}
    assert reader.get_destination_page_number(reader.named_destinations[place]) == begins


def test_reports_received_late_and_missing_are_listed(printed: bytes) -> None:
    text = words(printed)
    assert "Borduria C029 article-22/C029 1 September 2026 15 September 2026 · After the due date" in text
    assert "Caledia C029 article-22/C029 Voluntary 2 September 2026" in text
    missing = text.split("Reports not received Country or territory", 1)[1]
    assert "Dravonia C029 article-22/C029 1 September 2026" in missing.split("Annex", 1)[0]


def test_what_came_in_time_stays_in_time_however_often_it_is_amended(tmp_path: Path) -> None:
    line = ListedReport(
        "Aldria", ("C029",), "article-22/C029", date(2026, 9, 1), date(2026, 8, 27), version=2, amended=date(2026, 9, 29)
    )
    text = words(made(tmp_path, replace(volume(1), received=(line,))))
    assert "1 September 2026 27 August 2026 · Version 2: 29 September 2026" in text
    assert "After the due date" not in text


def test_the_annex_has_a_chart_with_words_and_its_table(printed: bytes) -> None:
    text = words(printed)
    assert "Training course or fellowship 2" in text
    assert "eleven cases have gone to the prosecutor" in text
    with pikepdf.open(BytesIO(printed)) as file:
        alternatives = [
            str(item.Alt) for item in file.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]
    assert any(alternative.startswith("Assistance received, by kind") for alternative in alternatives)
    assert [kind for kind, _, _ in tags(printed)].count("Figure") == 2


def test_a_need_told_in_one_text_stands_in_the_annex_and_is_counted_by_no_kind(tmp_path: Path) -> None:
    told = replace(NEEDED[0], problem="The judges still need training.", kinds=(), kind_codes=())
    text = words(made(tmp_path, replace(volume(1), assistance_received=(), assistance_needed=(told,))))
    assert "The judges still need training." in text
    assert "Assistance needed, by kind" not in text
    assert text.count("None reported") == 1  # what this unit received


def test_an_empty_selection_says_so(tmp_path: Path) -> None:
    empty = replace(volume(0), received=(), missing=(), assistance_received=(), assistance_needed=())
    printed = made(tmp_path, empty)
    assert failures(printed) == []
    assert words(printed).count("None reported") == 1


def test_a_document_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    value = volume(1)
    found = files(tmp_path, value)
    found["workers-0.1"].write_bytes(b"no PDF")
    with pytest.raises(PieceError, match=r"workers-0\.1"):
        order_volumes(value, "en", found, tmp_path, "volume", 2000)


def test_headings_are_in_the_language_of_the_volume_and_answers_in_their_own(tmp_path: Path) -> None:
    printed = made(tmp_path, volume(1), "fr")
    assert (2, "Rapport du gouvernement") in outline(printed)
    with pikepdf.open(BytesIO(printed)) as file:
        assert str(file.Root.Lang) == "fr"
        parts = list(file.Root.StructTreeRoot.K.K)
        assert {str(part.Lang) for part in parts} == {"fr"}  # what says no language itself are the headings around the answers
    assert ("Div", "en", "") in tags(printed)


def test_who_made_it_and_when_stand_on_the_cover(printed: bytes) -> None:
    cover = " ".join(page_words(printed)[0].split())
    assert "Compiled by International Labour Office" in cover
    assert "1 October 2026, 09:30 (Geneva time)" in cover


def test_the_same_volume_gives_the_same_bytes(printed: bytes, tmp_path: Path) -> None:
    assert made(tmp_path, volume()) == printed


def test_bars_are_counted_and_ordered() -> None:
    assert [(bar.label, bar.count, bar.length) for bar in bars(["b", "a", "b", "", "c", "a", "b"])] == [
        ("b", 3, 1.0),
        ("a", 2, 2 / 3),
        ("c", 1, 1 / 3),
    ]
    assert bars([]) == ()
