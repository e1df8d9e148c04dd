"""Sheets to a PDF/UA-1 file that is ready to be a piece of a volume."""

from collections.abc import Iterator
from itertools import groupby, repeat

from forms_app.documents.setting.blocks import Block, Entry, Heads, Leading, Row, Sheets, Title
from forms_app.documents.setting.breaking import FACE, Line
from forms_app.documents.setting.flowing import (
    HEIGHT,
    LEFT,
    RIGHT,
    ROW_LEADING,
    TOP,
    WIDTH,
    Cell,
    Placed,
    Sheet,
    flow,
    head_cells,
)
from forms_app.documents.setting.painting import RUNNING_LETTERS, Surround, artifact, dots, part, rule
from forms_app.documents.setting.tagging import Element
from forms_app.documents.setting.type import Face, Said, Type
from forms_app.documents.setting.written_file import WrittenFile

_ACROSS = WIDTH - LEFT - RIGHT
_BLUE, _LIGHT = "0.118 0.176 0.745", "0.851 0.859 0.91"
_GAP = 3.0
_DOWN_TO_BASE = 0.36  # of the size: from the middle of a line to where its letters stand


def set_sheets(sheets: Sheets) -> bytes:
    """The file. The same sheets give the same bytes."""
    title = sheets.blocks[0]
    if not isinstance(title, Title):
        raise TypeError("the first block of a document is its title")
    letters = Type(_needed(sheets), Said(title.text, sheets.author, sheets.language, sheets.created))
    setting = _Setting(sheets, title, letters)
    for number, sheet in enumerate(flow(sheets, letters)):
        setting.page(sheet, first=number == 0)
    return setting.file.content(letters.specimen)


def _needed(sheets: Sheets) -> Iterator[tuple[str, Face]]:
    """All that will be set, and in which face."""
    yield from ((sheets.foot, "text"), (sheets.mark, "bold"), (RUNNING_LETTERS, "text"), (RUNNING_LETTERS, "bold"), (" ", "mono"))
    yield from ((column.name, "bold") for column in sheets.table)
    for block in sheets.blocks:
        match block:
            case Title(text=text):
                yield from ((text, "bold"), (text, "text"))
            case Entry(words):
                yield from ((one.text, FACE[one.style]) for one in words)
            case Leading():
                yield from ((block.words.text, FACE[block.words.style]), (block.ordinal, "bold"), (block.number, "bold"))
            case Row(cells):
                yield from ((one.text, FACE[one.style]) for cell in cells for one in cell)


