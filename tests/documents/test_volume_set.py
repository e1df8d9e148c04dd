"""Sets of volumes: planned, numbered on, and with references that lead from one file to another."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.documents.assembly.frame import MOST_BLOCKS
from forms_app.documents.assembly.pieces import Piece
from forms_app.documents.assembly.ready import Size
from forms_app.documents.page_numbers import PageNumber
from forms_app.documents.volume_plan import Plan, Sized, planned
from tests.documents.reading import failures, outline, page_words
from tests.documents.volumes import made_set, volume

sizes = st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=5), min_size=1, max_size=12)


def plan_of(chapters: list[list[int]], most: int, blocks: int = 1) -> Plan:
    """A plan of chapters whose pieces have so many pages."""

    def sized(key: str, pages: int) -> Sized:
        return Sized(Piece(key, Path(), ""), Size(pages, blocks, {"end": pages - 1}))

    return planned([[sized(key, pages) for key, pages in chapter] for chapter in keyed(chapters)], most)


def keyed(chapters: list[list[int]]) -> list[list[tuple[str, int]]]:
    """The keys of the pieces, each with its pages."""
    return [[(f"{row}-{place}", pages) for place, pages in enumerate(chapter)] for row, chapter in enumerate(chapters)]


@given(chapters=sizes, most=st.integers(1, 120))
def test_every_piece_has_its_place_in_order_and_no_volume_is_too_large(chapters: list[list[int]], most: int) -> None:
    plan = plan_of(chapters, most)
    flat = [one for volume in plan.volumes for one in volume]
    assert [one.piece.key for one in flat] == [
        f"{row}-{place}" for row, pages in enumerate(chapters) for place in range(len(pages))
    ]
    page = 1
    for number, (pieces, begin) in enumerate(zip(plan.volumes, plan.begins, strict=True), 1):
        assert begin == page
        assert sum(one.size.pages for one in pieces) <= most or len(pieces) == 1
        for one in pieces:
            assert plan.page_of(one.piece.key) == PageNumber(page, number if len(plan.volumes) > 1 else 0)
            page += one.size.pages
            assert plan.page_of(one.piece.key, "end").page == page - 1


@given(chapters=sizes)
def test_a_chapter_that_fits_into_a_volume_stands_in_one(chapters: list[list[int]]) -> None:
    plan = plan_of(chapters, 200)
    for row, pages in enumerate(chapters):
        assert len({plan.page_of(f"{row}-{place}").volume for place in range(len(pages))}) == 1


def test_a_volume_has_no_more_parts_than_it_has_numbers_for() -> None:
    plan = plan_of([[1]] * 10, 2000, blocks=MOST_BLOCKS // 3)
    assert {len(pieces) for pieces in plan.volumes} == {2}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return made_set(tmp_path_factory.mktemp("set"), volume(4), most=14)


def test_each_volume_of_a_set_complies_and_is_named_by_its_number(printed: list[Path]) -> None:
    assert [one.name for one in printed] == [f"volume-{number}.pdf" for number in range(1, len(printed) + 1)]
    assert len(printed) > 2
    for number, file in enumerate(printed, 1):
        content = file.read_bytes()
        assert failures(content) == []
        about = pypdf.PdfReader(BytesIO(content)).metadata
        assert about is not None
        assert str(about.title).endswith(f"Volume {number} of {len(printed)}")


def test_volumes_are_numbered_on_from_one_another(printed: list[Path]) -> None:
    numbers: list[str] = []
    for file in printed:
        labels = pypdf.PdfReader(file).page_labels
        assert [words.split()[-1] for words in page_words(file.read_bytes())] == labels
        assert labels[0] == "i"
        numbers += [label for label in labels if label.isdecimal()]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_the_first_has_the_contents_of_all_and_each_its_own(printed: list[Path]) -> None:
    first = " ".join(page_words(printed[0].read_bytes())[1].split())
    places = [first.index(words) for words in ("Volume 1", "Aldria: C029", "Volume 2", "Borduria: C029", "Annex:")]
    assert places == sorted(places)
    second = " ".join(" ".join(page_words(printed[1].read_bytes())[:2]).split())
    assert "Contents of this volume" in second
    assert "Borduria: C029" in second
    assert "Aldria: C029" not in second


def test_references_lead_from_one_volume_to_another(printed: list[Path]) -> None:
    known = {file.name: {str(name) for name in pypdf.PdfReader(file).named_destinations} for file in printed}
    leading = {file.name: list(leading_out(file)) for file in printed}
    assert ("volume-1.pdf", "front/contents") in leading["volume-2.pdf"]
    assert {target for target, _ in leading["volume-1.pdf"]} == {one.name for one in printed[1:]}
    assert all(place in known[target] for found in leading.values() for target, place in found)


def leading_out(file: Path) -> Iterator[tuple[str, str]]:
    """The links of a volume that lead into another: its file, and the name of the place."""
    with pikepdf.open(file) as opened:
        for sheet in opened.pages:
            for note in sheet.obj.get("/Annots", []):
                if "/A" in note and note.A.S == "/GoToR":
                    yield str(note.A.F.F), str(note.A.D)


def test_bookmarks_are_those_of_the_volume(printed: list[Path]) -> None:
    titles = [title for depth, title in outline(printed[1].read_bytes()) if depth == 1]
    assert titles[0].endswith(f"Volume 2 of {len(printed)}")
    assert any(title.startswith("Borduria") for title in titles)
