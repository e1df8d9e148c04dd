"""What we add to WeasyPrint's tags, and that it is still needed."""

from io import BytesIO

import pikepdf
import pytest
from weasyprint.pdf import tags as weasyprint_tags

from forms_app.documents import tags as ours
from forms_app.documents.rendering import to_pdf
from tests.documents.reading import failures, tags

HTML = """<html lang="en"><title>Test</title><h1>Title</h1>
<div lang="ar" dir="rtl"><p>نص</p></div>
<table><thead><tr><th scope="col">a</th><th scope="col">x</th></tr></thead>
<tbody><tr><th scope="row">b</th><td>c</td></tr></tbody></table>
<ul><li><p>one</p><p>two</p></li></ul>
<p><a href="#there" title="Read the rest">more</a></p><p id="there">There</p></html>"""


def contents_of_links(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as file:
        return [str(note.Contents) for sheet in file.pages for note in sheet.get("/Annots", [])]


def test_languages_scopes_bodies_and_words_of_links_are_there() -> None:
    printed = to_pdf(HTML)
    found = tags(printed)
    assert ("Div", "ar", "") in found
    assert {scope for kind, _, scope in found if kind == "TH"} == {"/Column", "/Row"}
    assert [kind for kind, _, _ in found].count("LBody") == 1
    assert contents_of_links(printed) == ["Read the rest"]
    assert failures(printed) == []


def test_weasyprint_alone_still_leaves_them_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint_tags, "_build_box_tree", ours._build)
    printed = to_pdf(HTML)
    found = tags(printed)
    assert {language for _, language, _ in found} == {""}
    assert {scope for _, _, scope in found} == {""}
    assert contents_of_links(printed) == ["there"]
    assert any("LI-KIDS" in failure for failure in failures(printed))