class _Setting:
    """The file as far as it has come, and the elements of the block that is being set."""

    def __init__(self, sheets: Sheets, title: Title, letters: Type) -> None:
        self.file = WrittenFile(title.text, sheets.language, WIDTH, HEIGHT)
        self._surround = Surround(letters, title.text, sheets.foot, sheets.mark)
        self._heads = head_cells(sheets.table, letters) if sheets.table else ()
        self._around: Element | None = None  # the table or the contents that the block belongs to
        self._cells: list[Element] = []
        self._links: dict[tuple[int, int], Element] = {}  # by the element around it, and which of its words it is

    def page(self, sheet: Sheet, *, first: bool) -> None:
        """Set the next page."""
        self.file.begin_page()
        painted = [self._surround.painted(sheet.running, first=first)]
        if sheet.headed:
            painted += self._heads_again()
        for one in sheet.placed:
            if one.first == 0:
                self._begin(one)
            painted += (self._cell(one, cell, element) for cell, element in zip(one.cells, self._cells, strict=True))
            painted.append(_rule_of(one))
        self.file.end_page("".join(painted))

    def _heads_again(self) -> Iterator[str]:
        """The heads of a table where it goes on; they are read aloud once only."""
        lines = max(len(cell.lines) for cell in self._heads)
        for cell in self._heads:
            for row, line in enumerate(cell.lines):
                base = _base(line, TOP + row * ROW_LEADING, ROW_LEADING)
                yield artifact("".join(part(one, LEFT + cell.x + one.x, base) for one in line.parts))
        yield rule(LEFT, TOP + lines * ROW_LEADING + 2.2, _ACROSS, 0.8, _BLUE)

    def _begin(self, placed: Placed) -> None:
        """The elements of a block, and the place where it is."""
        block, upper = placed.block, HEIGHT - placed.y + 4
        self._cells, self._links = list(self._elements(block)), {}
        if isinstance(block, Title | Entry | Row) and block.place:
            self.file.place(block.place, placed.x, upper)
        if isinstance(block, Title) and block.level == 2:
            self.file.bookmark(block.text, placed.x, upper)

    def _elements(self, block: Block) -> Iterator[Element]:
        """The elements that hold the cells of a block."""
        add, document = self.file.tags.add, self.file.tags.document
        if isinstance(block, Title | Entry):
            self._around = None
            yield add(document, f"H{block.level}" if isinstance(block, Title) else "P")
            return
        if self._around is None:
            self._around = add(document, "TOC" if isinstance(block, Leading) else "Table")
        if isinstance(block, Leading):
            yield from repeat(add(self._around, "TOCI"), 3)
            return
        row = add(self._around, "TR")
        for place in range(len(block.table if isinstance(block, Heads) else block.cells)):
            scope = "Column" if isinstance(block, Heads) else "Row" if place == 0 else ""
            yield add(row, "TH" if scope else "TD", f"/A<</O/Table/Scope/{scope}>>" if scope else "")

    def _cell(self, placed: Placed, cell: Cell, element: Element) -> str:
        """The lines of a cell that stand here."""
        painted = []
        left = placed.x + cell.x
        for row, line in enumerate(cell.lines[placed.first : placed.last]):
            top = placed.y + row * placed.leading
            base = _base(line, top, placed.leading)
            for of, same in groupby(line.parts, lambda one: one.of if cell.words[one.of].address else -1):
                run = list(same)
                holder = self._link(element, of) if of >= 0 else element
                painted.append(self.file.marked(holder, "".join(part(one, left + one.x, base) for one in run)))
                if of >= 0:
                    words, right = cell.words[of], left + run[-1].x + run[-1].width
                    box = (left + run[0].x, HEIGHT - top - placed.leading, right, HEIGHT - top)
                    self.file.link(holder, box, words.address, (words.said or words.text).strip())
        return "".join(painted)

    def _link(self, element: Element, of: int) -> Element:
        """The element of a link: the same on all its lines."""
        key = (element.number, of)
        if key not in self._links:
            self._links[key] = self.file.tags.add(element, "Link")
        return self._links[key]


def _base(line: Line, top: float, leading: float) -> float:
    return top + leading / 2 + max((one.size for one in line.parts), default=0.0) * _DOWN_TO_BASE


def _rule_of(placed: Placed) -> str:
    """The line above a title, or below a row."""
    below = placed.y + (placed.last - placed.first) * placed.leading
    match placed.block:
        case Title(level=1):
            return rule(placed.x, placed.y - 4.0, _ACROSS, 2.4, _BLUE)
        case Heads():
            return rule(placed.x, below + 2.2, _ACROSS, 0.8, _BLUE)
        case Leading():
            return _dots(placed)
        case Row():
            return rule(placed.x, below + 2.0, _ACROSS, 0.4, _LIGHT)
    return ""


def _dots(placed: Placed) -> str:
    """The dots that lead the eye from the words to the number."""
    _, words, number = placed.cells
    if placed.last < len(words.lines):
        return ""
    last = words.lines[-1]
    left, right = placed.x + words.x + last.width + _GAP, placed.x + number.x - _GAP
    base = _base(last, placed.y + (placed.last - placed.first - 1) * placed.leading, placed.leading)
    return dots(left, base, right) if right > left else ""
