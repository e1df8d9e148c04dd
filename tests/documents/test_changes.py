"""What changed between two versions of a form, read back from the PDF."""

from forms_app.answers.changes import InLanguage, Told, ToldPart, ToldSection, compared, whole
from forms_app.documents.changes import changes_html, render_changes
from forms_app.documents.values import ChangesDocument
from tests.documents.reading import failures, outline, words


def document(before: str, after: str) -> ChangesDocument:
    told = Told("Question: other words.", *compared(before, after))
    section = ToldSection("s", "Prison labour", (ToldPart("s.a", "2.1 How are prisoners paid?", (told,)),))
    return ChangesDocument("article-22/C029", "Report on forced labour", "en", "2026", "2027", (section,))


def test_the_document_complies_and_sets_old_beside_new() -> None:
    printed = render_changes(document("How are they paid?", "How much are they paid?"), "en")
    text = words(printed)
    assert failures(printed) == []
    for piece in ("Version 2027 compared with version 2026", "Before After", "How are they paid? How much are they paid?"):
        assert piece in text
    assert (3, "2.1 How are prisoners paid?") in outline(printed)


def test_what_came_and_what_went_is_marked() -> None:
    html = changes_html(document("of old", "of new"), "en")
    assert "of <del>old</del>" in html
    assert "of <ins>new</ins>" in html


def test_each_further_language_is_a_row_of_its_own() -> None:
    others = (
        InLanguage("French", "French: other words.", *compared("du passé", "du présent"), "fr"),
        InLanguage("Spanish", "Spanish: new.", (), whole("de hoy"), "es"),
    )
    told = Told("Question: other words.", *compared("of old", "of new"), "en", "English", others)
    section = ToldSection("s", "Prison labour", (ToldPart("s.a", "2.1 How?", (told,)),))
    printed = render_changes(ChangesDocument("article-22/C029", "Report", "en", "2026", "2027", (section,)), "en")
    assert failures(printed) == []
    rows = "Language Before After English of old of new French du passé du présent Spanish: new. Nothing de hoy"
    assert rows in words(printed)


def test_names_that_are_not_translated_say_their_language() -> None:
    html = changes_html(document("of old", "of new"), "fr")
    assert 'data-section="Prison labour" lang="en" dir="ltr">' in html
    assert 'data-short="2.1 How are prisoners paid?" lang="en" dir="ltr">' in html


def test_markup_in_words_stays_text() -> None:
    assert "<script>" not in changes_html(document("<script>", "<script>alert</script>"), "en")


def test_two_versions_that_agree_say_so() -> None:
    same = ChangesDocument("article-22/C029", "T", "en", "2026", "2027", ())
    assert "ask the same" in words(render_changes(same, "en"))
