"""Reading PDF files back: their words, outline, tags and verdict."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import page
import pikepdf
import pypdf


def words(pdf: bytes) -> str:
    """All the words of a file in the order of its content, single spaced, without the links back to the contents."""
    return " ".join(" ".join(page_words(pdf)).replace("Back to contents", " ").split())


def page_words(pdf: bytes) -> list[str]:
    return [sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(pdf)).pages]


def failures(pdf: bytes) -> list[str]:
    """What PDF/UA-1 finds wrong; nothing when the file complies."""
    return _found(pdf, page.ValidationProfile.PDF_UA_1)


def archive_failures(pdf: bytes) -> list[str]:
    """What PDF/A-3 (level A) finds wrong, likewise."""
    return _found(pdf, page.ValidationProfile.PDF_A_3A)


def _found(pdf: bytes, profile: page.ValidationProfile) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile=profile)
    assert report.is_compliant == (not report.failures)
    return [str(failure) for failure in report.failures]


def outline(pdf: bytes) -> list[tuple[int, str]]:
    """The bookmarks as (depth from 1, title)."""

    def walk(entries: Any, depth: int) -> Iterator[tuple[int, str]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry, depth + 1)
            else:
                yield depth, str(entry.title)

    return list(walk(pypdf.PdfReader(BytesIO(pdf)).outline, 1))


def tags(pdf: bytes) -> list[tuple[str, str, str]]:
    """Every element of structure in order as (type, language, scope of a heading cell)."""

    def walk(element: Any) -> Iterator[tuple[str, str, str]]:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            scope = element.A.get("/Scope", "") if "/A" in element else ""
            yield str(element.S)[1:], str(element.get("/Lang", "")), str(scope)
        if isinstance(element, pikepdf.Array):
            for kid in element:
                yield from walk(kid)
        elif isinstance(element, pikepdf.Dictionary) and "/K" in element:
            yield from walk(element.K)

    with pikepdf.open(BytesIO(pdf)) as file:
        return list(walk(file.Root.StructTreeRoot))


def spoken(pdf: bytes) -> str:
    """What is read aloud, single spaced: in the order of the tags, the replacement text of each element or else its own."""

    def walk(element: Any, sheet: Any) -> Iterator[str]:
        if isinstance(element, int):
            yield shown[sheet.objgen].get(element, "")
        elif isinstance(element, pikepdf.Array):
            for kid in element:
                yield from walk(kid, sheet)
        elif "/ActualText" in element:
            yield str(element.ActualText)
        elif "/K" in element:
            yield from walk(element.K, element.get("/Pg", sheet))

    with pikepdf.open(BytesIO(pdf)) as file:
        shown = {sheet.obj.objgen: _marked(sheet) for sheet in file.pages}
        return " ".join("".join(walk(file.Root.StructTreeRoot, None)).split())


def _marked(sheet: pikepdf.Page) -> dict[int, str]:
    """The text of each piece of marked content of a page, as its fonts name the glyphs."""
    fonts = {name: _letters(font.ToUnicode.read_bytes()) for name, font in sheet.Resources.Font.items()}
    found: dict[int, str] = {}
    number, font = -1, {}
    for step in pikepdf.parse_content_stream(sheet):
        operands, operator = step.operands, step.operator
        match str(operator):
            case "BDC":
                number = int(operands[1].get("/MCID", -1))  # artifacts have none
            case "EMC":
                number = -1
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" | "Tj":
                strings = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                codes = b"".join(bytes(one) for one in strings if isinstance(one, pikepdf.String))
                found[number] = found.get(number, "") + "".join(
                    font.get(codes[at : at + 2], "") for at in range(0, len(codes), 2)
                )
    return found


def _letters(cmap: bytes) -> dict[bytes, str]:
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]*)>\n", cmap.partition(b"beginbfchar")[2])
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def rightmost(pdf: bytes) -> float:
    """How far the text that reaches furthest begins beyond the right margin's start, in points (negative: it stays within)."""
    most = -10_000.0
    for sheet in pypdf.PdfReader(BytesIO(pdf)).pages:
        width = float(sheet.mediabox.width)

        def note(text: str, cm: list[float], tm: list[float], _font: object, _size: object, width: float = width) -> None:
            nonlocal most
            if text.strip():
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                most = max(most, x - width)

        sheet.extract_text(visitor_text=note)
    return most
