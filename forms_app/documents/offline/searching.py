"""What the search of a folder needs, written while its pages are: texts, the index of them, and the catalogue of both."""

from collections.abc import Iterable, Sequence
from typing import Any

from forms_app.documents.offline.folder import Folder
from forms_app.documents.offline.index import Index
from forms_app.documents.offline.terms import SPELLING
from forms_app.documents.offline.texts import Entry
from forms_app.documents.values import Chapter, Side

PIECE = 64 * 1024  # characters, about, of the texts that are loaded together to show where a word stands


class Search:
    """Collects entries in reading order. A year's texts are never in memory together: only the index of them is."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._index = Index()
        self._entries = 0
        self._texts: list[tuple[str, str, str]] = []
        self._length = 0
        self._firsts: list[int] = []  # the first entry of each file of texts
        self._passages: list[list[Any]] = []
        self._languages: dict[int, str] = {}  # of entries in another language than their passage
        self._units = _Numbered()
        self._instruments = _Numbered()

    def add(self, chapter: Chapter, page: str, side: Side, title: str, language: str, entries: Iterable[Entry]) -> None:
        """One passage: whose voice, what it is called, the language of most of it, and what can be found in it."""
        codes = [self._instruments.of(one.code) for one in chapter.instruments]
        passage = [self._entries, page, self._units.of(chapter.unit), codes, side, language, title]
        self._passages.append(passage)
        for entry in entries:
            self._index.add(self._entries, entry.text)
            if entry.language != language:
                self._languages[self._entries] = entry.language
            if not self._texts:
                self._firsts.append(self._entries)
            self._texts.append((entry.anchor, entry.heading, entry.text))
            self._length += len(entry.text)
            self._entries += 1
            if self._length > PIECE:
                self._write_texts()

    def close(self) -> None:
        """Write the index and the catalogue."""
        self._write_texts()
        beginnings = []
        for number, piece in enumerate(self._index.pieces()):
            beginnings.append(piece.first)
            self._folder.data("index", number, piece.lines)
        catalogue = {
            "spelling": SPELLING,
            "index": beginnings,
            "texts": self._firsts,
            "units": self._units.names,
            "instruments": self._instruments.names,
            "passages": self._passages,
            "languages": sorted(self._languages.items()),
        }
        self._folder.data("catalogue", 0, catalogue)

    @property
    def units(self) -> Sequence[str]:
        return sorted(self._units.names)

    @property
    def instruments(self) -> Sequence[str]:
        return sorted(self._instruments.names)

    @property
    def languages(self) -> Sequence[str]:
        return sorted({*self._languages.values(), *(str(passage[5]) for passage in self._passages)})

    def _write_texts(self) -> None:
        if self._texts:
            number = len(self._firsts) - 1
            self._folder.data("texts", number, self._texts)
            self._texts, self._length = [], 0


class _Numbered:
    """Names in the order in which they first came."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers))

    @property
    def names(self) -> list[str]:
        return list(self._numbers)
