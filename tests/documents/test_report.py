"""The PDF of a submission, read back."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from forms_app.answers.primitives import Paragraph, Table
from forms_app.documents.report import render_report
from forms_app.documents.values import Approval
from tests.documents.reading import failures, outline, page_words, tags, words
from tests.documents.samples import DIGEST, SENT, assistance, observation, paragraph, provenance, question, report, section


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render_report(report(), "en")


def test_it_complies_with_pdf_ua(printed: bytes) -> None:
    assert failures(printed) == []


def test_it_says_what_it_is_in_its_title_and_language(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as file:
        assert str(file.docinfo.Title) == "Aldria: Report on the Forced Labour Convention and its Protocol, 2026"
        assert str(file.Root.Lang) == "en"
        assert file.Root.ViewerPreferences.DisplayDocTitle


def test_question_and_answer_follow_one_another(printed: bytes) -> None:
    text = words(printed)
    order = [
        "3 Prison labour",
        "3.1 Does a court conviction",
        "C029 Art. 2(2)(c)",
        "Partly",
        "Describe the law",
        "three obstacles",
        "Total 1,791",
    ]
    places = [text.index(piece) for piece in order]
    assert places == sorted(places)


def test_a_provision_is_cited_as_the_language_of_the_question_cites_it() -> None:
    asked = replace(question("prison-labour.law", "Quelle loi ?"), reference=("C029 Art. 2(2)(c)",), language="fr")
    text = words(render_report(report(section("prison-labour", "Travail", asked)), "en")).replace("\u00a0", " ")
    assert "C029, art. 2, paragr. 2 c)" in text
    assert "Art. 2(2)(c)" not in text


def test_many_provisions_stay_within_the_lines_and_each_in_one_piece() -> None:
    cited = tuple(f"Constitution Art. 19({paragraph})({letter})" for paragraph in (5, 6, 7) for letter in "abcd")
    asked = replace(question("submission.list", "Which instruments?"), reference=cited)
    lines = "\n".join(page_words(render_report(report(section("submission", "Submission", asked)), "en"))).splitlines()
    carrying = [line for line in lines if "Constitution Art. 19(" in line]
    assert len(carrying) > 1
    assert sum(line.count(one) for line in carrying for one in cited) == len(cited)


def test_a_question_ends_its_lines_between_words_and_keeps_its_first_ones_together() -> None:
    prompt = "Can a person be punished, or be made to work, for having no work or for leading an idle life?"
    asked = replace(question("a.b", prompt), reference=("C029 Art. 2(1)",))  # the words alone fill one line
    lines = [
        line.strip() for page in page_words(render_report(report(section("a", "A", asked)), "en")) for line in page.splitlines()
    ]
    assert any(line.startswith("1.1 Can a person be punished, or be made to work") for line in lines)
    assert not any(line in ("1.1", "1.1 Can") for line in lines)


def test_who_when_version_and_digest_stand_in_it(printed: bytes) -> None:
    text = words(printed)
    for piece in ("Mara Lindqvist", "27 August 2026, 15:05 (Geneva time)", "k3f9q2.1 (version 1)", "1 June 2023 – 31 May 2026"):
        assert piece in text
    assert DIGEST in page_words(printed)[-1].replace(" ", "").replace("\n", "")


def test_a_model_form_says_that_it_was_not_adopted(printed: bytes) -> None:
    assert "Model form, not adopted by the Governing Body" in words(printed)
    adopted = replace(report(assistance()), approval=Approval("Governing Body", "GB.400/INS/1", SENT.date()))
    text = words(render_report(adopted, "en"))
    assert "Form approved by Governing Body, GB.400/INS/1, 27 August 2026" in text
    assert "Model form" not in text


def test_each_page_says_where_the_reader_is(printed: bytes) -> None:
    pages = page_words(printed)
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert "Demonstration: fictional data" in text
    assert all("Aldria › C029, P029" in text for text in pages[1:])
    assert "Laws and regulations" in pages[1]


def test_only_a_demonstration_is_called_one() -> None:
    assert "Demonstration" not in words(render_report(report(assistance(), demonstration=False), "en"))


def test_bookmarks_have_title_sections_and_questions(printed: bytes) -> None:
    entries = outline(printed)
    assert entries[0] == (1, "Aldria")
    assert (2, "3 Prison labour") in entries  # the form's own number: its second section is not asked
    assert (3, "3.1 Does a court conviction always come before compulsory prison labour?") in entries
    assert {depth for depth, _ in entries} == {1, 2, 3}


def test_contents_lead_to_sections_and_back(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as file:
        links = [note for sheet in file.pages for note in sheet.get("/Annots", []) if "/Dest" in note]
        targets = [str(link.Dest) for link in links]
        named = file.Root.Names.Dests.Names
        names = {str(name) for name in list(named)[::2]}
        assert {"laws", "prison-labour", "comments", "assistance", "check", "law-1"} <= set(targets)
        assert targets.count("contents") == 4
        assert set(targets) <= names
        assert all(str(link.Contents).strip() for link in links)


def test_a_passage_in_another_language_is_tagged_with_it(printed: bytes) -> None:
    assert ("Div", "ar", "") in tags(printed)
    french = render_report(report(assistance()), "fr")
    assert any(language == "en" for _, language, _ in tags(french))


def test_heading_cells_say_what_they_head(printed: bytes) -> None:
    scopes = {scope for kind, _, scope in tags(printed) if kind == "TH"}
    assert scopes == {"/Row", "/Column"}


def test_an_unanswered_question_says_so(printed: bytes) -> None:
    text = words(printed)
    assert "How are prisoners paid? No answer. One was expected." in text
    assert "Is there anything to add? No answer" in text


def test_each_pending_point_stands_before_its_reply(printed: bytes) -> None:
    text = words(printed)
    point, reply, missing = (
        text.index("leave the armed forces"),
        text.index("three months' notice"),
        text.index("No reply. One was expected."),
    )
    assert point < reply < text.index("Please supply statistics") < missing


def test_each_speaker_is_named() -> None:
    text = words(render_report(observation("employers"), "en"))
    assert "Employers" in text
    assert "Aldrian Chamber of Industry" in text
    assert "version 1 of 27 August 2026" in text


def test_dates_and_numbers_are_written_in_the_documents_language() -> None:
    text = words(render_report(report(), "fr"))
    assert "27 août 2026" in text
    assert "1 791" in text.replace("\u202f", " ").replace("\u00a0", " ")
    assert "12 500,50 EUR" in text.replace("\u202f", " ").replace("\u00a0", " ")


def test_fonts_are_embedded(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as file:
        fonts = {str(font.BaseFont): font for sheet in file.pages for font in sheet.Resources.Font.values()}
        assert any("Noto-Serif" in name for name in fonts)
        assert any("Noto-Sans" in name for name in fonts)
        for font in fonts.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_the_same_value_gives_the_same_bytes_in_another_process(printed: bytes) -> None:
    script = (
        "import sys; from tests.documents.samples import report; from forms_app.documents.report import render_report;"
        "sys.stdout.buffer.write(render_report(report(), 'en'))"
    )
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env={"PYTHONHASHSEED": "7"})
    assert other.stdout == printed == render_report(report(), "en")


def test_a_paper_report_says_when_it_came() -> None:
    paper = replace(report(assistance()), provenance=provenance(person="", received_on=SENT.date()))
    assert "Received on paper 27 August 2026 Entered by the Office" in words(render_report(paper, "en"))


def test_two_writers_of_an_answer_are_both_named() -> None:
    asked = question("a.b", "What was done?", paragraph("Much."))
    both = (asked.written[0], replace(asked.written[0], by="Olev Kask"))
    text = words(render_report(report(section("a", "Part", replace(asked, written=both))), "en"))
    assert "Olev Kask" in text
    assert "Mara Lindqvist" in text


def test_a_lone_value_is_printed() -> None:
    assert "Wholly" in words(render_report(report(section("a", "Part", question("a.b", "How?", Paragraph("Wholly")))), "en"))


def test_a_column_and_a_line_of_a_record_say_that_they_bind_the_state() -> None:
    lines = tuple(
        ((Paragraph(name),), (Paragraph(answer),)) for name, answer in (("Territory", "Coral Islands"), ("Status", "Modified"))
    )
    record = Table((), lines, "Declaration 1", heads_lines=True, binding=(1,))
    columns = Table(("Sector", "Age"), (((Paragraph("Mines"),), (Paragraph("Eighteen"),)),), binding=(1,))
    plain = replace(columns, binding=())
    asked = question("s.list", "What is declared?", record, columns, plain, kind="rows")
    made = render_report(report(section("s", "Declarations", asked)), "fr")
    text = words(made)
    assert "Territory Coral Islands Status La réponse engage l’État. Modified" in text
    assert "Sector Age La réponse engage l’État. Mines Eighteen" in text
    assert text.count("Sector Age Mines Eighteen") == 1
    assert failures(made) == []
