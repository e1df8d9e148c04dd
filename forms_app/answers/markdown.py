"""A writer's Markdown as safe HTML: paragraphs, lists, tables, emphasis, quotations, links. Never raw HTML, never images.

Headings of the text stand below those of the page it is shown in; links lead to https addresses only, any other keeps its
words. What comes out is sanitized a second time, so that a slip in one library is caught by the other.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

_INLINE = {"br", "em", "strong", "s", "code", "a"}
_BLOCKS = {"p", "hr", "pre", "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}, "th": {"scope", "class"}, "td": {"class"}}
_LOWEST = 6  # HTML has six levels of headings
_DEEPEST = 20  # lists and quotations within one another; what lies deeper markdown-it would leave out
_ALIGNED = {"text-align:right": "end", "text-align:center": "centre"}


class _Renderer(RendererHTML):
    """Markdown's own HTML, except where the page or the PDF asks for another."""

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Images are refused: their words stay."""
        words = self.renderInlineAsText(tokens[idx].children or [], options, env)
        return f"<em>{words}</em>"


def _parser() -> MarkdownIt:
    options = {"html": False, "linkify": False, "breaks": True, "maxNesting": _DEEPEST}
    parser = MarkdownIt("js-default", options, renderer_cls=_Renderer)
    parser.validateLink = _is_https  # type: ignore[method-assign]  # markdown-it's own way to choose which links are links
    return parser


def _is_https(url: str) -> bool:
    return url.lower().startswith("https://")


def to_html(text: str, *, top_heading: int = 4, write_addresses: bool = False) -> str:
    """The text as sanitized HTML.

    `top_heading` is the level (1 to 6) of the text's highest headings; those below follow without a gap.
    `write_addresses` puts the address of a link after its words, for paper. Any text is accepted.
    """
    tokens = parsed(text, top_heading=top_heading, write_addresses=write_addresses)
    if tokens is None:
        return _as_typed(text)
    html = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return nh3.clean(
        html,
        tags=_INLINE | _BLOCKS | _TABLES,
        attributes=_ATTRIBUTES,
        allowed_classes=None,
        url_schemes={"https"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def parsed(text: str, *, top_heading: int = 4, write_addresses: bool = False) -> list[Token] | None:
    """The text as markdown-it's tokens, for what is set without HTML; None where it is nested too deeply to be set.

    Images are still among the tokens, with their words. `top_heading` and `write_addresses` as for `to_html`.
    """
    tokens = _PARSER.parse(text)
    if any(token.nesting == 1 and token.level >= _DEEPEST - 1 for token in tokens):
        return None
    _shift_headings(tokens, top_heading)
    for token in tokens:
        _adapt(token, write_addresses)
    return tokens


def _as_typed(text: str) -> str:
    """The text as it was typed, for what is nested too deeply to be set: nothing a writer wrote is left out."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>"


def _shift_headings(tokens: Sequence[Token], top: int) -> None:
    """Map the levels used to a sequence without gaps that begins at `top` (a reader by ear climbs no missing step)."""
    used = sorted({token.tag for token in tokens if token.type == "heading_open"})
    place = {tag: f"h{min(top + step, _LOWEST)}" for step, tag in enumerate(used)}
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = place[token.tag]


def _adapt(token: Token, write_addresses: bool) -> None:
    """Head cells say what they head; alignment is a class, since style attributes are refused by the page's policy."""
    if token.type in ("th_open", "td_open"):
        style = str(token.attrs.pop("style", ""))
        if style in _ALIGNED:
            token.attrs["class"] = _ALIGNED[style]
        if token.type == "th_open":
            token.attrs["scope"] = "col"
    if write_addresses and token.children:
        token.children = _with_addresses(token.children)


def _with_addresses(children: Sequence[Token]) -> list[Token]:
    """The same pieces, each link's address in brackets after its words unless the words are the address."""
    result: list[Token] = []
    href, words = "", ""
    for child in children:
        result.append(child)
        if child.type == "link_open":
            href, words = str(child.attrs.get("href", "")), ""
        elif child.type == "link_close" and words != href:
            result.append(Token("text", "", 0, content=f" ({href})"))
        else:
            words += child.content
    return result


_PARSER = _parser()
