"""Texts that try to break a document, or to make it load or run something."""

import http.server
import threading
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms_app.answers.primitives import Amount, Paragraph, Primitive, Table
from forms_app.documents.fetch import NoFetcher, RefusedAddressError
from forms_app.documents.glyphs import drawable
from forms_app.documents.report import render_report
from forms_app.documents.values import ReportDocument
from tests.documents.reading import failures, page_words, rightmost, words
from tests.documents.samples import paragraph, question, report, section

RIGHT_MARGIN = -30.0  # points: text that begins nearer to the edge of the sheet than this has left its column


def answered(*answer: Primitive) -> ReportDocument:
    return report(section("part", "Part", question("part.text", "What is said?", *answer)))


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server that notes what it is asked for."""
    asked: list[str] = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    server = http.server.HTTPServer(("127.0.0.1", 0), Noting)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_nothing_is_loaded_for_a_text(listener: tuple[str, list[str]]) -> None:
    address, asked = listener
    text = (
        f"![x]({address}/a.png) <img src='{address}/b.png'> <link rel=stylesheet href={address}/c.css>\n\n"
        f"<style>@import url({address}/d.css)</style>\n\n![y](file:///etc/passwd) <object data='file:///etc/passwd'>"
    )
    text_out = words(render_report(answered(paragraph(text), Paragraph(text, written=True)), "en"))
    assert asked == []
    assert "root:" not in text_out
    assert "<object data=" in text_out


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "https://example.org/a.png", "data:text/plain,x", "ftp://example.org/a", "a.png"]
)
def test_the_fetcher_refuses_every_address(url: str) -> None:
    with pytest.raises(RefusedAddressError, match="may not load"):
        NoFetcher().fetch(url)


def test_scripts_and_tags_are_printed_as_text() -> None:
    text = words(render_report(answered(paragraph("<script>alert(1)</script> & <b>bold</b>"), Paragraph("<i>x</i>")), "en"))
    assert "<script>alert(1)</script> & <b>bold</b>" in text
    assert "<i>x</i>" in text


def test_a_very_long_word_breaks_and_stays_on_the_page() -> None:
    printed = render_report(answered(paragraph("Donaudampfschifffahrt" * 60), Paragraph("x" * 2000)), "en")
    assert rightmost(printed) < RIGHT_MARGIN
    assert failures(printed) == []
    assert words(printed).replace(" ", "").count("x" * 50) >= 1


def test_five_thousand_lines_flow_over_pages_and_none_is_lost() -> None:
    printed = render_report(answered(paragraph("\n".join(f"line {number}." for number in range(5000)))), "en")
    text = words(printed)
    assert all(f"line {number}." in text for number in range(5000))
    assert len(page_words(printed)) > 80


def test_a_cell_longer_than_a_page_flows_with_its_heading_repeated() -> None:
    long = "\n\n".join(f"Paragraph {number} of a long story." for number in range(120))
    record = Table((), (((Paragraph("What changed"),), (paragraph(long),)),), caption="Assistance received 1", heads_lines=True)
    printed = render_report(answered(record), "en")
    carrying = [text for text in page_words(printed) if "of a long story" in text]
    assert len(carrying) > 2
    assert all("Assistance received 1" in text for text in carrying)
    assert "Paragraph 119 of a long story." in words(printed)


@pytest.mark.parametrize("columns", [6, 10, 20])
def test_a_wide_grid_stays_on_the_page_and_its_head_is_repeated(columns: int) -> None:
    header = ("Line", *(f"Occupation group {number}" for number in range(columns)))
    lines = tuple(
        ((Paragraph(f"Region {line}"),), *((Paragraph(Amount(Decimal(1_234_567 + number))),) for number in range(columns)))
        for line in range(90)
    )
    printed = render_report(answered(Table(header, lines, heads_lines=True)), "en")
    assert rightmost(printed) < RIGHT_MARGIN
    assert failures(printed) == []
    carrying = [text for text in page_words(printed) if "Region" in text]
    assert len(carrying) > 1
    assert all("Line" in text and "group" in text for text in carrying)


@pytest.mark.parametrize(
    "text",
    [
        "\u202eright to left override\u202c and \u2067isolate\u2069",
        "العربية inside English, ثم 46 رقم",
        "bell\x07 null\x00 escape\x1b vertical\x0b form\x0c",
        "combining a\u0301\u0302\u0303\u0304" + "\u0301" * 200,
        "zero width \u200b\u200c\u200d\ufeff joiners",
        "<!-- --> ]]> &amp; &#0; %s %(name)s {{ 7*7 }} {% raw %}",
    ],
)
def test_strange_characters_make_a_file_that_complies(text: str) -> None:
    printed = render_report(answered(paragraph(text), Paragraph(text, written=True)), "en")
    assert failures(printed) == []


@pytest.mark.parametrize(("text", "shown"), [("own \U000f1234 sign", "own [U+F1234] sign"), ("\U0010abcd", "[U+10ABCD]")])
def test_a_character_without_a_font_is_named(text: str, shown: str) -> None:
    printed = render_report(answered(paragraph(text)), "en")
    assert shown in words(printed)
    assert failures(printed) == []


def test_what_draws_nothing_and_what_fonts_have_stays() -> None:
    text = "a\u200d\ufe0f\u2067 العربية русский “quoted” 10\u202f000 €"
    assert drawable(text) == text


def test_braces_and_percent_signs_are_not_obeyed() -> None:
    assert "{{ 7*7 }} 100 %(x)s" in words(render_report(answered(Paragraph("{{ 7*7 }} 100 %(x)s")), "en"))


@given(st.text(max_size=200))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_can_be_printed(text: str) -> None:
    assert render_report(answered(paragraph(text), Paragraph(text, written=True)), "en").startswith(b"%PDF-1.7")


MARKDOWN = """# Loose list

1. one

   second paragraph of one

   - inner

     > quoted in the list

   | a | b |
   |---|---|
   | 1 | 2 |

2. two

       code in the list

***

## Second

`code` ~~gone~~ *soft* **hard** [link](https://example.org)

```
preformatted    text
```
"""


def test_every_construct_of_markdown_is_tagged_as_pdf_ua_asks() -> None:
    printed = render_report(answered(paragraph(MARKDOWN)), "en")
    assert failures(printed) == []
    assert "second paragraph of one" in words(printed)
