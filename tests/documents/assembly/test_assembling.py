"""Volumes read back: pages, numbers, tags, links, bookmarks."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from forms_app.documents.assembly.pieces import Imprint, Piece
from tests.documents.assembly.sheets import MADE, Read, piece, volume_of
from tests.documents.reading import failures, outline, page_words


@pytest.fixture
def volume(tmp_path: Path) -> Read:
    """A front of one page, two reports of one State, and one of another."""
    return volume_of(
        [
            piece(tmp_path, "front", pages=1, towards="b", front=True),
            piece(tmp_path, "a", pages=2, under=("Arcadia", "C029"), towards="c"),
            piece(tmp_path, "b", pages=3, under=("Arcadia", "C029"), language="fr"),
            piece(tmp_path, "c", pages=1, under=("Boreas", "C029"), towards="b/end"),
        ]
    )


def test_the_pieces_stand_in_their_order_and_nothing_is_lost(volume: Read) -> None:
    sheets = page_words(volume.content)
    assert (len(sheets), volume.made.pages) == (7, 7)
    assert volume.made.begins == {"front": 1, "a": 2, "b": 4, "c": 7}
    for number, words in enumerate(
        ["Report FRONT", "Report A", "of Report A", "Report B", "of Report B", "of Report B", "Report C"]
    ):
        assert words in sheets[number]


def test_a_volume_complies_with_pdf_ua(volume: Read) -> None:
    assert failures(volume.content) == []


def test_pages_are_numbered_through_and_the_front_by_itself(volume: Read) -> None:
    printed = [words.split()[-1] for words in page_words(volume.content)]
    assert printed == ["i", "1", "2", "3", "4", "5", "6"]
    assert pypdf.PdfReader(BytesIO(volume.content)).page_labels == printed


def test_a_set_is_numbered_on(tmp_path: Path) -> None:
    second = volume_of([piece(tmp_path, "d")], Imprint("Second", "ILO", "fr", MADE, first_page=1998))
    assert [words.split()[-1] for words in page_words(second.content)] == ["1998", "1999"]
    assert pypdf.PdfReader(BytesIO(second.content)).page_labels == ["1998", "1999"]


def test_numbers_are_artifacts(volume: Read) -> None:
    with pikepdf.open(BytesIO(volume.content)) as file:
        stamps = [sheet.obj.Contents[-1].read_bytes() for sheet in file.pages]
    assert all(b"/Artifact" in stamp and stamp.count(b"BDC") == stamp.count(b"EMC") == 1 for stamp in stamps)


def test_bookmarks_lead_from_the_state_to_the_section(volume: Read) -> None:
    assert outline(volume.content) == [
        (1, "Report FRONT"),
        (2, "End of Report FRONT"),
        (1, "Arcadia"),
        (2, "C029"),
        (3, "Report A"),
        (4, "Section 2 of Report A"),
        (4, "End of Report A"),
        (3, "Report B"),
        (4, "Section 2 of Report B"),
        (4, "Section 3 of Report B"),
        (4, "End of Report B"),
        (1, "Boreas"),
        (2, "C029"),
        (3, "Report C"),
        (4, "End of Report C"),
    ]


def leads(content: bytes) -> list[list[int | str]]:
    """Where the links of each page lead: a page, counted from 1, or an address."""
    reader = pypdf.PdfReader(BytesIO(content))
    places = {name: reader.get_destination_page_number(place) + 1 for name, place in reader.named_destinations.items()}  # type: ignore[operator]
    sheets = {sheet.indirect_reference.idnum: number for number, sheet in enumerate(reader.pages, 1) if sheet.indirect_reference}

    def target(note: Any) -> int | str:
        if "/Dest" not in note:
            return str(note["/A"]["/URI"]) if "/A" in note else "nowhere"
        place = note["/Dest"]
        return sheets[place[0].idnum] if isinstance(place, list) else places[place]

    return [[target(note.get_object()) for note in sheet.get("/Annots", [])] for sheet in reader.pages]


def test_links_lead_within_their_piece_to_another_and_out(volume: Read) -> None:
    found = leads(volume.content)
    assert found[0] == [1, 4, "https://www.ilo.org/"]
    assert found[1] == [3, 7, "https://www.ilo.org/"]
    assert found[3] == [6, 2, "https://www.ilo.org/"]
    assert found[6] == [7, 6, "https://www.ilo.org/"]


def test_a_link_to_a_piece_that_is_not_there_leads_nowhere(tmp_path: Path) -> None:
    made = volume_of([piece(tmp_path, "a", towards="missing"), piece(tmp_path, "b", towards="a/missing")])
    assert failures(made.content) == []
    assert [found[1] for found in leads(made.content) if found] == ["nowhere", 1]


def test_links_lead_to_the_other_volumes_of_a_set(tmp_path: Path) -> None:
    imprint = Imprint("First", "ILO", "en", MADE, elsewhere={"z": "volume-2.pdf"})
    made = volume_of([piece(tmp_path, "a", towards="z/end")], imprint)
    assert failures(made.content) == []
    with pikepdf.open(BytesIO(made.content)) as file:
        (action,) = [note.A for note in file.pages[0].obj.Annots if "/A" in note and note.A.S == "/GoToR"]
    assert (str(action.F.F), str(action.D)) == ("volume-2.pdf", "z/end")


def test_header_cells_are_told_apart_across_pieces(tmp_path: Path) -> None:
    made = volume_of([piece(tmp_path, key) for key in "ab"])
    with pikepdf.open(BytesIO(made.content)) as file:
        cells = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"]
        names = [str(one.ID) for one in cells]
        known = {str(name): cell for leaf in file.Root.StructTreeRoot.IDTree.Kids for name, cell in pairs(leaf.Names)}
        headers = [str(name) for one in file.objects for name in header_names(one)]
        assert sorted(known) == sorted(names)
        assert len(set(names)) == len(names) == 2
        assert all(known[str(cell.ID)].objgen == cell.objgen for cell in cells)
        assert set(headers) == set(names)


def pairs(flat: Any) -> list[tuple[Any, Any]]:
    return list(zip(list(flat)[::2], list(flat)[1::2], strict=True))


def header_names(one: Any) -> list[Any]:
    return list(one.A.Headers) if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TD" and "/A" in one else []


def test_types_that_pieces_have_in_common_stand_there_once(tmp_path: Path) -> None:
    def types(made: Read) -> int:
        with pikepdf.open(BytesIO(made.content)) as file:
            return sum(isinstance(one, pikepdf.Stream) and "/Length1" in one for one in file.objects)

    twice = [Piece(key, piece(tmp_path, "a").file, "The same") for key in ("x", "y")]
    assert types(volume_of(twice)) == types(volume_of(twice[:1])) > 1


def test_each_passage_keeps_its_language(volume: Read) -> None:
    with pikepdf.open(BytesIO(volume.content)) as file:
        (document,) = [file.Root.StructTreeRoot.K]
        assert [str(part.Lang) for part in document.K] == ["en", "en", "fr", "en"]
        assert str(file.Root.Lang) == "en"


def test_the_same_pieces_give_the_same_bytes(tmp_path: Path) -> None:
    pieces = [piece(tmp_path, "a"), piece(tmp_path, "b")]
    assert volume_of(pieces).content == volume_of(pieces).content


def test_a_volume_of_nothing_is_no_volume() -> None:
    with pytest.raises(ValueError, match="at least one"):
        volume_of([])


def test_what_it_says_of_itself_is_text_whatever_it_holds(tmp_path: Path) -> None:
    made = volume_of([piece(tmp_path, "a")], Imprint("C029 <& more>", "Tom & Ana", "es", MADE))
    assert failures(made.content) == []
    about = pypdf.PdfReader(BytesIO(made.content)).metadata
    assert about is not None
    assert (about.title, about.author) == ("C029 <& more>", "Tom & Ana")
