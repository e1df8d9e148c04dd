"""What is no document of ours, or was one once: told, and never a traceback."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from forms_app.documents.assembly.pieces import Piece, PieceError
from forms_app.documents.assembly.preparing import prepared
from forms_app.documents.assembly.ready import UnfitError
from tests.documents.assembly.sheets import piece, rendered, volume_of


def changed(change: Callable[[Pdf], None], **saving: object) -> bytes:
    """A file that was changed by somebody."""
    out = BytesIO()
    with pikepdf.open(BytesIO(rendered("X"))) as file:
        change(file)
        file.save(out, **saving)  # type: ignore[arg-type]
    return out.getvalue()


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
def test_a_file_that_is_no_document_of_ours_is_refused(what: str) -> None:
    with pytest.raises(UnfitError):
        prepared(changed(HOSTILE[what]), "en")


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_file_is_refused(user: str) -> None:
    locked = changed(lambda file: None, encryption=pikepdf.Encryption(owner="owner", user=user))
    with pytest.raises(UnfitError, match=r"it (is encrypted|cannot be read)"):
        prepared(locked, "en")


def test_what_runs_by_itself_stays_behind(tmp_path: Path) -> None:
    def change(file: Pdf) -> None:
        file.Root.OpenAction = SCRIPT
        file.pages[0].obj.AA = Dictionary(O=SCRIPT)
        file.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), SCRIPT]))

    made = volume_of([of_file(tmp_path, changed(change))])
    with pikepdf.open(BytesIO(made.content)) as file:
        assert not [one for one in file.objects if isinstance(one, Dictionary) and "/JS" in one]


def of_file(folder: Path, content: bytes) -> Piece:
    (folder / "x.piece").write_bytes(prepared(content, "en"))
    return Piece("x", folder / "x.piece", "X")


@pytest.mark.parametrize("words", ["(12 0 R)", "\\", "(", ")", "<12 0 R>", "/ID (a)", "7 0 R é", "\x01ff001", "\x0200000"])
def test_words_that_look_like_references_stay_words(tmp_path: Path, words: str) -> None:
    def change(file: Pdf) -> None:
        file.Root.StructTreeRoot.K[0].Alt = String(words)
        file.Root.Outlines.First.First.Title = String(words)

    made = volume_of([piece(tmp_path, "a"), of_file(tmp_path, changed(change))])
    with pikepdf.open(BytesIO(made.content)) as file:
        assert str(file.Root.StructTreeRoot.K.K[1].K[0].Alt) == words
        assert words in {str(one.Title) for one in file.objects if isinstance(one, Dictionary) and "/Title" in one}


def test_one_key_stands_for_one_piece(tmp_path: Path) -> None:
    with pytest.raises(PieceError, match="a: it is there twice"):
        volume_of([piece(tmp_path, "a"), piece(tmp_path, "a")])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PieceError, match="gone: it cannot be read"):
        volume_of([Piece("gone", tmp_path / "gone.piece", "Gone")])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_makes_a_volume_that_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    try:
        damaged = of_file(folder, _damaged(rendered("X"), data))
    except UnfitError:
        return
    made = volume_of([piece(folder, "a"), damaged])
    with pikepdf.open(BytesIO(made.content)) as file:
        assert len(file.pages) == made.made.pages


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_piece_that_was_changed_by_one_byte_is_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("changed")
    whole = piece(folder, "x")
    before = whole.file.read_bytes()
    after = _damaged(before, data)
    whole.file.write_bytes(after)
    if after == before:
        return
    with pytest.raises(PieceError, match=r"^x: it is damaged, or no piece of a volume$"):
        volume_of([piece(folder, "a"), whole])


def _damaged(content: bytes, data: st.DataObject) -> bytes:
    """With some bytes replaced, taken away or put in."""
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
    return bytes(changed)
