"""Faces of Latin text are the same font in every document; what they are for other text is cut to size as ever."""

from io import BytesIO

import pikepdf
import pytest
from weasyprint.pdf.fonts import Font

from forms_app.documents import faces
from forms_app.documents.rendering import to_pdf
from tests.documents.reading import failures, words

ENGLISH = "<html lang=en><title>A</title><h1>Reports</h1><p>Office <b>bold</b> <i>slanted</i>"
FRENCH = "<html lang=fr><title>B</title><h1>Mémoires</h1><p>L’œuvre de Şule Ţărnă, 46 % <b>gras</b> <i>penché</i>"
GREEK = "<html lang=el><title>C</title><h1>Reports</h1><p>Ergasia εργασία"


def fonts(pdf: bytes) -> dict[str, bytes]:
    """The fonts embedded in a file, by name."""
    with pikepdf.open(BytesIO(pdf)) as file:
        descriptors = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one]
        return {str(one.FontName): one.FontFile2.read_raw_bytes() for one in descriptors}


def test_two_documents_of_latin_text_have_the_same_fonts_and_comply() -> None:
    first, second = to_pdf(ENGLISH), to_pdf(FRENCH)
    assert len(fonts(first)) == 5  # with that of the page number
    assert fonts(first) == fonts(second)
    assert failures(first) == failures(second) == []
    assert "Office bold slanted" in words(first)
    assert "L’œuvre de Şule Ţărnă, 46 % gras penché" in words(second)


def test_a_face_that_writes_something_else_is_cut_and_others_are_not() -> None:
    printed = to_pdf(GREEK)
    greek, latin = fonts(printed), fonts(to_pdf(ENGLISH))
    same = {name.partition("+")[2]: greek[name] == latin[name] for name in greek.keys() & latin.keys()}
    assert same == {"Noto-Serif": False, "Noto-Sans-Bold": True, "Noto-Sans": True}
    assert failures(printed) == []


def test_every_ligature_that_latin_text_is_set_with_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []
    monkeypatch.setattr(faces, "_cut", lambda font, to_unicode, hinting: cut.append(font.family))
    to_pdf("<html lang=en><title>D</title><p>office flow affix affluent first <b>office flow affix affluent first")
    assert cut == []


def test_weasyprint_alone_still_gives_each_document_fonts_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Font, "subset", faces._cut)
    first, second = fonts(to_pdf(ENGLISH)), fonts(to_pdf(FRENCH))
    assert first.keys() == second.keys()
    assert {name.partition("+")[2] for name in first if first[name] == second[name]} == {"Noto-Sans"}  # of the page number
