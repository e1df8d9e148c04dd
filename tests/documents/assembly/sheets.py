"""Small pieces for volumes, rendered as reports are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from forms_app.documents.assembly.assembling import assemble
from forms_app.documents.assembly.pieces import Assembled, Imprint, Piece
from forms_app.documents.assembly.preparing import prepared
from forms_app.documents.rendering import to_pdf

MADE = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
IMPRINT = Imprint("Reports for the session of 2026", "International Labour Office", "en", MADE)

_HTML = """<html lang="{language}"><title>{title}</title>
<h1>{title}</h1>
<p><a href="#end">To the end of {title}</a> <a href="volume:{towards}">Elsewhere</a> <a href="https://www.ilo.org/">ILO</a></p>
{pages}
<table><thead><tr><th scope="col">Year</th></tr></thead><tbody><tr><td>2026</td></tr></tbody></table>
<h2 class="part-title" id="end">End of {title}</h2><p>Last words of {title}.</p></html>"""
_PAGE = """<h2 class="part-title" style="break-before: page">Section {number} of {title}</h2>
<p>Words of section {number} of {title}.</p>"""


@cache
def rendered(title: str, pages: int = 2, language: str = "en", towards: str = "a") -> bytes:
    """A file of so many pages, with a link within it, one to the piece `towards`, and one that leads out."""
    further = "".join(_PAGE.format(number=number, title=title) for number in range(2, pages + 1))
    return to_pdf(_HTML.format(title=title, language=language, towards=towards, pages=further))


def piece(
    folder: Path,
    key: str,
    *,
    pages: int = 2,
    language: str = "en",
    towards: str = "a",
    under: tuple[str, ...] = (),
    front: bool = False,
) -> Piece:
    """A piece in a file of its own."""
    title = f"Report {key.upper()}"
    file = folder / f"{key}.piece"
    file.write_bytes(ready(title, pages, language, towards))
    return Piece(key, file, title, under, front)


@cache
def ready(title: str, pages: int, language: str, towards: str) -> bytes:
    return prepared(rendered(title, pages, language, towards), language)


@dataclass(frozen=True)
class Read:
    """A volume, and what was said of it when it was made."""

    content: bytes
    made: Assembled


def volume_of(pieces: Iterable[Piece], imprint: Imprint = IMPRINT) -> Read:
    """The pieces put together."""
    out = BytesIO()
    made = assemble(pieces, imprint, out)
    return Read(out.getvalue(), made)
