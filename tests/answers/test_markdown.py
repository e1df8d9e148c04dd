"""What a writer's Markdown becomes, and what can never come out of it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.answers.markdown import to_html

ALLOWED = {"p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"}
ALLOWED |= {"table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"}


class Seen(HTMLParser):
    """Collects every tag and attribute of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


PIECES = (
    *("<script>", "</script>", "<img src=x onerror=a()>", "<a href='javascript:a()'>", "<!--", "-->"),
    *("<![CDATA[", "]]>", "&lt;b&gt;"),
    *("[x](javascript:a())", "[x](data:text/html,a)", "![x](file:///etc/passwd)", "![x](https://example.org/a.png)"),
    *("<https://e.org>", "[x](https://e.org 'title')", "[x]: file:///a", "\n", "\n\n", "# ", "|", "-|-\n", "> ", "- ", "1. "),
    *("```", "`", "*", "_", "\\", "\x00"),
)
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join)
NOT_HTTPS = ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://example.org", "//example.org"]


@given(HOSTILE)
def test_only_known_tags_and_https_links_come_out(text: str) -> None:
    seen = Seen(to_html(text))
    assert set(seen.tags) <= ALLOWED
    for name, value in seen.attributes:
        assert name in {"href", "rel", "start", "scope", "class"}
        assert name != "href" or (value or "").lower().startswith("https://")
        assert name != "class" or value in {"end", "centre"}


@given(st.text(alphabet="<>/abc script=\"'", max_size=60))
def test_html_in_a_text_is_shown_and_not_obeyed(text: str) -> None:
    assert set(Seen(to_html(text)).tags) <= {"p", "br", "pre", "code", "blockquote"}


def test_headings_follow_the_page_without_a_gap() -> None:
    html = to_html("# One\n\n### Two\n\n###### Three\n\n# One again", top_heading=5)
    assert Seen(html).tags == ["h5", "h6", "h6", "h5"]


def test_a_table_keeps_its_alignment_and_its_head_cells_say_what_they_head() -> None:
    html = to_html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<th scope="col">a</th>' in html
    assert '<td class="end">2</td>' in html
    assert "style" not in html


def test_paper_shows_the_address_of_a_link_after_its_words() -> None:
    assert "the Act</a> (https://example.org/act)" in to_html("See [the Act](https://example.org/act).", write_addresses=True)
    assert to_html("<https://example.org>", write_addresses=True).count("https://example.org<") == 1


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://example.org", "//example.org"]
)
def test_a_link_to_anything_but_https_stays_text(target: str) -> None:
    seen = Seen(to_html(f"[words]({target})"))
    assert "a" not in seen.tags
    assert "words" in seen.words


def test_an_image_leaves_its_words() -> None:
    assert to_html("![A map](https://example.org/map.png)").strip() == "<p><em>A map</em></p>"


def test_a_line_break_stays_where_its_writer_put_it() -> None:
    assert "one<br>" in to_html("one\ntwo")


def test_very_deep_nesting_loses_no_word() -> None:
    assert "deep" in to_html("> " * 5000 + "deep")
    assert "deep" in to_html("".join("  " * level + "- a\n" for level in range(500)) + "\n\ndeep")
