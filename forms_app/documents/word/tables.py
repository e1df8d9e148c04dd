"""Tables in Word: heads that are repeated on each page and marked as heads, and no more columns than can be read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from forms_app.documents.word.manuscript import Flow
from forms_app.documents.word.markup import Element, W, sub

_TURNING = 12  # columns that still fit on an upright page, as in the PDF
_MOST = 16  # columns of one table: Word takes no more than 63, and in narrower ones figures break
_TIGHT = 8  # columns above which the type is smaller

Fill = Callable[[Flow], None]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what writes into it, whether it is a head, and how many columns it spans."""

    fill: Fill
    head: bool = False
    span: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be set: `heads` rows to be repeated, then `lines`. `widths` are the columns' shares.

    `heads_lines` says that the first cell of each line heads it, so that it is repeated where columns have to go on in another
    table. `right_to_left` mirrors the order of columns. `whole` lines are kept on one page each,
    and those of a table that is kept `together` all on one.
    """

    heads: tuple[Row, ...]
    lines: Sequence[Row]
    widths: tuple[int, ...]
    caption: str = ""
    heads_lines: bool = False
    right_to_left: bool = False
    whole: bool = True
    plain: bool = False
    together: bool = False


def set_table(flow: Flow, grid: Grid) -> None:
    """The table; a wide one on pages of its own that are turned, a still wider one in several, side by side in meaning."""
    wide = len(grid.widths) > _TURNING and not flow.within
    if wide:
        flow.turn_page(wide=False)
    for part in _parts(grid):
        _set(flow, part)
        flow.paragraph("Separator", flow.manuscript.locale)
    if wide:
        flow.turn_page(wide=True)


def _set(flow: Flow, grid: Grid) -> None:
    table = sub(flow.parent, "tbl")
    _properties(table, grid)
    columns = sub(table, "tblGrid")
    total = sum(grid.widths)
    for width in grid.widths:
        sub(columns, "gridCol", w=9298 * width // total)
    for place, row in enumerate((*grid.heads, *grid.lines)):
        _row(flow, table, row, grid, repeated=place < len(grid.heads))
    if grid.together:
        _keep_together(table)


def _keep_together(table: Element) -> None:
    """Let each line but the last stand on the page of the next one."""
    for row in table.findall(f"{W}tr")[:-1]:
        for properties in row.iter(f"{W}pPr"):
            if properties.find(f"{W}keepNext") is None:
                properties.insert(1, properties.makeelement(f"{W}keepNext"))


def _properties(table: Element, grid: Grid) -> None:
    properties = sub(table, "tblPr")
    sub(properties, "tblStyle", val="FactsTable" if grid.plain else "VolumeTable")
    if grid.right_to_left:
        sub(properties, "bidiVisual")
    sub(properties, "tblW", w=5000, type="pct")
    sub(properties, "tblLayout", type="fixed")
    first = int(grid.heads_lines)
    sub(
        properties,
        "tblLook",
        val="04A0",
        firstRow=int(bool(grid.heads)),
        lastRow=0,
        firstColumn=first,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    if grid.caption:
        sub(properties, "tblCaption", val=grid.caption[:250])


def _row(flow: Flow, table: Element, row: Row, grid: Grid, *, repeated: bool) -> None:
    made = sub(table, "tr")
    if repeated or grid.whole:
        sub(sub(made, "trPr"), "cantSplit")
    if repeated:
        sub(made[0], "tblHeader")
    place, total = 0, sum(grid.widths)
    for cell in row:
        within = sub(made, "tc")
        properties = sub(within, "tcPr")
        sub(properties, "tcW", w=5000 * sum(grid.widths[place : place + cell.span]) // total, type="pct")
        if cell.span > 1:
            sub(properties, "gridSpan", val=cell.span)
        inside = Flow(flow.manuscript, within, within=True, tight=flow.tight or len(grid.widths) > _TIGHT)
        cell.fill(inside)
        if len(within) == 1:  # Word opens no file in which a cell has no paragraph
            inside.paragraph("TableText", flow.manuscript.locale)
        place += cell.span


def _parts(grid: Grid) -> Iterator[Grid]:
    """The table itself, or several with some of its columns each, and with the first one where that heads the lines."""
    columns = len(grid.widths)
    if columns <= _MOST:
        yield grid
        return
    first = int(grid.heads_lines)
    step = _MOST - first
    for start in range(first, columns, step):
        wanted = [*range(first), *range(start, min(start + step, columns))]
        yield replace(
            grid,
            heads=tuple(_chosen(row, wanted) for row in grid.heads),
            lines=[_chosen(row, wanted) for row in grid.lines],
            widths=tuple(grid.widths[place] for place in wanted),
        )


def _chosen(row: Row, wanted: Sequence[int]) -> Row:
    """The cells of a row that stand in the wanted columns; a head above several spans those of them that are wanted."""
    owners = [cell for cell in row for _place in range(cell.span)]
    chosen: list[Cell] = []
    before: Cell | None = None
    for place in wanted:
        owner = owners[place] if place < len(owners) else Cell(_nothing)
        if owner is before and owner.span > 1:
            chosen[-1] = replace(chosen[-1], span=chosen[-1].span + 1)
        else:
            chosen.append(replace(owner, span=1))
        before = owner
    return tuple(chosen)


def _nothing(flow: Flow) -> None:
    """Writes nothing."""
