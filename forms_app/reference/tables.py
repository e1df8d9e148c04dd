"""A CSV file, hostile or not, as rows of cells with their line numbers, or as all the problems of its form."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms_app.reference.problems import Problem, shown

MOST_CHARACTERS = 10_000_000
_BOM = "\ufeff"
_ALLOWED_CONTROLS = frozenset("\t\n\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: our name, the other headings it may have, and whether a file must have it.

    With `by_locale` the name is a prefix: `name` stands for `name_en`, `name_fr`, `name_pt_BR`, as many as there are.
    """

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    by_locale: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, and its cells by our name, stripped. Absent columns are absent here too."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A readable file: the heading of each of our names, and the rows."""

    file: str
    headings: Mapping[str, str]
    rows: tuple[Row, ...]


def read_table(source: str | bytes, file: str, columns: Sequence[Column]) -> tuple[Table, tuple[Problem, ...]]:
    """The rows of a CSV file: UTF-8 with or without a byte order mark, comma or semicolon, quoted newlines (RFC 4180).

    In: the text or the bytes, the name to show in problems, the columns. Out: the table, and every problem of form; a
    row with a problem of form is left out of the table. Never raises on any input.
    """
    text, problem = _text(source, file)
    if problem is not None:
        return Table(file, {}, ()), (problem,)
    records, problems = _records(text, file)
    if not records:
        return Table(file, {}, ()), (*problems, *([] if problems else [Problem(file, 1, "", "empty-file")]))
    (heading_line, heading), *body = records
    names, heading_problems = _heading(heading, heading_line, file, columns)
    problems += heading_problems
    if not body and not problems:
        problems.append(Problem(file, heading_line, "", "no-rows"))
    rows = []
    for line, cells in body:
        row_problems = _row_problems(cells, heading, line, file)
        problems += row_problems
        if not row_problems:
            rows.append(Row(line, {name: cells[index].strip() for name, index in names.items()}))
    return Table(file, {name: heading[index].strip() for name, index in names.items()}, tuple(rows)), tuple(problems)


def _text(source: str | bytes, file: str) -> tuple[str, Problem | None]:
    if len(source) > MOST_CHARACTERS:
        return "", Problem(file, 1, "", "too-large", {"most": MOST_CHARACTERS})
    if isinstance(source, str):
        return source.removeprefix(_BOM), None
    try:
        return source.decode("utf-8").removeprefix(_BOM), None
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        return "", Problem(file, line, "", "not-utf8", {"byte": f"0x{source[error.start]:02X}"})


def _delimiter(text: str) -> str:
    """Semicolon if the first line that holds anything has more of them than commas."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return ";" if first.count(";") > first.count(",") else ","


def _records(text: str, file: str) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """Records with the line they begin on; what cannot be told apart after a wrong quote ends the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    records: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            return records, [Problem(file, begins, "", "cell-too-long", {"most": csv.field_size_limit()})]
        return records, [Problem(file, begins, "", "bad-quoting")]
    return records, []


def _heading(heading: Sequence[str], line: int, file: str, columns: Sequence[Column]) -> tuple[dict[str, int], list[Problem]]:
    """Where each of our names stands in the heading, and what is wrong with the heading."""
    names: dict[str, int] = {}
    problems = []
    for index, cell in enumerate(heading):
        name = _name_of(cell.strip(), columns)
        if name is None:
            known = ", ".join(f"{c.name}_<language>" if c.by_locale else c.name for c in columns)
            problems.append(Problem(file, line, shown(cell.strip()), "unknown-column", {"known": known}))
        elif name in names:
            problems.append(Problem(file, line, cell.strip(), "duplicate-column"))
        else:
            names[name] = index
    problems += [
        Problem(file, line, column.name, "missing-column", {"name": column.name})
        for column in columns
        if column.required and column.name not in names
    ]
    return names, problems


def _name_of(heading: str, columns: Sequence[Column]) -> str | None:
    wanted = heading.casefold()
    for column in columns:
        if wanted in (column.name, *column.aliases):
            return column.name
        if column.by_locale and re.fullmatch(rf"{column.name}_[a-z]{{2,3}}(_([a-z]{{2}}|[a-z]{{4}}))?", wanted, re.ASCII):
            return f"{column.name}_{_locale(wanted.removeprefix(column.name + '_'))}"
    return None


def _locale(text: str) -> str:
    """A locale in small letters as CLDR writes it: 'pt_br' is 'pt_BR', 'zh_hans' is 'zh_Hans'."""
    language, _, rest = text.partition("_")
    return f"{language}_{rest.upper() if len(rest) == 2 else rest.title()}" if rest else language


def _row_problems(cells: Sequence[str], heading: Sequence[str], line: int, file: str) -> list[Problem]:
    if len(cells) != len(heading):
        code = "too-many-cells" if len(cells) > len(heading) else "too-few-cells"
        return [Problem(file, line, "", code, {"expected": len(heading), "found": len(cells)})]
    return [
        Problem(file, line, name.strip(), "control-character", {"codepoint": f"U+{ord(wrong):04X}"})
        for name, cell in zip(heading, cells, strict=True)
        if (wrong := _control(cell)) is not None
    ]


def _control(cell: str) -> str | None:
    """The first character that is a control or half of a pair, which no database column takes, or None."""
    if cell.isprintable():
        return None
    found = (c for c in cell if unicodedata.category(c) in ("Cc", "Cs") and c not in _ALLOWED_CONTROLS)
    return next(found, None)
