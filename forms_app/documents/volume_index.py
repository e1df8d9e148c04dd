"""The index of a volume, or of a set of volumes, as a piece."""

from collections.abc import Callable, Iterator

from forms_app.documents.index_values import CONSTITUTION, Group, IndexEntry, Listed, Reference, build_index
from forms_app.documents.macros import plain_words
from forms_app.documents.page_numbers import PageOf, pages_in_words
from forms_app.documents.setting.blocks import Block, Entry, Sheets, Title, Words
from forms_app.documents.setting.setting import set_sheets
from forms_app.documents.values import Volume
from forms_app.documents.words import translations

_COLUMNS = 2
_NO_BREAK = "\u00a0"


def render_index(volume: Volume, locale: str, page_of: PageOf) -> bytes:
    """The index: by country or territory, instrument, Article and organization. `page_of` knows the pages of all volumes."""
    words = _Words(locale)
    blocks: list[Block] = [Title(1, words.title), Entry([Words(words.back, "link", address="volume:front/contents")])]
    for part in build_index(volume, locale, page_of):
        blocks.append(Title(2, words.parts[part.key], part.key))
        for group in part.groups:
            blocks += words.group(group)
    return set_sheets(
        Sheets(
            blocks,
            locale,
            author=words.office,
            created=volume.made_at,
            foot=volume.selection,
            mark=words.demonstration if volume.demonstration else "",
            columns=_COLUMNS,
        )
    )


class _Words:
    """What the index says in one language."""

    def __init__(self, locale: str) -> None:
        _ = translations(locale).gettext
        self._locale, self._gettext = locale, _
        self.title, self.office = plain_words("index_name", locale), plain_words("office_name", locale)
        self.back, self.demonstration = _("Back to contents"), _("Demonstration: fictional data")
        self.parts = {
            "units": _("By country or territory"),
            "instruments": _("By instrument"),
            "provisions": _("By Article"),
            "organizations": _("By organization"),
        }
        self._kinds = {
            "": "",
            "report": _("reports"),
            "observation": _("observations"),
            "reply": _("replies"),
            "copies": _("has copies of the reports"),
        }
        self._sides: Callable[[str], str] = lambda side: plain_words("side", locale, side)

    def group(self, group: Group) -> Iterator[Block]:
        """A group with its entries."""
        if group.code:
            name = self._gettext("ILO Constitution") if group.code == CONSTITUTION else group.code
            yield Title(3, f"{name} {group.title}".strip())
        for entry in group.entries:
            yield Entry(list(self._entry(entry)))

    def _entry(self, entry: IndexEntry) -> Iterator[Words]:
        yield Words(entry.heading + " ", "strong")
        if entry.side is not None:
            yield Words(f"({self._sides(entry.side)}) ")
        for place, listed in enumerate(entry.lists):
            yield from self._listed(listed, last=place == len(entry.lists) - 1)

    def _listed(self, listed: Listed, *, last: bool) -> Iterator[Words]:
        if listed.kind:
            yield Words(self._kinds[listed.kind] + self._gettext(": "))
        for place, reference in enumerate(listed.references):
            final = place == len(listed.references) - 1
            yield from self._reference(reference, self._gettext("; ") if not final or not last else "")

    def _reference(self, reference: Reference, behind: str) -> Iterator[Words]:
        """The words, and the pages of each submission as a link."""
        said = reference.words + _NO_BREAK
        for place, target in enumerate(reference.targets):
            pages = pages_in_words(target.pages, self._locale)
            yield Words(said if place == 0 else ", ")
            yield Words(pages, "page", f"volume:{target.address}", f"{reference.words} {pages}")
        if behind:
            yield Words(behind)
