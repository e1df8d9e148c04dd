"""A writer's Markdown in Word: paragraphs, lists, quotations, tables, emphasis and links, as the page and the PDF show them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from markdown_it.token import Token

from forms_app.answers.markdown import parsed
from forms_app.documents.scripts import as_written
from forms_app.documents.word.manuscript import BULLETS, Flow
from forms_app.documents.word.markup import FLOWING, PLAIN, Element, Layout, Look, tongue, write
from forms_app.documents.word.styles import in_tables
from forms_app.documents.word.tables import Cell, Grid, set_table

_STEP = 360  # twentieths of a point by which a list or a quotation stands further in
_BRIEF = 300  # characters of a cell whose line is kept on one page
_DEEPEST = 8  # levels of a list in Word, counted from 0
_ALIGNED = {"end": Layout(right_aligned=True), "centre": Layout(centred=True)}


def narrate(
    flow: Flow, text: str, language: str, style: str, top_heading: int, *, left: int = 0, number: int | None = None
) -> None:
    """The text in paragraphs of a style. `left` is where that style begins; `number` the list whose next point the text is."""
    tokens = parsed(text, top_heading=min(top_heading, 6), write_addresses=True)
    writer = _Writer(flow, language, style, left)
    if number is not None:
        writer.begin_item((number, 0))
    if tokens is None:  # nested too deeply to be set
        flow.say(style, text, language)
    else:
        writer.walk(tokens)


@dataclass(slots=True)
class _Item:
    """A point of a list: its list and level, and whether its number is still to be written."""

    number: tuple[int, int]
    waiting: bool = True


class _Writer:
    """Walks the tokens of one text."""

    def __init__(self, flow: Flow, language: str, style: str, left: int) -> None:
        self._flow, self._language, self._style, self._left = flow, language, style, left
        self._lists: list[int] = []
        self._items: list[_Item] = []
        self._quotations = 0
        self._heading: int | None = None

    def begin_item(self, number: tuple[int, int]) -> None:
        self._items.append(_Item(number))

    def walk(self, tokens: Sequence[Token]) -> None:
        """Everything, in order; a table is set when its end is reached."""
        table: list[Token] | None = None
        for token in tokens:
            if token.type == "table_open":
                table = []
            elif token.type == "table_close" and table is not None:
                self._spend_number()
                set_table(self._flow, self._grid(table))
                table = None
            elif table is not None:
                table.append(token)
            else:
                self._block(token)

    def _block(self, token: Token) -> None:
        match token.type:
            case "inline":
                language = as_written(token.content, self._language)
                inline(self._flow, self._paragraph(language), token, language, Look(bold=self._heading is not None))
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = None
            case "bullet_list_open" | "ordered_list_open":
                self._spend_number()
                self._lists.append(self._list(token))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self.begin_item((self._lists[-1], min(len(self._lists) - 1, _DEEPEST)))
            case "list_item_close":
                self._spend_number()
                self._items.pop()
            case "blockquote_open":
                self._spend_number()
                self._quotations += 1
            case "blockquote_close":
                self._quotations -= 1
            case "code_block" | "fence":
                write(self._paragraph(self._language), token.content.rstrip("\n"), self._language, Look("Code"))
            case "hr":
                self._flow.paragraph(self._style, self._language, Layout(ruled=True))

    def _list(self, token: Token) -> int:
        if token.type == "bullet_list_open":
            return BULLETS
        level = min(len(self._lists), _DEEPEST)
        return self._flow.manuscript.numbered(int(token.attrs.get("start", 1)), level)

    def _paragraph(self, language: str) -> Element:
        """The next paragraph, with the number of its point where it is the first of it."""
        layout = Layout(shaded=self._quotations > 0, level=self._heading, kept=self._heading is not None)
        further = _STEP * (len(self._items) + self._quotations)
        if self._items and self._items[-1].waiting:
            self._items[-1].waiting = False
            layout = replace(layout, number=self._items[-1].number, hanging=_STEP)
        if further:
            layout = replace(layout, left=self._left + further)
        return self._flow.paragraph(self._style, language, layout)

    def _spend_number(self) -> None:
        """Write the number of a point that begins with something other than a paragraph, or has nothing in it."""
        if self._items and self._items[-1].waiting:
            self._paragraph(self._language)

    def _grid(self, tokens: Sequence[Token]) -> Grid:
        rows: list[list[Cell]] = []
        layout = FLOWING
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                aligned = _ALIGNED.get(str(token.attrs.get("class", "")))
                layout = FLOWING if aligned is None else aligned
            elif token.type == "inline":
                head = len(rows) == 1
                style = "TableHeading" if head else in_tables(self._style)
                rows[-1].append(Cell(partial(_fill, token=token, language=self._language, style=style, layout=layout), head))
        heads, *lines = (tuple(row) for row in rows)
        return Grid(
            (heads,),
            lines,
            (1,) * len(heads),
            right_to_left=tongue(self._language).rtl,
            whole=all(len(token.content) < _BRIEF for token in tokens),
        )


def _fill(flow: Flow, *, token: Token, language: str, style: str, layout: Layout) -> None:
    language = as_written(token.content, language)
    inline(flow, flow.paragraph(style, language, layout), token, language, PLAIN)


def inline(flow: Flow, made: Element, token: Token, language: str, look: Look) -> None:
    """The words of a paragraph, with their emphasis and links."""
    target = made
    for child in token.children or ():
        match child.type:
            case "link_open":
                target = flow.manuscript.outside(made, str(child.attrs.get("href", "")))
                look = replace(look, style="Hyperlink" if target is not made else look.style)
            case "link_close":
                target, look = made, replace(look, style="")
            case "code_inline":
                write(target, child.content, language, replace(look, style="Code"))
            case "image":  # refused: its words stay
                write(target, child.content, language, replace(look, italic=True))
            case "softbreak" | "hardbreak":
                write(target, "\n", language, look)
            case "text":
                write(target, child.content, language, look)
            case _:
                look = _emphasized(look, child)


def _emphasized(look: Look, token: Token) -> Look:
    """The look after emphasis begins or ends."""
    begins = token.nesting == 1
    match token.tag:
        case "strong":
            return replace(look, bold=begins)
        case "em":
            return replace(look, italic=begins)
        case "s":
            return replace(look, strike=begins)
        case _:
            return look
