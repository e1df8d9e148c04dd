"""Blocks broken into lines and put onto pages: columns filled one after another, titles kept with what follows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from forms_app.documents.setting.blocks import Block, Column, Entry, Heads, Leading, Row, Sheets, Title, Words
from forms_app.documents.setting.breaking import Line, broken
from forms_app.documents.setting.type import Type

MILLIMETRE = 72 / 25.4
WIDTH, HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
LEFT, RIGHT, TOP, BOTTOM = 18 * MILLIMETRE, 22 * MILLIMETRE, 27 * MILLIMETRE, 25 * MILLIMETRE
_GUTTER = 6 * MILLIMETRE
_INDENT = 8.0
_CELL_GAP = 5.0
_ORDINAL = 24.0  # room for the number of a chapter
_SIZE, _LEADING = 7.6, 10.2
_ROW_SIZE, ROW_LEADING = 7.0, 9.0
_TITLES = {1: (24.0, 29.0, 4.0, 10.0), 2: (13.0, 17.0, 14.0, 4.0), 3: (8.8, 12.0, 7.0, 2.0)}  # size, leading, above, below
_AFTER_ENTRY, _AFTER_ROW, _ABOVE_HEADS, _ABOVE_CHAPTER = 1.8, 4.0, 8.0, 3.2


@dataclass(slots=True)
class Cell:
    """One cell of a row, or the whole of a paragraph: where it begins, and its lines."""

    words: Sequence[Words]
    x: float
    lines: Sequence[Line]


@dataclass(slots=True)
class Placed:
    """Lines `first` to `last` of a block, which begin at `x`, `y` from the page's upper left."""

    block: Block
    cells: Sequence[Cell]
    first: int
    last: int
    x: float
    y: float
    leading: float


@dataclass(slots=True)
class Sheet:
    """A page. `running` is the title that holds where it begins; with `headed` the heads of a table stand at its top."""

    placed: list[Placed] = field(default_factory=list)
    running: str = ""
    headed: bool = False


@dataclass(slots=True)
class _Made:
    block: Block
    cells: Sequence[Cell]
    lines: int
    leading: float
    above: float
    below: float


def flow(sheets: Sheets, letters: Type) -> list[Sheet]:
    """The pages of a document."""
    width = (WIDTH - LEFT - RIGHT - _GUTTER * (sheets.columns - 1)) / sheets.columns
    made = [_made(block, letters, width if _level(block) != 1 else WIDTH - LEFT - RIGHT, sheets.table) for block in sheets.blocks]
    heads = max((one.lines for one in made if isinstance(one.block, Heads)), default=0)
    return _Flow(sheets, width, heads).all(made)


def head_cells(table: Sequence[Column], letters: Type) -> Sequence[Cell]:
    """The heads of a table as cells of a row."""
    return _cells([[Words(column.name, "strong")] for column in table], letters, WIDTH - LEFT - RIGHT, table)


def _made(block: Block, letters: Type, width: float, table: Sequence[Column]) -> _Made:
    match block:
        case Title(level, text):
            size, leading, above, below = _TITLES[level]
            words = [Words(text, "strong")]
            lines = broken(words, letters, size, width, 0.0)
            return _Made(block, [Cell(words, 0.0, lines)], len(lines), leading, above, below)
        case Entry(words):
            lines = broken(words, letters, _SIZE, width, _INDENT)
            return _Made(block, [Cell(words, 0.0, lines)], len(lines), _LEADING, 0.0, _AFTER_ENTRY)
        case Leading():
            made = _leading(block, letters, width)
            return _Made(block, made, len(made[1].lines), _LEADING, 0.0 if block.within else _ABOVE_CHAPTER, 0.6)
        case Heads(columns):
            made = head_cells(columns, letters)
            return _Made(block, made, max(len(cell.lines) for cell in made), ROW_LEADING, _ABOVE_HEADS, _AFTER_ROW)
        case Row(cells):
            made = _cells(cells, letters, width, table)
            return _Made(block, made, max(len(cell.lines) for cell in made), ROW_LEADING, 0.0, _AFTER_ROW)


