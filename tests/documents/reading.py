"""Reading PDF files back: their words, outline, tags and verdict."""

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
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
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
