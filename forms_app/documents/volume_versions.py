"""From which versions a volume was made: by whom, when and for whom, and every submission in it with its digest."""

from collections.abc import Iterator, Sequence

from forms_app.answers.lettering import grouped
from forms_app.documents.macros import plain_words
from forms_app.documents.page_numbers import PageOf, pages_in_words
from forms_app.documents.setting.blocks import Block, Column, Entry, Heads, Row, Sheets, Title, Words
from forms_app.documents.setting.setting import set_sheets
from forms_app.documents.values import SentPassage, Volume
from forms_app.documents.words import Words as Language
from forms_app.documents.words import translations


def render_versions(volume: Volume, locale: str, page_of: PageOf) -> bytes:
    """The table as a piece. `page_of` knows the pages of all volumes of the set."""
    said = _Said(volume, locale, page_of)
    table = said.columns()
    blocks: list[Block] = [Title(1, plain_words("versions_name", locale)), *said.opening()]
    if volume.sent:
        blocks += [Heads(table), *(Row(list(said.cells(one)), one.reference) for one in volume.sent)]
    return set_sheets(
        Sheets(
            blocks,
            locale,
            author=plain_words("office_name", locale),
            created=volume.made_at,
            foot=volume.selection,
            mark=said.demonstration if volume.demonstration else "",
            table=table,
        )
    )


class _Said:
    """What the table says in one language."""

    def __init__(self, volume: Volume, locale: str, page_of: PageOf) -> None:
        self._volume, self._locale, self._page_of = volume, locale, page_of
        self._language = Language(locale)
        self._gettext = translations(locale).gettext
        self.demonstration = self._gettext("Demonstration: fictional data")

    def columns(self) -> Sequence[Column]:
        _ = self._gettext
        return (
            Column(_("Reference"), 88),
            Column(_("Country or territory"), 72),
            Column(_("Sent by"), 78),
            Column(_("Sent"), 52),
            Column(_("Language"), 44),
            Column("SHA-256", 121),
            Column(_("Page"), 36, at_end=True),
        )

    def opening(self) -> Iterator[Entry]:
        """Who had it made, and what the table has."""
        _, volume = self._gettext, self._volume
        made = _("Compiled by %(name)s on %(moment)s (Geneva time).")
        yield Entry([Words(_("Back to contents"), "link", address="volume:front/contents")])
        yield Entry([Words(made % {"name": volume.made_by, "moment": self._language.moment(volume.made_at)})])
        if volume.reader:
            yield Entry([Words(_("Made for: %(role)s.") % {"role": plain_words("role", self._locale, volume.reader)})])
        yield Entry([Words(_("The digest (SHA-256) is that of what was sent; the Office recognizes it."))])

    def cells(self, one: SentPassage) -> Iterator[Sequence[Words]]:
        """The cells of a submission."""
        _, source, address = self._gettext, one.provenance, f"volume:{one.reference}"
        version = _("version %(version)s") % {"version": source.version}
        yield [Words(one.reference, "link", address), Words(f", {version}")]
        yield [Words(f"{one.unit}{_(': ')}{', '.join(one.instruments)}")]
        who = [part for part in ("" if one.voice.side == "government" else source.party, source.person) if part]
        yield [Words(", ".join((plain_words("act", self._locale, one), *who)))]
        yield [Words(self._language.moment(source.at) if source.received_on is None else self._language.day(source.received_on))]
        yield [Words(self._language.language(source.language))]
        yield [Words(grouped(source.digest), "mono")]
        page = pages_in_words([self._page_of(one.reference)], self._locale)
        yield [Words(page, "page", address, f"{one.reference}, {page}")]