def _cells(cells: Sequence[Sequence[Words]], letters: Type, width: float, table: Sequence[Column]) -> Sequence[Cell]:
    made, x, whole = [], 0.0, sum(column.share for column in table)
    for words, column in zip(cells, table, strict=True):
        room = width * column.share / whole
        lines = broken(words, letters, _ROW_SIZE, room - _CELL_GAP, 0.0)
        if column.at_end:
            for line in lines:
                shift = room - line.width
                for part in line.parts:
                    part.x += shift
        made.append(Cell(words, x, lines))
        x += room
    return made


def _leading(block: Leading, letters: Type, width: float) -> Sequence[Cell]:
    """The cells of a line of the contents: ordinal, words, number. The number stands beside the last line."""
    number = [Words(block.number, "page")]
    (wide,) = broken(number, letters, _SIZE, width, 0.0)
    room = width - _ORDINAL - wide.width - 2 * _CELL_GAP
    lines = broken([block.words], letters, _SIZE, room - (_INDENT if block.within else 0.0), _INDENT)
    before = [Line() for _ in lines[1:]]
    return (
        Cell([Words(block.ordinal, "page")], 0.0, broken([Words(block.ordinal, "page")], letters, _SIZE, _ORDINAL, 0.0)),
        Cell([block.words], _ORDINAL + (_INDENT if block.within else 0.0), lines),
        Cell(number, width - wide.width, [*before, wide]),
    )


def _level(block: Block) -> int:
    return block.level if isinstance(block, Title) else 0


class _Flow:
    """Fills columns, page after page. `heads` is how many lines the heads of its table have."""

    def __init__(self, sheets: Sheets, width: float, heads: int) -> None:
        self._columns, self._width = sheets.columns, width
        self._head = heads * ROW_LEADING + _AFTER_ROW * 1.5 if heads else 0.0
        self._pages: list[Sheet] = []
        self._running = ""
        self._in_table = False
        self._column = self._columns
        self._y = self._top = 0.0

    def all(self, made: Sequence[_Made]) -> list[Sheet]:
        for place, one in enumerate(made):
            kept = [_least(later) for later in _kept_with(made, place)]
            self._put(one, one.below + sum(kept) if kept else 0.0)
        return self._pages

    def _put(self, one: _Made, kept: float) -> None:
        above = one.above if self._y > self._top else 0.0
        whole_or_two = min(one.lines, 2) if isinstance(one.block, Entry) else one.lines
        if not self._pages or (self._y > self._top and self._y + above + whole_or_two * one.leading + kept > HEIGHT - BOTTOM):
            self._next_column()
            above = 0.0
        self._y += above
        first = 0
        while first < one.lines:
            room = max(1, int((HEIGHT - BOTTOM - self._y + 0.01) / one.leading))
            last = min(one.lines, first + room)
            x = LEFT + self._column * (self._width + _GUTTER)
            self._pages[-1].placed.append(Placed(one.block, one.cells, first, last, x, self._y, one.leading))
            self._y += (last - first) * one.leading
            first = last
            if first < one.lines:
                self._next_column()
        self._y += one.below
        self._note(one.block)

    def _note(self, block: Block) -> None:
        self._in_table = isinstance(block, Heads | Row)
        if _level(block) == 1:
            self._top = self._y = self._y + 4.0
        elif isinstance(block, Title):
            self._running = block.text

    def _next_column(self) -> None:
        self._column += 1
        if self._column >= self._columns:
            self._column = 0
            self._pages.append(Sheet(running=self._running, headed=self._in_table))
            self._top = TOP + (self._head if self._pages[-1].headed else 0.0)
        self._y = self._top


def _kept_with(made: Sequence[_Made], place: int) -> Iterator[_Made]:
    """What must stand in the same column as a title or a head: the titles right after it, and what follows them."""
    while isinstance(made[place].block, Title | Heads) and place + 1 < len(made):
        place += 1
        yield made[place]


def _least(one: _Made) -> float:
    lines = min(one.lines, 2) if isinstance(one.block, Entry) else one.lines
    return one.above + lines * one.leading + (one.below if isinstance(one.block, Title | Heads) else 0.0)
