"""Passages in other scripts: which way they run, what is read aloud, what is copied, and how it looks."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import BlockBox

from forms_app.documents.assembly.pieces import Piece
from forms_app.documents.assembly.preparing import prepared
from forms_app.documents.rendering import STYLE_SHEETS, style_sheets, to_pdf
from forms_app.documents.report import report_html
from forms_app.documents.scripts import more_sheets, settle
from tests.documents.assembly.sheets import piece, volume_of
from tests.documents.other_scripts import ARABIC_LINES, LAW, printed, report_in_other_scripts
from tests.documents.reading import failures, spoken, tags


def settled(body: str, direction: str = "ltr") -> dict[str, str | None]:
    """The direction of each element that has an id, as it was settled."""
    root = HTML(string=f'<html dir="{direction}"><body>{body}</body></html>').etree_element
    settle(root)
    return {element.get("id"): element.get("dir") for element in root.iter() if element.get("id")}


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("An English paragraph.", None),
        ("An English paragraph that names منظمة العمل الدولية in Arabic.", None),
        ("منظمة is a word that an English paragraph begins with.", None),
        ("قانون العمل رقم 8", "rtl"),
        ("12. قانون العمل (C029)", "rtl"),
        ("חוק העבודה", "rtl"),
        ("2025 (46)", None),
        ("劳动监察员", None),
    ],
)
def test_a_passage_runs_against_the_text_around_it_when_its_first_and_most_letters_do(words: str, direction: str | None) -> None:
    assert settled(f'<p id="a">{words}</p>') == {"a": direction}


def test_a_citation_at_the_beginning_turns_no_arabic_passage() -> None:
    words = '<div dir="rtl"><p id="a">C029 هي اتفاقية العمل الجبري لعام 1930</p><p id="b">ILO Report</p></div>'
    assert settled(words) == {"a": None, "b": "ltr"}


def test_a_list_and_a_table_turn_as_a_whole_and_a_cell_turns_alone() -> None:
    whole = '<ul id="a"><li id="b">بند أول</li></ul><table id="c"><tr><td id="d">السنة</td><td id="e">ILO</td></tr></table>'
    assert settled(whole) == {"a": "rtl", "b": None, "c": "rtl", "d": None, "e": "ltr"}
    assert settled('<table id="a"><tr><td>Title</td><td id="b">قانون</td></tr></table>') == {"a": None, "b": "rtl"}


def test_a_passage_of_unknown_language_says_its_script_only() -> None:
    root = HTML(string="<p>قانون</p><p>חוק</p>").etree_element
    settle(root)
    assert [element.get("lang") for element in root.iter("p")] == ["und-Arab", "und-Hebr"]


def test_only_documents_with_other_scripts_need_more_style_sheets() -> None:
    def needed(text: str, direction: str = "ltr") -> tuple[str, ...]:
        return more_sheets(text, HTML(string=f'<html dir="{direction}">{text}').etree_element)

    assert needed("Çà et là; Инспекция; Ελλάδα; № 12 €") == ()
    assert needed("قانون") == needed("劳动") == ("scripts.css",)
    assert needed("Report", "rtl") == ("scripts.css", "mirrored.css")


def test_what_is_read_aloud_is_whole_and_in_logical_order() -> None:
    said = spoken(printed())
    for line in (*ARABIC_LINES[:-1], LAW, "سلمى الحداد"):
        assert line in said
    assert _joined(ARABIC_LINES[-1]) in _joined(said)  # here lines may end with Latin words, which have no text but their own


def test_in_a_volume_the_passages_say_and_show_the_same(tmp_path: Path) -> None:
    (tmp_path / "report.piece").write_bytes(prepared(printed(), "en"))
    own = Piece("report", tmp_path / "report.piece", "ألدريا", ("ألدريا", "C029"))
    made = volume_of([piece(tmp_path, "front", front=True), own]).content
    for line in (*ARABIC_LINES[:-1], LAW):
        assert line in spoken(made)
    assert ARABIC_LINES[1].split(" (")[0] in _copied(made)
    assert {"ar", "zh", "ru", "und-Arab"} <= {language for _, language, _ in tags(made)}
    assert failures(made) == []


def _joined(text: str) -> str:
    return "".join(text.split())


def test_what_a_viewer_copies_has_every_word_whole_and_in_order() -> None:
    """Left out: numbers beside brackets, and a mark at the end of a sentence, which Poppler does not put back in order."""
    copied = _copied(printed())
    for line in (*ARABIC_LINES, LAW):
        for words in re.findall(f"{_ARABIC_WORD}(?: {_ARABIC_WORD})*", line):
            assert words.rstrip("\u064b\u064c\u064d") in copied


def test_brackets_of_an_arabic_passage_leave_english_ones_as_they_are() -> None:
    made = to_pdf('<html lang="en"><title>T</title><p lang="ar" dir="rtl">قانون (العمل) مهم</p><p>Labour (Act) of 2019</p>')
    assert "Labour (Act) of 2019" in _copied(made)
    assert "قانون (العمل) مهم" in _copied(made)
    assert "Labour (Act) of 2019" in spoken(made)


@given(
    st.lists(
        st.sampled_from(["قّ", "لاً", "أُ", "ب", "ه", "C029", "12", "(", ")", "[", "]", "،", " ", "ـ", "\u200c", "ّ"]),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=25, deadline=None)
def test_any_mixture_is_read_aloud_letter_by_letter(pieces: list[str]) -> None:
    text = "ع" + "".join(pieces)
    made = to_pdf(f'<html lang="en"><title>T</title><h1>T</h1><p lang="ar" dir="rtl">{text}</p>')
    assert _joined(text) in _joined(spoken(made))
    assert failures(made) == []


_ARABIC_WORD = "[\u0621-\u0652]+"


def _copied(pdf: bytes) -> str:
    """What Poppler takes from a file, without its marks of direction."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(re.sub("[\u200e\u200f\u202a-\u202e]", "", read.stdout.decode()).split())


