"""The running numbers of a volume's pages as contents, lists and index give them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from forms_app.documents.words import translations

_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page by its running number, and the volume of a set that has it; 0 where there is one volume only."""

    page: int
    volume: int = 0


class PageOf(Protocol):
    """On which page a piece begins (by its key), or a place within it stands."""

    def __call__(self, key: str, place: str = "") -> PageNumber: ...


def pages_in_words(pages: Iterable[PageNumber], locale: str) -> str:
    """Pages in order, each once, neighbours as a series: `12–14, 20`; in a set `2: 1845–1847, 1860; 3: 2001`."""
    volumes: dict[int, list[int]] = {}
    for one in sorted(set(pages), key=lambda one: (one.volume, one.page)):
        volumes.setdefault(one.volume, []).append(one.page)
    colon = translations(locale).gettext(": ").replace(" ", _NO_BREAK)
    return "; ".join((f"{volume}{colon}" if volume else "") + _series(found) for volume, found in volumes.items())


def _series(pages: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
