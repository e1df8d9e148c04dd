"""Cells are as wide as WeasyPrint makes them, found in fewer steps."""

import pytest
from weasyprint.layout import preferred

from forms_app.documents import widths
from forms_app.documents.rendering import to_pdf

CELLS = (
    "Inspections",
    "a",
    "a b",
    "I am well-known, e.g. at https://example.org/a/b",
    "office affluent",
    "trailing ",
    " leading",
    "two  spaces",
    "46 %",
    "1,234.5",
    "naïve café",
    "inspec\u00adtion",
    "العمل الجبري",
    "強制労動",
    "line\nbreak",
    "<b>bo</b>ld <i>x</i>",
    "<span style='white-space:pre-wrap'>kept  \n spaces</span>",
    "<span style='hyphens:auto' lang=en>hyphenation</span>",
    "<span style='letter-spacing:3px'>spaced</span>",
    "<span style='overflow-wrap:normal'>unbroken word</span>",
    "<span style='white-space:nowrap'>in one line</span>",
    "<a href='#x'>link</a>",
    "<code>code()</code>",
    "",
)


def html(columns: int) -> str:
    rows = [CELLS[start : start + columns] for start in range(0, len(CELLS), columns)]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html lang=en><title>T</title><div class=text><table>{body}</table></div><p id=x>x"


@pytest.mark.parametrize("columns", [3, 8, 24])
def test_every_table_is_set_as_by_weasyprint_alone(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    first, again = to_pdf(html(columns)), to_pdf(html(columns))
    monkeypatch.setattr(preferred, "split_first_line", widths._split)
    assert to_pdf(html(columns)) == first == again


def test_a_letter_is_laid_out_once_and_by_weasyprint_alone_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[str] = []
    split = widths._split

    def noting(text: str, *others: object, **options: object) -> object:
        laid_out.append(text)
        return split(text, *others, **options)

    table = f"<html lang=en><title>T</title><div class=text><table><tr><td>{'inspection ' * 30}<td>y</table></div>"
    monkeypatch.setattr(widths, "_split", noting)
    monkeypatch.setattr(widths, "_of_fonts", {})
    to_pdf(table)
    ours = len(laid_out)
    monkeypatch.setattr(preferred, "split_first_line", noting)
    to_pdf(table)
    assert ours * 4 < len(laid_out) - ours
