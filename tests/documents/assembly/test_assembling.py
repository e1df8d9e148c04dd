"""Volumes read back: pages, numbers, tags, links, bookmarks."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from forms_app.documents.assembly.assembling import assemble
from forms_app.documents.assembly.pieces import Assembled, Imprint
from tests.documents.assembly.sheets import IMPRINT, MADE, piece
from tests.documents.reading import failures, outline, page_words


@pytest.fixture
def volume(tmp_path: Path) -> Assembled:
    """A front of one page, two reports of one State, and one of another."""
    return assemble(
        [
            piece(tmp_path, "front", pages=1, towards="b", front=True),
            piece(tmp_path, "a", pages=2, under=("Arcadia", "C029"), towards="c"),
            piece(tmp_path, "b", pages=3, under=("Arcadia", "C029"), language="fr"),
            piece(tmp_path, "c", pages=1, under=("Boreas", "C029"), towards="b/end"),
        ],
        IMPRINT,
    )


def test_the_pieces_stand_in_their_order_and_nothing_is_lost(volume: Assembled) -> None:
    sheets = page_words(volume.content)
    assert (len(sheets), volume.pages) == (7, 7)
    assert volume.begins == {"front": 1, "a": 2, "b": 4, "c": 7}
    for number, words in enumerate(
        ["Report FRONT", "Report A", "of Report A", "Report B", "of Report B", "of Report B", "Report C"]
    ):
        assert words in sheets[number]


def test_a_volume_complies_with_pdf_ua(volume: Assembled) -> None:
    assert failures(volume.content) == []


def test_pages_are_numbered_through_and_the_front_by_itself(volume: Assembled) -> None:
    printed = [words.split()[-1] for words in page_words(volume.content)]
    assert printed == ["i", "1", "2", "3", "4", "5", "6"]
    assert pypdf.PdfReader(BytesIO(volume.content)).page_labels == printed


def test_a_set_is_numbered_on(tmp_path: Path) -> None:
    second = assemble([piece(tmp_path, "d")], Imprint("Second", "ILO", "fr", MADE, first_page=1998))
    assert [words.split()[-1] for words in page_words(second.content)] == ["1998", "1999"]
    assert pypdf.PdfReader(BytesIO(second.content)).page_labels == ["1998", "1999"]


def test_numbers_are_artifacts(volume: Assembled) -> None:
    with pikepdf.open(BytesIO(volume.content)) as file:
        stamps = [sheet.obj.Contents[-1].read_bytes() for sheet in file.pages]
    assert all(b"/Artifact" in stamp and stamp.count(b"BDC") == stamp.count(b"EMC") == 1 for stamp in stamps)


def test_bookmarks_lead_from_the_state_to_the_section(volume: Assembled) -> None:
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

    def target(note: Any) -> int | str:
        return places[note["/Dest"]] if "/Dest" in note else str(note["/A"]["/URI"])

    return [[target(note.get_object()) for note in sheet.get("/Annots", [])] for sheet in reader.pages]


def test_links_lead_within_their_piece_to_another_and_out(volume: Assembled) -> None:
    found = leads(volume.content)
    assert found[0] == [1, 4, "https://www.ilo.org/"]
    assert found[1] == [3, 7, "https://www.ilo.org/"]
    assert found[3] == [6, 2, "https://www.ilo.org/"]
    assert found[6] == [7, 6, "https://www.ilo.org/"]


def test_each_passage_keeps_its_language(volume: Assembled) -> None:
    with pikepdf.open(BytesIO(volume.content)) as file:
        (document,) = [file.Root.StructTreeRoot.K]
        assert [str(part.Lang) for part in document.K] == ["en", "en", "fr", "en"]
        assert str(file.Root.Lang) == "en"


def test_the_same_pieces_give_the_same_bytes(tmp_path: Path) -> None:
    pieces = [piece(tmp_path, "a"), piece(tmp_path, "b")]
    assert assemble(pieces, IMPRINT).content == assemble(pieces, IMPRINT).content


def test_a_volume_of_nothing_is_no_volume() -> None:
    with pytest.raises(ValueError, match="at least one"):
        assemble([], IMPRINT)


def test_what_it_says_of_itself_is_text_whatever_it_holds(tmp_path: Path) -> None:
    made = assemble([piece(tmp_path, "a")], Imprint("C029 <& more>", "Tom & Ana", "es", MADE))
    assert failures(made.content) == []
    about = pypdf.PdfReader(BytesIO(made.content)).metadata
    assert about is not None
    assert (about.title, about.author) == ("C029 <& more>", "Tom & Ana")
