"""Questions and answers in Word: the form's primitives, each voice under its own style and its own name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from forms_app.answers.primitives import FileName, Group, Inline, Items, Link, Paragraph, Primitive, Table
from forms_app.documents.environment import is_brief_line, is_numeric
from forms_app.documents.values import Side
from forms_app.documents.word.manuscript import BULLETS, Flow
from forms_app.documents.word.markup import FLOWING, Layout, Look, tongue, write
from forms_app.documents.word.narrative import narrate
from forms_app.documents.word.styles import BESIDE, in_tables
from forms_app.documents.word.tables import Cell, Grid, Row, set_table

_TOGETHER = 12  # lines of figures that are kept on one page, as in the PDF
_NUMBERS = Layout(right_aligned=True)


def style_of(side: Side) -> str:
    """The style of a voice."""
    return side.capitalize()


@dataclass(frozen=True, slots=True)
class Saying:
    """How an answer is said: `style` that of its voice, `written` the language of its writer, `here` that of the words around it,
    `scope` what makes places unique among reports, `top` the level of headings within."""

    style: str
    written: str
    here: str
    scope: str
    top: int = 5

    def language(self, part: Paragraph) -> str:
        return self.written if part.written else self.here

    def in_tables(self) -> "Saying":
        return replace(self, style=in_tables(self.style), top=6)


def answer(flow: Flow, primitives: Sequence[Primitive], saying: Saying) -> None:
    """What an answer is shown as."""
    for primitive in primitives:
        if isinstance(primitive, Table):
            _table(flow, primitive, saying)
        else:
            inline(flow, primitive, saying)


def inline(flow: Flow, part: Inline, saying: Saying, layout: Layout = FLOWING) -> None:
    """One part of an answer that is no table."""
    match part:
        case Paragraph(markdown=True, content=str(text)):
            left = 0 if flow.within else BESIDE
            narrate(flow, text, saying.language(part), saying.style, saying.top, left=left)
        case Paragraph():
            flow.say(saying.style, flow.manuscript.words.atom(part.content), saying.language(part), layout=layout)
        case Items():
            left = (0 if flow.within else BESIDE) + 360
            for item in part.items:
                flow.say(saying.style, item, saying.here, layout=Layout(number=(BULLETS, 0), left=left, hanging=360))
        case Link():
            _link(flow, part, saying)
        case FileName():
            _file(flow, part, saying)


def _link(flow: Flow, link: Link, saying: Saying) -> None:
    """A link that can be followed, its address written out for paper; any other address is words."""
    made = flow.paragraph(saying.style, saying.here)
    if link.target.startswith("#"):
        flow.manuscript.link(made, f"{saying.scope}{link.target}", link.text, saying.here)
        return
    inside = flow.manuscript.outside(made, link.target)
    write(inside, link.text, saying.here, Look() if inside is made else Look("Hyperlink"))
    if link.text != link.target:
        write(made, f" ({link.target})", saying.here)


def _file(flow: Flow, file: FileName, saying: Saying) -> None:
    size = "" if file.size is None else f", {flow.manuscript.words.size(file.size)}"
    made = flow.say(saying.style, f"{file.name}{size}", saying.here)
    write(made, f" SHA-256 {file.sha256[:16]}…", saying.here, Look("Writer"))


def _table(flow: Flow, table: Table, saying: Saying) -> None:
    if table.header:
        _headed(flow, table, saying)
    else:
        _record(flow, table, saying)


def _headed(flow: Flow, table: Table, saying: Saying) -> None:
    """A table with heads above its columns, and its caption before it."""
    if table.caption:
        flow.say("Caption", table.caption, saying.here)
    heads = (_groups(table.groups, saying), _heads(flow, table, saying)) if table.groups else (_heads(flow, table, saying),)
    rest = len(table.header) - 1
    widths = (min(max(3, rest), 5), *(2 for _column in range(rest))) if table.heads_lines else (1,) * len(table.header)
    grid = Grid(
        heads,
        [_line(flow, table, place, saying.in_tables()) for place in range(len(table.lines))],
        widths,
        table.caption,
        heads_lines=table.heads_lines,
        right_to_left=tongue(saying.here).rtl,
        whole=all(map(is_brief_line, table.lines)),
        together=table.heads_lines and len(table.lines) <= _TOGETHER,
    )
    set_table(flow, grid)


def _groups(groups: Sequence[Group], saying: Saying) -> Row:
    return tuple(Cell(partial(_say_head, text=one.words, language=saying.here), head=True, span=one.span) for one in groups)


def _heads(flow: Flow, table: Table, saying: Saying) -> Row:
    return tuple(_head(flow, table, place, head, saying) for place, head in enumerate(table.header))


def _head(flow: Flow, table: Table, place: int, head: str, saying: Saying) -> Cell:
    _ = flow.manuscript.gettext
    total = table.total_column and place == len(table.header) - 1 and not head
    binding = place in table.binding
    text, language = (_("Total"), flow.manuscript.locale) if total else (head, saying.here)
    filled = [line[place] for line in table.lines if place < len(line) and line[place]]
    figures = bool(filled) and all(map(is_numeric, filled))
    return Cell(partial(_say_head, text=text, language=language, binding=binding, figures=figures), head=True)


def _say_head(flow: Flow, *, text: str, language: str, binding: bool = False, figures: bool = False) -> None:
    flow.say("TableHeading", text, language, layout=_NUMBERS if figures else FLOWING)
    if binding:
        binding_mark(flow)


def _line(flow: Flow, table: Table, place: int, saying: Saying) -> Row:
    """A line of a table, its sums named where the form has no word for them."""
    line = table.lines[place]
    key = f"{saying.scope}#{table.anchor}-{place + 1}" if table.anchor else ""
    sums = place >= len(table.lines) - table.totals
    cells: list[Cell] = []
    for at, parts in enumerate(line):
        heads = table.heads_lines and at == 0
        if heads and sums and all(isinstance(part, Paragraph) and part.content == "" for part in parts):
            total = flow.manuscript.gettext("Total")
            cells.append(Cell(partial(_say_head, text=total, language=flow.manuscript.locale), head=True))
        else:
            how = replace(saying, style="TableHeading") if heads else saying
            cells.append(Cell(partial(_cell, parts=parts, saying=how, key=key if at == 0 else ""), head=heads))
    return tuple(cells)


def _cell(flow: Flow, *, parts: Sequence[Inline], saying: Saying, key: str = "", binding: bool = False) -> None:
    layout = _NUMBERS if is_numeric(tuple(parts)) else FLOWING
    for part in parts:
        inline(flow, part, saying, layout)
    if binding:
        binding_mark(flow)
    if key:
        first = flow.parent.find("{*}p")
        flow.manuscript.mark(flow.say("TableText", "") if first is None else first, key)


def _record(flow: Flow, table: Table, saying: Saying) -> None:
    """One record: its name is in the head, so that it is repeated where the page ends within the record."""
    caption = Cell(partial(_caption, table=table, saying=saying), head=True, span=2)
    within = saying.in_tables()
    lines = [
        (
            Cell(
                partial(_cell, parts=line[0], saying=replace(within, style="TableHeading"), binding=place in table.binding),
                head=True,
            ),
            Cell(partial(_cell, parts=tuple(part for cell in line[1:] for part in cell), saying=within)),
        )
        for place, line in enumerate(table.lines)
    ]
    if table.anchor and not table.caption:
        flow.manuscript.mark(flow.paragraph("Separator", saying.here), f"{saying.scope}#{table.anchor}")
    heads = ((caption,),) if table.caption else ()
    whole = all(map(is_brief_line, table.lines))
    set_table(
        flow, Grid(heads, lines, (3, 7), table.caption, heads_lines=True, right_to_left=tongue(saying.here).rtl, whole=whole)
    )


def _caption(flow: Flow, *, table: Table, saying: Saying) -> None:
    made = flow.say("TableHeading", table.caption, saying.here)
    if table.anchor:
        flow.manuscript.mark(made, f"{saying.scope}#{table.anchor}")


def binding_mark(flow: Flow) -> None:
    """What is answered here binds the State."""
    _ = flow.manuscript.gettext
    flow.say("Note", _("The answer binds the State."))
