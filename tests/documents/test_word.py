"""The volume as a Word file, read back by python-docx."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms_app.answers.primitives import Amount, Group, Link, Paragraph, Primitive, Table
from forms_app.documents.values import CommentPassage, ReportDocument, SentPassage, Volume
from forms_app.documents.word.writing import write_word
from tests.documents.samples import ARABIC, DIGEST, paragraph, question, report, section, written
from tests.documents.volumes import sent, volume

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(folder: Path, chosen: Volume | None = None, locale: str = "en", one: ReportDocument | None = None) -> Opened:
    """A volume written and read back; `one` stands in place of all that was sent."""
    chosen = chosen or volume(1)
    samples = sent()
    reports = {
        passage.reference: one or samples[passage.reference.partition("-")[0]]
        for chapter in chosen.chapters
        for passage in chapter.passages
        if isinstance(passage, SentPassage)
    }
    write_word(chosen, reports, locale, folder / "volume.docx")
    return Document(str(folder / "volume.docx"))


def answered(folder: Path, *answer: Primitive, language: str = "en") -> Opened:
    """A volume with one answer."""
    asked = replace(question("part.text", "What is said?", *answer), written=written(language=language))
    chapter = volume(1).chapters[0]
    alone = replace(volume(1), chapters=(replace(chapter, passages=chapter.passages[1:2]),))
    return made(folder, alone, one=report(section("part", "Part", asked)))


def every(file: Opened, name: str) -> list[Any]:
    return list(file.element.body.iter(f"{W}{name}"))


def text_of(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def styled(file: Opened, style: str) -> list[str]:
    """The paragraphs of a style, wherever they stand."""
    return [text_of(one) for one in every(file, "p") if one.pPr.find(f"{W}pStyle").get(f"{W}val") == style]


def with_text(file: Opened, text: str, name: str = "p") -> Any:
    """The innermost element of that name that has the text."""
    return next(one for one in every(file, name) if text in text_of(one) and one.find(f".//{W}{name}") is None)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return made(tmp_path_factory.mktemp("word"), volume(2))


def test_headings_are_the_built_in_ones_and_lead_from_chapter_to_question(whole: Opened) -> None:
    assert {whole.styles[f"Heading {level}"].name for level in (1, 2, 3, 4)}  # by the names that Word knows
    assert styled(whole, "Heading1") == [
        "Reports received",
        "Reports not received",
        "Aldria: C029, P029",
        "Borduria: C029, P029",
        "Annex: assistance received and needed",
    ]
    assert styled(whole, "Heading2")[:5] == [
        "Comments that await a reply",
        "Government report",
        "Observation of a workers’ organization: Confederation of Aldrian Workers",
        "Observation of an employers’ organization: Aldrian Chamber of Industry",
        "Government reply",
    ]
    assert styled(whole, "Heading3")[:3] == [
        "Direct request of the Committee of Experts, 2024",
        "1 Laws and regulations",
        "3 Prison labour",
    ]
    assert "3.1 Does a court conviction always come before compulsory prison labour? C029\u00a0Art.\u00a02(2)(c)" in styled(
        whole, "Heading4"
    )


def test_each_voice_has_a_style_of_its_own_and_is_named(whole: Opened) -> None:
    assert (
        "Inspectors still announce their visits to brick kilns, so that bonded families are sent away the day before."
        in styled(whole, "Workers")
    )
    for style, name in (
        ("Government", "Government"),
        ("Workers", "Workers"),
        ("Employers", "Employers"),
        ("Committee", "Committee of Experts"),
    ):
        assert any(words.startswith(name) for words in styled(whole, style)), style
    assert "Please supply statistics on prosecutions." in styled(whole, "Committee")
    assert "Government · Mara Lindqvist, 3 June 2026, 11:12" in styled(whole, "Government")
    assert not any("brick kilns" in words for words in styled(whole, "Government")[:12])


def test_every_passage_says_where_it_comes_from(whole: Opened) -> None:
    facts = next(
        {row.cells[0].text: row.cells[1].text for row in table.rows}
        for table in whole.tables
        if table.rows[0].cells[0].text == "Sent by"
    )
    assert facts["Sent by"] == "Government of Aldria\nMara Lindqvist"
    assert facts["Sent"] == "27 August 2026, 15:05 (Geneva time)"
    assert facts["Reference"] == "k3f9q2.1 (version 1)"
    assert facts["Language"] == "English"
    assert facts["Digest (SHA-256)"].replace(" ", "") == DIGEST


def test_the_text_stands_in_the_order_of_the_volume(whole: Opened) -> None:
    text = "|".join(text_of(one) for one in whole.element.body if one.tag != f"{W}sdt")
    order = [
        "Compiled by",
        "Reports received",
        "Reports not received",
        "Aldria: C029",
        "Please indicate how many victims",
        "Government report",
        "The Penal Code",
        "Section 14 of the Armed Forces Act",
        "Confederation of Aldrian Workers",
        "Aldrian Chamber of Industry",
        "Borduria: C029",
        "Annex",
        "Assistance received",
        "46 inspectors",
        "Assistance needed",
    ]
    after = text.index("Compiled by")
    for words in order:
        after = text.index(words, after)  # which fails where the words do not follow
    assert text.count("Borduria: C029, P029|") == 1


def test_contents_are_a_field_that_is_filled_in_and_asks_for_nothing(whole: Opened) -> None:
    contents = every(whole, "sdt")[0]
    assert [one.text.split()[0] for one in contents.iter(f"{W}instrText")] == ["TOC"]
    kinds = [one.get(f"{W}fldCharType") for one in contents.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert styled(whole, "TOC1") == styled(whole, "Heading1")
    assert styled(whole, "TOC2") == styled(whole, "Heading2")
    assert whole.settings.element.find(f"{W}updateFields") is None


def test_every_link_within_the_file_lands_on_a_bookmark(whole: Opened) -> None:
    names = [one.get(f"{W}name") for one in every(whole, "bookmarkStart")]
    assert len(names) == len(set(names)) == len(every(whole, "bookmarkEnd"))
    inner = [one for one in every(whole, "hyperlink") if one.get(f"{W}anchor")]
    assert {one.get(f"{W}anchor") for one in inner} <= set(names)
    assert len(inner) > 20
    law = next(one for one in inner if text_of(one) == "Penal Code")
    assert text_of(_bookmarked(whole, law)) == "Law or regulation 1"
    chapter = next(one for one in inner if text_of(one) == "Borduria")
    assert text_of(_bookmarked(whole, chapter)) == "Borduria: C029, P029"


def _bookmarked(file: Opened, link: Any) -> Any:
    return next(one for one in every(file, "bookmarkStart") if one.get(f"{W}name") == link.get(f"{W}anchor")).getparent()


def test_a_comment_leads_to_its_reply(tmp_path: Path) -> None:
    chapter = volume(1).chapters[0]
    comment = chapter.passages[0]
    assert isinstance(comment, CommentPassage)
    place = "report-0.1/q-comments.replies-C029-XAA-2024-OBS-1"
    linked = replace(chapter, passages=(replace(comment, replies=((place,), ())), *chapter.passages[1:]))
    file = made(tmp_path, replace(volume(1), chapters=(linked,)))
    (link,) = [one for one in every(file, "hyperlink") if text_of(one) == "Reply"]
    assert text_of(_bookmarked(file, link)) == "Observation of the Committee of Experts, C029, 2024, point 1"


def test_a_link_that_leads_nowhere_is_words_and_so_is_any_address_but_https(tmp_path: Path) -> None:
    gone, script, long = Link("gone", "#nowhere"), Link("here", "javascript:alert(1)"), "https://e.example/" + "a" * 3000
    file = answered(
        tmp_path, gone, script, Link("long", long), Link("bill", "https://e.example/bill"), paragraph("<https://e.example/md>")
    )
    assert {rel.target_ref for rel in file.part.rels.values() if rel.is_external} == {
        "https://e.example/bill",
        "https://e.example/md",
    }
    assert with_text(file, "gone").find(f"{W}hyperlink") is None
    assert "here (javascript:alert(1))" in styled(file, "Government")
    assert f"long ({long})" in styled(file, "Government")


def test_heads_of_tables_are_repeated_and_marked(whole: Opened) -> None:
    received = with_text(whole, "Borduria", "tr").getparent()
    rows = list(received.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False]
    assert received.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"
    grid = with_text(whole, "Private companies", "tr").getparent()
    assert [text_of(cell) for cell in next(grid.iter(f"{W}tr")).iter(f"{W}tc")] == ["Work done for", "Men", "Women", "Total"]
    kept = [row.find(f".//{W}keepNext") is not None for row in grid.iter(f"{W}tr")]
    assert kept == [True, True, True, False]
    assert [text_of(cell) for cell in list(grid.iter(f"{W}tr"))[-1].iter(f"{W}tc")] == ["Total", "1,791", "140", "1,931"]


def test_a_grid_of_four_hundred_columns_is_several_tables_with_the_heads_of_their_lines(tmp_path: Path) -> None:
    header = ("Line", *(f"Column {number}" for number in range(400)))
    figures = tuple((Paragraph(Amount(Decimal(number))),) for number in range(400))
    groups = (Group("", 1), Group("Men", 200), Group("Women", 200))
    file = answered(tmp_path, Table(header, (((Paragraph("Region"),), *figures),), heads_lines=True, groups=groups))
    grids = [table for table in file.tables if "Column" in table.rows[1].cells[1].text]
    heads = [[cell.text for cell in table.rows[1].cells] for table in grids]
    assert [head for row in heads for head in row if head != "Line"] == list(header[1:])
    assert all(row[0] == "Line" and len(row) <= 16 for row in heads)
    assert all(table.rows[2].cells[0].text == "Region" for table in grids)
    assert [grids[0].rows[0].cells[1].text, grids[-1].rows[0].cells[1].text] == ["Men", "Women"]
    assert any(one.get(f"{W}orient") == "landscape" for one in every(file, "pgSz"))
    assert len(file.sections) == 3
    assert file.sections[1].footer.is_linked_to_previous


def test_every_run_says_its_language(whole: Opened) -> None:
    for run in every(whole, "r"):
        if text_of(run).strip():
            assert run.find(f"{W}rPr/{W}lang") is not None, text_of(run)
    question_asked = with_text(whole, "What has changed in practice?")
    assert question_asked.find(f"{W}r/{W}rPr/{W}lang").get(f"{W}val") == "en-GB"


def test_arabic_runs_from_right_to_left_with_the_words_in_their_order(tmp_path: Path) -> None:
    text = f"{ARABIC} (Labour Code 2024)\n\n- أولاً\n\n| السنة | العدد |\n|---|--:|\n| 2024 | 12 |"
    file = answered(tmp_path, paragraph(text), language="ar")
    passage = with_text(file, "مفتشية")
    assert text_of(passage).startswith(ARABIC.split("**")[0])
    assert passage.pPr.find(f"{W}bidi") is not None
    runs = {text_of(run): run.find(f"{W}rPr/{W}rtl") is not None for run in passage.iter(f"{W}r")}
    assert runs["إحدى عشرة قضية"]
    assert not next(rtl for words, rtl in runs.items() if "Labour Code" in words)
    assert passage.find(f"{W}r/{W}rPr/{W}lang").get(f"{W}bidi") == "ar-EG"
    assert with_text(file, "السنة", "tr").getparent().find(f"{W}tblPr/{W}bidiVisual") is not None
    assert with_text(file, "What is said?").pPr.find(f"{W}bidi") is None


def test_arabic_within_an_english_text_is_a_run_of_its_own_and_unnamed_as_a_whole_text(tmp_path: Path) -> None:
    file = answered(tmp_path, paragraph("The word سخرة (forced labour) is old."), paragraph("كلمة سخرة قديمة"))
    mixed, alone = with_text(file, "The word"), with_text(file, "كلمة")
    assert [text_of(run) for run in mixed.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None] == ["سخرة"]
    assert mixed.pPr.find(f"{W}bidi") is None
    assert alone.pPr.find(f"{W}bidi") is not None
    assert alone.find(f"{W}r/{W}rPr/{W}lang").get(f"{W}val") == "x-none"


def test_markdown_keeps_its_lists_emphasis_and_headings(tmp_path: Path) -> None:
    file = answered(
        tmp_path,
        paragraph(
            "# Law\n\n3. three **bold**\n   - inner\n\n   more\n\n> quoted\n\n```\na  b\n```\n\n![alt](https://e.example/a.png)"
        ),
    )
    levels = {text_of(one): one.pPr.find(f"{W}numPr/{W}ilvl") for one in every(file, "p")}
    assert [levels["three bold"].get(f"{W}val"), levels["inner"].get(f"{W}val"), levels["more"]] == ["0", "1", None]
    number = with_text(file, "three").pPr.find(f"{W}numPr/{W}numId").get(f"{W}val")
    (start,) = file.part.numbering_part.element.xpath(f'w:num[@w:numId="{number}"]//w:startOverride/@w:val')
    assert start == "3"
    assert with_text(file, "Law", "p").pPr.find(f"{W}outlineLvl").get(f"{W}val") == "4"
    bold = next(run for run in every(file, "r") if text_of(run) == "bold")
    assert bold.find(f"{W}rPr/{W}b") is not None
    assert "a  b" in styled(file, "Government")
    assert not any(rel.is_external for rel in file.part.rels.values())


def test_the_file_says_its_title_language_and_pages(tmp_path: Path) -> None:
    file = made(tmp_path, locale="fr")
    properties = file.core_properties
    assert (
        properties.title
        == "Rapports et observations pour la session de novembre 2026\u202f: Forced Labour Convention, 1930 (No. 29)"
    )
    assert (properties.language, properties.created) == ("fr", datetime(2026, 10, 1, 7, 30, tzinfo=UTC))
    assert file.styles.element.find(f".//{W}docDefaults//{W}lang").get(f"{W}val") == "fr-FR"
    footer = file.sections[0].footer._element
    assert [one.text.strip() for one in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert text_of(file.sections[0].header._element) == "Démonstration\u00a0: données fictives"
    assert styled(file, "Heading1")[0] == "Rapports reçus"


def test_an_empty_volume_says_what_is_not_there(tmp_path: Path) -> None:
    empty = replace(volume(0), received=(), assistance_received=(), assistance_needed=(), demonstration=False)
    file = made(tmp_path, empty)
    assert styled(file, "Nothing") == ["None", "None reported", "None reported"]
    assert text_of(file.sections[0].header._element) == ""


def test_nothing_a_person_wrote_is_a_field_markup_or_something_to_be_loaded(tmp_path: Path) -> None:
    text = "{ INCLUDETEXT file:///etc/passwd } </w:t><w:fldSimple w:instr='DDEAUTO'/> &amp; <b>x</b> ]]>"
    file = answered(tmp_path, Paragraph(text, written=True), paragraph(text))
    assert styled(file, "Government")[1:] == [text, text.replace("&amp;", "&")]
    assert every(file, "fldSimple") == []
    assert [one.text.split()[0] for one in every(file, "instrText")] == ["TOC"]
    with ZipFile(tmp_path / "volume.docx") as package:
        assert {name.rpartition("/")[2] for name in package.namelist()} >= {"document.xml", "styles.xml"}
        assert not any(ending in name for name in package.namelist() for ending in ("jpeg", "vba", "customXml", "media"))


def test_five_million_characters_and_a_very_long_word_are_there_whole(tmp_path: Path) -> None:
    file = answered(tmp_path, Paragraph("x" * 5_000_000, written=True), paragraph("word " * 200_000))
    parts = [one.text for one in every(file, "t")]
    assert max(map(len, parts)) <= 100_000
    assert "".join(parts).count("x") >= 5_000_000
    assert "".join(parts).count("word") >= 200_000


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200), st.sampled_from(["en", "ar", "zh-Hant", "x", "", "not a language"]))
def test_any_text_in_any_language_gives_a_file_that_opens_and_has_its_letters(tmp_path: Path, text: str, language: str) -> None:
    file = answered(tmp_path, Paragraph(text, written=True), paragraph(text), language=language)
    letters = "".join(one for one in text if one.isalnum())
    assert letters in "".join(one for one in text_of(file.element.body) if one.isalnum())
