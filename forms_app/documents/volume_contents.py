"""Contents and lists of a volume, or of a set of volumes, as pieces: a year has thousands of lines of both."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forms_app.documents.macros import plain_words
from forms_app.documents.page_numbers import PageNumber, PageOf, pages_in_words
from forms_app.documents.setting.blocks import Block, Column, Entry, Heads, Leading, Row, Sheets, Title, Words
from forms_app.documents.setting.setting import set_sheets
from forms_app.documents.values import ListedReport, Volume
from forms_app.documents.words import Words as Language
from forms_app.documents.words import translations

_ONE_COLUMN = 40  # lines of contents that stand in one column: more of them in two


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents: where it leads, and the page it gives; `letters` instead, where pages are numbered in letters.
    `within` a chapter, else it begins one (`ordinal`)."""

    key: str
    title: str
    page: PageNumber
    ordinal: str = ""
    within: bool = False
    letters: str = ""


def render_contents(volume: Volume, lines: Sequence[ContentsLine], locale: str, *, of_one: bool = False) -> bytes:
    """The contents as a piece, with the place `contents`; in a set the lines of each volume stand under its number. `of_one` says
    that they are those of one volume of a set only."""
    _ = translations(locale).gettext
    blocks: list[Block] = [Title(1, _("Contents of this volume") if of_one else _("Contents"), "contents")]
    above = 0
    for line in lines:
        if line.page.volume != above:
            above = line.page.volume
            blocks.append(Title(2, _("Volume %(number)s") % {"number": above}))
        words = Words(line.title, "plain" if line.within else "strong", f"volume:{line.key}")
        blocks.append(Leading(line.ordinal, words, line.letters or str(line.page.page), line.within))
    return _set(volume, blocks, locale, columns=1 if len(lines) <= _ONE_COLUMN else 2)


def render_lists(volume: Volume, locale: str, page_of: PageOf) -> bytes:
    """The lists of reports received (place `received`) and not received (`missing`) as a piece; `page_of` knows all pages."""
    lists = _Lists(locale, page_of)
    _ = translations(locale).gettext
    blocks: list[Block] = [
        Title(1, plain_words("lists_name", locale)),
        Entry([Words(_("Back to contents"), "link", "volume:front/contents")]),
    ]
    for place, name, reports in (
        ("received", _("Reports received"), volume.received),
        ("missing", _("Reports not received"), volume.missing),
    ):
        blocks.append(Title(2, name, place))
        blocks += lists.table(reports) if reports else [Entry([Words(_("None"))])]
    return _set(volume, blocks, locale, table=lists.columns)


def _set(volume: Volume, blocks: Sequence[Block], locale: str, *, columns: int = 1, table: Sequence[Column] = ()) -> bytes:
    mark = translations(locale).gettext("Demonstration: fictional data") if volume.demonstration else ""
    author = plain_words("office_name", locale)
    return set_sheets(Sheets(blocks, locale, author, volume.made_at, volume.selection, mark, columns, table))


class _Lists:
    """The lines of both lists in one language."""

    def __init__(self, locale: str, page_of: PageOf) -> None:
        self._locale, self._page_of = locale, page_of
        self._day = Language(locale).day
        self._gettext = _ = translations(locale).gettext
        self.columns = (
            Column(_("Country or territory"), 106),
            Column(_("Instruments"), 70),
            Column(_("Form"), 78),
            Column(_("Due date"), 82),
            Column(_("Received"), 116),
            Column(_("Page"), 34, at_end=True),
        )

    def table(self, reports: Iterable[ListedReport]) -> Iterator[Block]:
        yield Heads(self.columns)
        for one in reports:
            yield Row([[Words(words)] for words in self._cells(one)] + [self._page(one)])

    def _cells(self, one: ListedReport) -> Iterator[str]:
        yield one.unit
        yield ", ".join(one.instruments)
        yield one.form
        yield self._day(one.due) if one.due else self._gettext("Voluntary") if one.voluntary else ""
        yield " · ".join(self._came(one))

    def _came(self, one: ListedReport) -> Iterator[str]:
        _ = self._gettext
        if one.received:
            yield self._day(one.received)
            if one.due and one.received > one.due:
                yield _("After the due date")
        if one.amended:
            yield _("Version %(n)s: %(day)s") % {"n": one.version, "day": self._day(one.amended)}

    def _page(self, one: ListedReport) -> Sequence[Words]:
        if not one.reference:
            return [Words("")]
        page = pages_in_words([self._page_of(one.reference)], self._locale)
        return [Words(page, "page", f"volume:{one.reference}", f"{one.unit}, {', '.join(one.instruments)}, {page}")]
