"""Links between the parts of a volume: from comments and annex to the reports, and from these back."""

from dataclasses import replace

import pytest

from forms_app.documents.charts import Crossed, bars, crossed
from forms_app.documents.rendering import to_html
from forms_app.documents.report import report_html
from forms_app.documents.values import CommentPassage
from tests.documents.samples import observation, report
from tests.documents.volumes import NEEDED, RECEIVED, volume


def test_comments_lead_to_every_voice_of_their_chapter_and_each_point_to_its_reply() -> None:
    (chapter,) = volume(1).chapters
    comment = chapter.passages[0]
    assert isinstance(comment, CommentPassage)
    told = replace(comment, replies=(("report-0.1/q-comments.replies-X-1",), ()))
    html = to_html("volume_comments.html", "en", volume=volume(1), chapter=chapter, comments=[told])
    assert '<a href="volume:workers-0.1">Observation of a workers’ organization: Confederation of Aldrian Workers</a>' in html
    first, second = html.split("<li>Please" if "<li>Please" in html else "Please")[1:3]
    assert 'href="volume:report-0.1/q-comments.replies-X-1" title="Reply to point 1: report-0.1"' in first
    assert "volume:" not in second
    assert "C029 · session of 2024 · English · Reply awaited" in html


def test_conclusions_are_said_by_the_conference_committee() -> None:
    (chapter,) = volume(1).chapters
    comment = chapter.passages[0]
    assert isinstance(comment, CommentPassage)
    html = to_html(
        "volume_comments.html", "fr", volume=volume(1), chapter=chapter, comments=[replace(comment, kind="conclusions")]
    )
    assert "<strong>Commission de la Conférence</strong>" in html


def test_each_line_of_the_annex_leads_to_the_question_of_its_report() -> None:
    value = replace(volume(1), assistance_received=(replace(RECEIVED[0], place="q-assistance.received"),))
    received, needed = value.assistance_received, [one for one in NEEDED if one.unit == RECEIVED[0].unit]
    said = {"unit": RECEIVED[0].unit, "received_lines": received, "needed_lines": needed}
    html = to_html("volume_assistance.html", "en", volume=value, **said)
    assert '<a href="volume:k3f9q2.1/q-assistance.received">k3f9q2.1</a>' in html
    assert '<a href="volume:k3f9q2.1">k3f9q2.1</a>' in html
    totals = to_html("volume_annex.html", "en", volume=value, kinds_received=bars(()), kinds_needed=bars(()))
    assert '<tr class="total"><th scope="row">Total</th><td class="number">1</td><td class="number">2</td></tr>' in totals


def test_kinds_of_assistance_are_counted_on_both_sides_the_most_needed_first() -> None:
    assert crossed(RECEIVED, NEEDED) == (
        Crossed("Training course or fellowship", 2, 1),
        Crossed("Comments on draft legislation or help with drafting", 0, 1),
        Crossed("Advisory mission or expert advice", 1, 0),
    )


@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_document_leads_to_the_contents_and_to_what_it_is_about(locale: str) -> None:
    workers = observation("workers")
    assert workers.about is not None
    html = report_html(workers, locale)
    assert f'<a href="volume:{workers.about.reference}">' in html
    assert '<a href="volume:front/contents" title=' in html
    assert "volume:annex" not in html


def test_the_section_on_assistance_leads_to_the_annex_and_the_head_has_the_digest() -> None:
    value = report()
    section = replace(value.sections[0], id="help", title="Assistance", block="assistance@1")
    html = report_html(replace(value, sections=(section,), numbers={**value.numbers, "help": "7"}), "en")
    assert '<a href="volume:annex" title="Annex: assistance received and needed">Assistance</a>' in html
    head = html.split('<nav class="contents"', 1)[0]
    assert "9f2c5be1 d0a74c33" in head
