"""What WeasyPrint 70 leaves out of the tags of a PDF: languages of passages, scopes of cells, words of links, bodies of items.

WeasyPrint writes one language for the whole document, so that a screen reader would read an Arabic passage with an
English voice. Its builder of tags calls itself by its module's name for each box; ours stands in that place and
completes what it gives. tests/documents/test_tags.py fails when a new version makes this needless or breaks it.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import PageBox
from weasyprint.pdf import tags

from forms_app.documents import logical_text

_build = tags._build_box_tree
_PASSED_OVER = ("html", "body")  # WeasyPrint gives their children in their place
_SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


def install() -> None:
    """Complete the tags of every PDF made from now on. Calling it again changes nothing."""
    tags._build_box_tree = _completed
    logical_text.install()


def _completed(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
    if isinstance(box, PageBox):
        yield from _page(box, parent, *rest)
        return
    annotation = getattr(box, "link_annotation", None)
    if annotation and box.element is not None:
        annotation["Contents"] = pydyf.String(_words(box.element))
    for element in _build(box, parent, *rest):
        attributes = box.element.attrib if box.element is not None and box.element_tag not in _PASSED_OVER else {}
        if language := attributes.get("lang"):
            element["Lang"] = pydyf.String(language)
        if element["S"] == "/TH" and attributes.get("scope") in _SCOPES:
            element["A"]["Scope"] = _SCOPES[attributes["scope"]]
        if element["S"] == "/LI":
            _put_into_body(element, rest[0])
        yield element


def _page(box: Any, parent: Any, pdf: Any, number: int, owners: Any, annotations: Any, marked: Any) -> Iterator[Any]:
    said = logical_text.said_on(box, marked)
    yield from _build(box, parent, pdf, number, owners, annotations, marked)
    logical_text.put_words(said, owners, pdf)


def _put_into_body(item: Any, pdf: Any) -> None:
    """A list item has a label and a body: what WeasyPrint hangs on the item itself (paragraphs, tables) goes into a body."""
    loose = [kid for kid in item["K"] if isinstance(kid, int) or _object(kid, pdf)["S"] not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    for kid in loose:
        if not isinstance(kid, int):
            _object(kid, pdf)["P"] = body.reference
    item["K"] = pydyf.Array([*(kid for kid in item["K"] if kid not in loose), body.reference])


def _object(reference: bytes, pdf: Any) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _words(link: Any) -> str:
    """What a link says: its title where it has one (for what is read aloud), else its text."""
    return link.attrib.get("title") or " ".join("".join(link.itertext()).split())
