"""Half the tags, and nothing lost."""

from io import BytesIO

import pikepdf
import pytest

from forms_app.documents.assembly.finishing import finished
from forms_app.documents.rendering import to_pdf
from forms_app.documents.report import report_html
from tests.documents.assembly.sheets import rendered
from tests.documents.assembly.test_any_volume import assert_tags_hold
from tests.documents.reading import failures, outline, page_words, tags
from tests.documents.samples import assistance, comments, laws, prison_labour, report

MIXED = """<html lang="en"><title>Test</title><h1>Title</h1>
<p>Plain, <em lang="fr">en français</em>, and <a href="#there">a link</a> that breaks over<br>two lines.</p>
<div lang="ar" dir="rtl"><p>نص طويل</p></div>
<table><thead><tr><th scope="col">a</th><th scope="col">x</th></tr></thead>
<tbody><tr><th scope="row">b</th><td><p>c</p><p>d</p></td></tr></tbody></table>
<ul><li><p>one</p><p>two</p></li></ul><p style="break-before: page" id="there">There</p></html>"""


@pytest.fixture(scope="module", params=["mixed", "small", "report"])
def made(request: pytest.FixtureRequest) -> bytes:
    """Files with everything a document of ours has."""
    if request.param == "mixed":
        return to_pdf(MIXED)
    if request.param == "small":
        return rendered("X", 3)
    return to_pdf(report_html(report(laws(), prison_labour(), comments(), assistance()), "en"))


def telling(pdf: bytes) -> list[tuple[str, str, str]]:
    """The tags that say something, in order."""
    return [one for one in tags(pdf) if one[0] not in ("Span", "NonStruct") or one[1]]


def test_words_bookmarks_and_all_tags_that_say_something_stay(made: bytes) -> None:
    done = finished(made)
    assert page_words(done) == page_words(made)
    assert outline(done) == outline(made)
    into_volumes = sum(b"volume:" in sheet for sheet in addresses(made))
    assert len(telling(done)) == len(telling(made)) - into_volumes
    assert [one for one in telling(done) if one[0] != "Link"] == [one for one in telling(made) if one[0] != "Link"]
    assert failures(done) == []


def addresses(pdf: bytes) -> list[bytes]:
    """The addresses of all links that lead out."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return [bytes(note.A.URI) for sheet in file.pages for note in sheet.obj.get("/Annots", []) if "/A" in note]


def test_links_into_a_volume_are_words_in_a_file_by_itself() -> None:
    made = rendered("X", 2, towards="front/contents")
    assert b"volume:front/contents" in addresses(made)
    done = finished(made)
    assert addresses(done) == [b"https://www.ilo.org/"]
    assert page_words(done) == page_words(made)
    assert failures(done) == []
    with pikepdf.open(BytesIO(done)) as file:
        assert_tags_hold(file)


def test_lines_of_text_need_no_tag_of_their_own(made: bytes) -> None:
    assert len(tags(finished(made))) < len(tags(made))


def test_the_way_from_a_page_to_its_tags_holds(made: bytes) -> None:
    with pikepdf.open(BytesIO(finished(made))) as file:
        assert_tags_hold(file)


def test_the_same_file_gives_the_same_bytes(made: bytes) -> None:
    assert finished(made) == finished(made)
