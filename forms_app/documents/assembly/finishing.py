"""A rendered file finished: half as many tags that say as much, and no link that leads nowhere.

WeasyPrint gives each line of text an element of its own, which costs every reader and every volume that the file goes into.
Links to other pieces of a volume have a meaning in a volume only; in the file by itself their words stay.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf

from forms_app.documents.assembly.pieces import SCHEME

_SAYS_NOTHING = frozenset((Name.Span, Name.NonStruct))
_OF_ALL = frozenset(("/Type", "/S", "/P", "/Pg", "/K"))
Owners = dict[tuple[int, int], Object]  # by page: which element holds each piece of its text
# What may hold text itself (ISO 32000-1, 14.8.4): a list, a row or a section holds elements only.
_HOLDS_TEXT = frozenset(
    Name(f"/{name}") for name in ("P", "H1", "H2", "H3", "H4", "H5", "H6", "Span", "Link", "TD", "TH", "Lbl", "LBody", "Caption")
)


def finished(content: bytes) -> bytes:
    """The same pages with the same text, language and order; nothing that is said by its tags is lost, but links into a volume.

    Takes what `to_pdf` gives. The same file gives the same bytes.
    """
    with pikepdf.open(BytesIO(content)) as file:
        _loosen(file)
        thin(file)
        written = BytesIO()
        file.save(written, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return written.getvalue()


def thin(file: Pdf) -> None:
    """Take away each tag that says nothing, in an open file."""
    tree = file.Root.StructTreeRoot
    numbers = dict(zip(*_halves(tree.ParentTree.Nums), strict=True))
    owners = {sheet.obj.objgen: numbers[int(sheet.obj.StructParents)] for sheet in file.pages}
    for element in _kids(tree):
        _slim(element, owners)


def _loosen(file: Pdf) -> None:
    """Make plain words of links into a volume."""
    tree = file.Root.StructTreeRoot.ParentTree
    numbers = dict(zip(*_halves(tree.Nums), strict=True))
    for sheet, note in list(_leading(file)):
        element = numbers.pop(int(note.StructParent))
        element.K = Array([kid for kid in _kids(element) if not _is_that(kid, note)])
        if not any(isinstance(kid, Dictionary) and "/Obj" in kid for kid in _kids(element)):
            element.S = Name.Span
        sheet.Annots = Array([one for one in sheet.Annots if one.objgen != note.objgen])
    tree.Nums = Array([one for pair in numbers.items() for one in pair])


def _leading(file: Pdf) -> Iterator[tuple[Object, Object]]:
    """The links into a volume, each with its page."""
    for sheet in file.pages:
        for note in sheet.obj.get("/Annots", ()):
            if "/A" in note and str(note.A.get("/URI", "")).startswith(SCHEME):
                yield sheet.obj, note


def _is_that(kid: Any, note: Object) -> bool:
    """Whether a kid of an element stands for this link."""
    return isinstance(kid, Dictionary) and "/Obj" in kid and kid.Obj.objgen == note.objgen


def _halves(flat: Object) -> tuple[list[int], list[Object]]:
    written = list(flat)
    return [int(key) for key in written[::2]], written[1::2]


def _kids(element: Object) -> list[Any]:  # elements, numbers of content, links
    below = element.get("/K")
    if below is None:
        return []
    return list(below) if isinstance(below, Array) else [below]


def _slim(element: Object, owners: Owners) -> None:
    """Put in place of each kid that says nothing what it holds, and make one of lines that must stay apart from their parent."""
    kept: list[Any] = []
    for kid in _kids(element):
        if not _is_element(kid):
            kept.append(kid)
            continue
        _slim(kid, owners)
        inner = _kids(kid)
        if _can_go(kid, inner, element):
            _move(inner, element, owners)
            kept += inner
        elif kept and _are_lines(kept[-1], kid):
            _move(inner, kept[-1], owners)
            kept[-1].K = Array([*_kids(kept[-1]), *inner])
        else:
            kept.append(kid)
    element.K = Array(kept)
    for key in ("/Type", "/Pg") if all(_is_element(kid) for kid in kept) else ("/Type",):  # neither is needed: Pg only for text
        if key in element:
            del element[key]


def _move(inner: Sequence[Any], to: Object, owners: Owners) -> None:
    """Let another element hold what an element held."""
    for one in inner:
        if isinstance(one, int):
            owners[to.Pg.objgen][one] = to
        else:
            one.P = to


def _are_lines(before: Any, kid: Object) -> bool:
    """Whether two elements that follow one another are lines of one page that say nothing but their text."""
    return (
        _is_element(before)
        and all(Name.Span == one.S and not one.keys() - _OF_ALL and _holds_only_text(one) for one in (before, kid))
        and before.Pg.objgen == kid.Pg.objgen
    )


def _holds_only_text(element: Object) -> bool:
    inner = _kids(element)
    return bool(inner) and all(isinstance(one, int) for one in inner)


def _is_element(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def _can_go(kid: Object, inner: Sequence[Any], parent: Object) -> bool:
    """Whether an element only stands between what it holds and its parent, which may hold that itself."""
    if kid.S not in _SAYS_NOTHING or kid.keys() - _OF_ALL:
        return False
    if all(_is_element(one) for one in inner):
        return True
    is_text = all(isinstance(one, int) or _is_element(one) for one in inner)
    return is_text and parent.S in _HOLDS_TEXT and "/Pg" in parent and parent.Pg.objgen == kid.Pg.objgen
