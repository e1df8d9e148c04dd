"""Claims about volumes of any pieces in any order."""

from io import BytesIO

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Object

from forms_app.documents.assembly.pieces import Imprint
from tests.documents.assembly.sheets import MADE, piece, volume_of

KEYS = ("a", "b", "c", "report-9", "XAA-C029-2026-abcde.1")
chosen = st.lists(st.tuples(st.sampled_from(KEYS), st.integers(1, 3)), min_size=1, max_size=4, unique_by=lambda one: one[0])


@settings(max_examples=25, deadline=None)
@given(chosen=chosen, front=st.integers(0, 2), first=st.integers(1, 3000))
def test_pages_places_and_tags_are_those_of_the_pieces(
    tmp_path_factory: pytest.TempPathFactory, chosen: list[tuple[str, int]], front: int, first: int
) -> None:
    folder = tmp_path_factory.mktemp("pieces")
    pieces = [piece(folder, key, pages=pages, front=place < front) for place, (key, pages) in enumerate(chosen)]
    made = volume_of(pieces, Imprint("Volume", "ILO", "en", MADE, first_page=first))
    assert made.made.pages == sum(pages for _, pages in chosen)
    reader = pypdf.PdfReader(BytesIO(made.content))
    places = {str(name): reader.get_destination_page_number(place) + 1 for name, place in reader.named_destinations.items()}  # type: ignore[operator]
    assert {key: places[key] for key, _ in chosen} == made.made.begins
    for key, pages in chosen:
        assert places[f"{key}/end"] == made.made.begins[key] + pages - 1
    with pikepdf.open(BytesIO(made.content)) as file:
        assert_tags_hold(file)


def assert_tags_hold(file: pikepdf.Pdf) -> None:
    """Every number on a page leads to elements of that page, every link to the element that holds it, and no number twice."""
    numbers: dict[int, Object] = {}
    tree = file.Root.StructTreeRoot.ParentTree
    for leaf in tree.get("/Kids", [tree]):
        keys = [int(key) for key in list(leaf.Nums)[::2]]
        assert keys == sorted(keys)
        assert [int(limit) for limit in leaf.get("/Limits", [keys[0], keys[-1]])] == [keys[0], keys[-1]]
        assert not numbers.keys() & set(keys)
        numbers.update(zip(keys, list(leaf.Nums)[1::2], strict=True))
    for sheet in file.pages:
        elements = numbers.pop(int(sheet.obj.StructParents))
        assert isinstance(elements, Array)
        assert all(element.Pg.objgen == sheet.obj.objgen for element in elements)
        for note in sheet.obj.get("/Annots", []):
            holder = numbers.pop(int(note.StructParent))
            assert note.objgen in {kid.Obj.objgen for kid in holder.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid}
    assert numbers == {}
