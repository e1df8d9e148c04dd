"""Contents and lists as pieces of a volume, read back."""

import string
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pypdf

from forms_app.documents.page_numbers import PageNumber
from forms_app.documents.setting.blocks import Block, Leading, Sheets, Title, Words
from forms_app.documents.setting.flowing import flow
from forms_app.documents.setting.type import Said, Type
from forms_app.documents.values import ListedReport, Volume
from forms_app.documents.volume_contents import ContentsLine, render_contents, render_lists
from tests.documents.reading import failures, outline, page_words, tags, words
from tests.documents.test_volume_index import links
from tests.documents.volumes import volume


def lines(chapters: int, volumes: int = 1) -> list[ContentsLine]:
    made = []
    for number in range(chapters):
        part = 0 if volumes == 1 else 1 + number * volumes // chapters
        page = PageNumber(20 * number + 1, part)
        made.append(ContentsLine(f"k{number}.1", f"Aldria {number}: C029", page, str(number + 1)))
        made.append(ContentsLine(f"k{number}.1", "Government report", page, within=True))
    return made


def test_every_line_of_the_contents_leads_to_its_piece_and_gives_its_page() -> None:
    made = render_contents(volume(1), lines(120), "en")
    assert failures(made) == []
    assert [kind for kind, _, _ in tags(made)].count("TOCI") == 240
    assert {f"volume:k{number}.1" for number in range(120)} == {address for address, _ in links(made)}
    text = words(made)
    assert "1 Aldria 0: C029 1 Government report 1 2 Aldria 1: C029 21" in text
    assert "120 Aldria 119: C029 2381 Government report 2381" in text
    assert len(page_words(made)) == 3
    assert "contents" in pypdf.PdfReader(BytesIO(made)).named_destinations


def test_in_a_set_the_contents_say_in_which_volume_a_page_is() -> None:
    made = render_contents(volume(1), lines(4, volumes=2), "fr")
    assert [title for depth, title in outline(made) if depth == 2] == ["Volume 1", "Volume 2"]
    assert "Volume 2 3 Aldria 2: C029 41" in words(made)


def received() -> Volume:
    due, came = date(2026, 9, 1), date(2026, 9, 15)
    return replace(
        volume(1),
        received=(
            ListedReport("Aldria", ("C029",), "article-22/C029", due, date(2026, 8, 27), reference="k1.1"),
            ListedReport("Borduria", ("C029",), "article-22/C029", due, came, version=2, amended=came, reference="k2.2"),
            ListedReport("Caledia", ("C029",), "article-22/C029", None, came, voluntary=True, reference="k3.1"),
        ),
    )


def test_lists_of_reports_give_the_page_of_each_that_was_received() -> None:
    made = render_lists(received(), "en", lambda key, place="": PageNumber(int(key[1]) * 100, 2))
    text = words(made).replace("\u00a0", " ")
    assert failures(made) == []
    for said in (
        "Aldria C029 article-22/C029 1 September 2026 27 August 2026 2: 100",
        "15 September 2026 · After the due date · Version 2: 15 September 2026 2: 200",
        "Caledia C029 article-22/C029 Voluntary 15 September 2026 2: 300",
        "Reports not received Country or territory Instruments Form Due date Received Page Dravonia C029",
    ):
        assert said in text
    assert {address for address, _ in links(made)} == {"volume:front/contents", "volume:k1.1", "volume:k2.2", "volume:k3.1"}


def test_lists_without_a_report_say_so() -> None:
    made = render_lists(replace(volume(1), received=(), missing=()), "es", lambda key, place="": PageNumber(1))
    assert words(made).count("Ninguno") == 2
    assert failures(made) == []


def test_no_column_ends_with_a_title() -> None:
    said = Said("Contents", "Office", "en", datetime(2026, 11, 1, tzinfo=UTC))
    letters = Type([(string.ascii_letters + string.digits + ": ", face) for face in ("text", "bold", "mono")], said)
    for chapters in range(30, 70):
        sheets = Sheets(list(_of_three_volumes(chapters)), "en", "Office", said.created, columns=2)
        for sheet in flow(sheets, letters):
            last_in_column = {one.x: one.block for one in sheet.placed}
            assert not [block for block in last_in_column.values() if isinstance(block, Title)], chapters


def _of_three_volumes(chapters: int) -> Iterator[Block]:
    yield Title(1, "Contents")
    for number in range(chapters):
        if number in (20, chapters - 2):
            yield Title(2, "Volume")
        yield Leading(str(number), Words("Aldria: C029"), "1")