# "Report of the labour inspectorate" or the like: letters with marks before, above, below, behind and around them.
MARKED = (
    "हिन्दी रिपोर्ट क्षेत्र में श्रम निरीक्षण",
    "শ্রম পরিদর্শন প্রতিবেদন ক্ষেত্র",
    "தொழிலாளர் ஆய்வு அறிக்கை",
    "മലയാളം റിപ്പോർട്ട്",
    "තොරතුරු වාර්තාව",
    "การตรวจแรงงานภาษาไทย ที่ ผู้",
    "របាយការណ៍ ភាសាខ្មែរ",
    "မြန်မာဘာသာ အစီရင်ခံစာ",
)


def test_a_letter_with_marks_is_copied_whole_and_every_glyph_has_its_text() -> None:
    made = to_pdf(f'<html lang="en"><title>T</title><h1>T</h1>{"".join(f"<p>{words}</p>" for words in MARKED)}</html>')
    assert failures(made) == []
    assert " ".join(MARKED) in _copied(made)


def test_every_passage_has_its_language_and_the_file_complies() -> None:
    assert {"ar", "zh", "ru", "und-Arab"} <= {language for _, language, _ in tags(printed())}
    assert failures(printed()) == []


def test_each_script_has_its_own_face_and_no_letter_is_missing() -> None:
    with pikepdf.open(BytesIO(printed())) as file:
        fonts = {str(font.BaseFont).partition("+")[2] for sheet in file.pages for font in sheet.Resources.Font.values()}
    assert {"Noto-Naskh-Arabic", "Noto-Serif-CJK-SC", "Noto-Sans-CJK-SC", "Noto-Sans-Arabic", "Noto-Serif"} <= fonts
    assert not any(name.startswith(("DejaVu-Sans", "Noto-Kufi")) and "Mono" not in name for name in fonts)


def test_chinese_is_drawn_as_its_region_writes_it() -> None:
    """The letter 骨 has another shape in Taiwan and in Japan: the same font draws it by the language of the passage."""
    shapes = {
        language: _glyph(f'<html lang="en"><title>T</title><p lang="{language}">骨</p>') for language in ("zh", "zh-TW", "ja")
    }
    assert len(set(shapes.values())) == 3


def _glyph(html: str) -> bytes:
    with pikepdf.open(BytesIO(to_pdf(html))) as file:
        return bytes(file.pages[0].Contents.read_bytes())


def places(html: str, name: str) -> list[float]:
    """Where each box of a class begins, as a share of the width of its sheet."""
    document = HTML(string=html)
    settle(document.etree_element)
    sheets = style_sheets((*STYLE_SHEETS, *more_sheets(html, document.etree_element)))
    return [
        box.border_box_x() / page.width
        for page in document.render(stylesheets=sheets).pages
        for box in page._page_box.descendants()
        if isinstance(box, BlockBox) and box.element is not None and box.element.get("class") == name
    ]


def test_a_document_in_arabic_is_mirrored_and_one_in_english_is_not() -> None:
    english, arabic = (places(report_html(report_in_other_scripts(), locale), "speaker") for locale in ("en", "ar"))
    assert len(english) == len(arabic) == 4
    assert max(english) < 0.1
    assert min(arabic) > 0.75


def test_a_part_in_arabic_leaves_its_speakers_in_the_margin_of_an_english_document() -> None:
    value = report_in_other_scripts()
    part = replace(value.sections[0], language="ar")
    turned = tuple(replace(asked, language="ar") for asked in part.questions)
    html = report_html(replace(value, sections=(replace(part, questions=turned),)), "en")
    assert max(places(html, "speaker")) < 0.1
    assert max(places(html, "back")) < 0.1
