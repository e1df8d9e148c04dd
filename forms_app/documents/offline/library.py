"""A volume as a folder of pages, one a chapter, that works from a USB stick: without a server, with search in the browser."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from forms_app.answers.lettering import first_up
from forms_app.answers.markdown import to_html
from forms_app.answers.plain_text import tidy
from forms_app.config import DOCUMENT_TEMPLATES, STATIC
from forms_app.documents.charts import bars
from forms_app.documents.environment import environment
from forms_app.documents.index_values import build_index
from forms_app.documents.macros import plain_words
from forms_app.documents.offline.folder import Folder
from forms_app.documents.offline.searching import Search
from forms_app.documents.offline.texts import entries_of, points_of
from forms_app.documents.page_numbers import PageNumber
from forms_app.documents.values import Chapter, CommentPassage, ReportDocument, SentPassage, Volume
from forms_app.documents.words import Words, translations

_STYLES = (
    STATIC / "vendor" / "bootstrap" / "bootstrap-reboot.min.css",
    STATIC / "css" / "10-tokens.css",
    STATIC / "css" / "20-page.css",
    DOCUMENT_TEMPLATES / "offline" / "offline.css",
)
_FONTS = STATIC / "vendor" / "noto-sans"
_SCRIPT = DOCUMENT_TEMPLATES / "offline" / "search.js"


@dataclass(frozen=True, slots=True)
class Line:
    """A chapter in contents and index: its number, counted from 1, its page, and its passages without what they say."""

    number: int
    page: str
    chapter: Chapter


def write_library(volume: Volume, locale: str, sent: Mapping[str, ReportDocument], path: Path) -> None:
    """Write the volume into an empty folder. `locale` (en, fr, es) is that of headings, lists and names.

    `sent` has each submission of the volume by its reference; each is asked for once, so that they need not be in memory
    together.
    """
    _Library(volume, locale, sent, Folder(path)).write()


class _Library:
    def __init__(self, volume: Volume, locale: str, sent: Mapping[str, ReportDocument], folder: Folder) -> None:
        self._volume, self._sent, self._folder = volume, sent, folder
        self._words = Words(locale)
        self._pages = _environment(locale)
        self._search = Search(folder)
        self._lines = [Line(n, f"chapters/{n:04}.html", chapter) for n, chapter in enumerate(volume.chapters, 1)]
        self._submissions: list[dict[str, Any]] = []
        self._places: dict[str, str] = {}  # of each submission by reference
        self._numbers = {
            one.reference: line.number for line in self._lines for one in line.chapter.passages if isinstance(one, SentPassage)
        }

    def write(self) -> None:
        for line in self._lines:
            self._chapter(line)
        self._search.close()
        volume = self._volume
        self._page("index.html", "index.html", lines=self._lines)
        self._page("search.html", "search.html", choices=self._choices())
        self._page("lists.html", "lists.html")
        parts = build_index(volume, self._words.locale, self._chapter_of)
        self._page("register.html", "register.html", parts=parts, places=self._places)
        self._page(
            "assistance.html",
            "assistance.html",
            kinds_received=bars(entry.kind for entry in volume.assistance_received),
            kinds_needed=bars(kind for entry in volume.assistance_needed for kind in entry.kinds),
        )
        self._assets()
        about = {"title": self._title(), "year": volume.year, "made_by": volume.made_by, "made_at": volume.made_at.isoformat()}
        self._folder.close({**about, "demonstration": volume.demonstration, "submissions": self._submissions})

    def _chapter(self, line: Line) -> None:
        """The page of a chapter, and what can be searched in it."""
        passages = list(self._passages(line))
        around = {"before": self._near(line, -1), "after": self._near(line, 1)}
        self._page(line.page, "chapter.html", root="../", line=line, chapter=line.chapter, passages=passages, **around)

    def _passages(self, line: Line) -> Iterator[tuple[str, str, CommentPassage | ReportDocument]]:
        """Each passage with its id in the page and its title, comments first."""
        comments = [one for one in line.chapter.passages if isinstance(one, CommentPassage)]
        for number, comment in enumerate(comments, 1):
            anchor, title = f"c{number}", self._plain("passage_name", comment)
            entries = points_of(comment, anchor, title)
            self._search.add(line.chapter, line.page, "committee", title, comment.language, entries)
            yield anchor, title, comment
        sent = [one for one in line.chapter.passages if isinstance(one, SentPassage)]
        for number, passage in enumerate(sent, 1):
            report, anchor, title = self._sent[passage.reference], f"s{number}", self._plain("passage_name", passage)
            entries = entries_of(report, f"{anchor}-", self._words)
            self._search.add(line.chapter, line.page, report.voice.side, title, report.provenance.language, entries)
            self._submissions.append(_noted(report, line.page))
            self._places[passage.reference] = f"{line.page}#{anchor}"
            yield anchor, title, report

    def _choices(self) -> Mapping[str, list[tuple[str, str]]]:
        """What a search can be limited to: codes with their words."""
        found = self._search
        languages = [(code, first_up(self._words.language(code))) for code in found.languages]
        return {
            "units": [(name, name) for name in found.units],
            "instruments": [(code, code) for code in found.instruments],
            "languages": sorted(languages, key=lambda one: one[1]),
        }

    def _near(self, line: Line, step: int) -> Line | None:
        place = line.number - 1 + step
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def _chapter_of(self, key: str, place: str = "") -> PageNumber:
        """Where the index orders a submission: its chapter has the number of a page."""
        return PageNumber(self._numbers[key])

    def _page(self, name: str, template: str, root: str = "", **values: Any) -> None:
        html = self._pages.get_template(f"offline/{template}").render(volume=self._volume, root=root, here=name, **values)
        self._folder.write(name, tidy(html) + "\n")

    def _assets(self) -> None:
        style = "\n".join(path.read_text("utf-8") for path in _STYLES)
        self._folder.write("css/style.css", style)
        self._folder.copy("js/search.js", _SCRIPT)
        for font in sorted(_FONTS.iterdir()):
            if f"noto-sans/{font.name}" in style or font.name == "LICENSE":
                self._folder.copy(f"vendor/noto-sans/{font.name}", font)

    def _title(self) -> str:
        return f"{self._plain('volume_title', self._volume.year)}: {self._volume.selection}"

    def _plain(self, macro: str, *values: object) -> str:
        return plain_words(macro, self._words.locale, *values)


def _environment(locale: str) -> Environment:
    """That of documents, but for a screen: links do not write out where they lead, and wide tables are scrolled."""
    pages = environment(locale).overlay()
    table = Markup('<div class="scrolls" role="group" tabindex="0" aria-label="{}"><table>').format(
        translations(locale).gettext("Table")
    )

    def markdown(text: str, top_heading: int) -> Markup:
        html = to_html(text, top_heading=top_heading).replace("<table>", table).replace("</table>", "</table></div>")
        return Markup(html)  # noqa: S704 -- sanitized by answers/markdown.py

    pages.filters = {**pages.filters, "markdown": markdown}
    pages.globals = {**pages.globals, "on_screen": True}
    return pages


def _noted(report: ReportDocument, page: str) -> dict[str, Any]:
    """A submission in the manifest."""
    known = report.provenance
    return {"reference": known.reference, "version": known.version, "party": known.party, "sha256": known.digest, "page": page}
