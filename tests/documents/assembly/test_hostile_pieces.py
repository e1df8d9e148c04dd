"""What is no piece of ours, or was one once: told with the piece's key, and never a traceback."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from forms_app.documents.assembly.assembling import assemble
from forms_app.documents.assembly.pieces import Piece, PieceError
from tests.documents.assembly.sheets import IMPRINT, piece, rendered


def changed(folder: Path, change: Callable[[Pdf], None], **saving: object) -> Piece:
    """A piece whose file was changed by somebody."""
    made = piece(folder, "x")
    with pikepdf.open(made.file, allow_overwriting_input=True) as file:
        change(file)
        file.save(made.file, **saving)  # type: ignore[arg-type]
    return made


def with_note(**note: object) -> Callable[[Pdf], None]:
    def change(file: Pdf) -> None:
        added = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **note)  # type: ignore[arg-type]
        file.pages[0].obj.Annots = Array([file.make_indirect(added)])

    return change


def without(*path: str) -> Callable[[Pdf], None]:
    """Takes away what lies at a path below the catalogue."""

    def change(file: Pdf) -> None:
        place = file.Root
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]

    return change


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
HOSTILE = {
    "no tags": without("/StructTreeRoot"),
    "no tree of numbers": without("/StructTreeRoot", "/ParentTree"),
    "a page without content": lambda file: file.pages[0].obj.__delitem__("/Contents"),
    "a script behind a link": with_note(Subtype=Name.Link, A=SCRIPT),
    "a program behind a link": with_note(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("cmd.exe"))),
    "a script as address": with_note(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)"))),
    "a film": with_note(Subtype=Name.Movie),
    "a file": with_note(Subtype=Name.FileAttachment),
    "tags numbered below zero": lambda file: file.Root.StructTreeRoot.ParentTree.Nums.__setitem__(0, -5),
    "a place on no page": lambda file: file.Root.Names.Dests.Names[1].__setitem__(0, file.make_indirect(Dictionary())),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_that_is_no_document_of_ours_is_refused_by_name(tmp_path: Path, what: str) -> None:
    hostile = changed(tmp_path, HOSTILE[what])
    with pytest.raises(PieceError) as refused:
        assemble([piece(tmp_path, "a"), hostile], IMPRINT)
    assert refused.value.key == "x"


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_file_is_refused(tmp_path: Path, user: str) -> None:
    locked = changed(tmp_path, lambda file: None, encryption=pikepdf.Encryption(owner="owner", user=user))
    with pytest.raises(PieceError, match=r"x: it (is encrypted|cannot be read)"):
        assemble([locked], IMPRINT)


def test_what_runs_by_itself_stays_behind(tmp_path: Path) -> None:
    def change(file: Pdf) -> None:
        file.Root.OpenAction = SCRIPT
        file.pages[0].obj.AA = Dictionary(O=SCRIPT)
        file.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), SCRIPT]))

    made = assemble([changed(tmp_path, change)], IMPRINT)
    (tmp_path / "volume.pdf").write_bytes(made.content)
    with pikepdf.open(tmp_path / "volume.pdf") as file:
        assert not [one for one in file.objects if isinstance(one, Dictionary) and "/JS" in one]


def test_one_key_stands_for_one_piece(tmp_path: Path) -> None:
    with pytest.raises(PieceError, match="a: it is there twice"):
        assemble([piece(tmp_path, "a"), piece(tmp_path, "a")], IMPRINT)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PieceError, match="gone: it cannot be read"):
        assemble([Piece("gone", tmp_path / "gone.pdf", "Gone", "en")], IMPRINT)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_makes_a_volume_that_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    content = bytearray(rendered("X"))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
    (folder / "x.pdf").write_bytes(content)
    refused = None
    try:
        made = assemble([piece(folder, "a"), Piece("x", folder / "x.pdf", "X", "en")], IMPRINT)
    except PieceError as error:
        refused = error.key
    if refused is None:
        (folder / "volume.pdf").write_bytes(made.content)
        with pikepdf.open(folder / "volume.pdf") as file:
            assert len(file.pages) == made.pages
    assert refused in (None, "x")
