"""The volume, read back."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from forms_app.documents.charts import bars
from forms_app.documents.values import ListedReport
from forms_app.documents.volume import render_volume, volume_html
from tests.documents.reading import failures, outline, page_words, tags, words
from tests.documents.volumes import volume


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render_volume(volume(), "en")


def test_it_complies_with_pdf_ua(printed: bytes) -> None:
    assert failures(printed) == []


def test_the_voices_follow_one_another_and_each_is_named(printed: bytes) -> None:
    chapter = words(printed).split("Aldria C029", 1)[1].split("Borduria C029", 1)[0]
    order = [
        "Government report",
        "Observation of a workers’ organization: Confederation of Aldrian Workers",
        "Observation of an employers’ organization: Aldrian Chamber of Industry",
        "Government reply",
        "Direct request of the Committee of Experts, 2024",
    ]
    places = [chapter.index(piece) for piece in order]
    assert places == sorted(places)
    for speaker in ("Government", "Workers", "Employers", "Committee of Experts"):
        assert speaker in chapter


def test_bookmarks_have_chapters_passages_and_sections(printed: bytes) -> None:
    entries = outline(printed)
    assert [title for depth, title in entries if depth == 1][:2] == ["Aldria: C029, P029", "Borduria: C029, P029"]
    assert (2, "Government report") in entries
    assert (3, "3 Prison labour") in entries
    assert (1, "Annex: assistance received and needed") in entries


def test_pages_are_numbered_throughout_and_headed_by_their_chapter(printed: bytes) -> None:
    pages = page_words(printed)
    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))
    assert any("Borduria › C029, P029" in text and "Government report › Prison labour" in text for text in pages)


def test_contents_give_the_page_of_each_chapter(printed: bytes) -> None:
    pages = page_words(printed)
    chapter = next(number for number, text in enumerate(pages, 1) if number > 2 and "Borduria" in text.splitlines()[0])
    contents = " ".join(pages[1].split())
    assert f"Borduria: C029, P029 {chapter}" in contents


def test_reports_received_late_and_missing_are_listed(printed: bytes) -> None:
    text = words(printed)
    assert "Borduria C029 article-22/C029 1 September 2026 15 September 2026 After the due date" in text
    assert "Caledia C029 article-22/C029 Voluntary 2 September 2026" in text
    missing = text.split("Reports not received Country or territory", 1)[1]
    assert "Dravonia C029 article-22/C029 1 September 2026" in missing.split("Annex", 1)[0]


def test_what_came_in_time_stays_in_time_however_often_it_is_amended() -> None:
    line = ListedReport(
        "Aldria", ("C029",), "article-22/C029", date(2026, 9, 1), date(2026, 8, 27), version=2, amended=date(2026, 9, 29)
    )
    text = words(render_volume(replace(volume(1), received=(line,)), "en"))
    assert "1 September 2026 27 August 2026 Version 2: 29 September 2026" in text
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


def test_ids_are_unique_where_several_reports_cite_their_laws() -> None:
    html = volume_html(volume(), "en")
    ids = [piece.split('"', 1)[0] for piece in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    assert 'href="#c2p1-law-1"' in html


def test_an_empty_selection_says_so() -> None:
    empty = replace(volume(0), received=(), missing=(), assistance_received=(), assistance_needed=())
    printed = render_volume(empty, "en")
    assert failures(printed) == []
    assert words(printed).count("None reported") == 2


def test_who_made_it_and_when_stand_on_the_cover(printed: bytes) -> None:
    cover = " ".join(page_words(printed)[0].split())
    assert "Compiled by International Labour Office" in cover
    assert "1 October 2026, 09:30 (Geneva time)" in cover


def test_the_same_volume_gives_the_same_bytes(printed: bytes) -> None:
    assert render_volume(volume(), "en") == printed


def test_bars_are_counted_and_ordered() -> None:
    assert [(bar.label, bar.count, bar.length) for bar in bars(["b", "a", "b", "", "c", "a", "b"])] == [
        ("b", 3, 1.0),
        ("a", 2, 2 / 3),
        ("c", 1, 1 / 3),
    ]
    assert bars([]) == ()
