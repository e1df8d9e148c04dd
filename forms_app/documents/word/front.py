"""Cover, contents and lists of a volume in Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from forms_app.documents.values import ListedReport, Volume
from forms_app.documents.word.manuscript import Flow, Manuscript
from forms_app.documents.word.markup import Element, Look, sub
from forms_app.documents.word.passages import CONTENTS, back, facts
from forms_app.documents.word.tables import Cell, Fill, Grid, Row, set_table

RECEIVED, MISSING = "received", "missing"  # where the lists stand
_INSTRUCTION = r' TOC \o "1-2" \h \z '


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: where it leads, its words, and its level (1 or 2)."""

    key: str
    title: str
    level: int = 1


def cover(flow: Flow, volume: Volume) -> None:
    """What it is, and who put it together."""
    m = flow.manuscript
    _ = m.gettext
    flow.say("Kicker", _("Committee of Experts on the Application of Conventions and Recommendations"))
    flow.say("Title", m.names.title(volume))
    flow.say("Subtitle", volume.selection)
    made = _("%(moment)s (Geneva time)") % {"moment": m.words.moment(volume.made_at)}
    facts(
        flow,
        [
            (_("Chapters"), m.words.number(len(volume.chapters))),
            (_("Reports received"), m.words.number(len(volume.received))),
            (_("Reports not received"), m.words.number(len(volume.missing))),
            (_("Compiled by"), volume.made_by),
            (_("Compiled"), made),
        ],
    )
    said = _("Each voice stands as it was sent, in its own language, under its own name. Nothing was shortened or changed.")
    flow.say("Instrument", said)


def contents(flow: Flow, entries: Sequence[Entry]) -> None:
    """The contents: a field of Word that is filled in already.

    It gives no pages: only Word knows them, when it has set the text, and to have it compute them on opening it would ask every
    reader whether it may. Who wants them for paper updates the field.
    """
    m = flow.manuscript
    frame = sub(flow.parent, "sdt")
    gallery = sub(sub(frame, "sdtPr"), "docPartObj")
    sub(gallery, "docPartGallery", val="Table of Contents")
    sub(gallery, "docPartUnique")
    within = Flow(m, sub(frame, "sdtContent"))
    m.mark(within.say("TOCHeading", m.gettext("Contents")), CONTENTS)
    for place, entry in enumerate(entries):
        line = within.paragraph(f"TOC{entry.level}", m.locale)
        if place == 0:
            _begin(line)
        m.link(line, entry.key, entry.title, m.locale, Look())
    sub(sub(within.paragraph("Normal", m.locale), "r"), "fldChar", fldCharType="end")


def _begin(line: Element) -> None:
    sub(sub(line, "r"), "fldChar", fldCharType="begin")
    sub(sub(line, "r"), "instrText").text = _INSTRUCTION
    sub(sub(line, "r"), "fldChar", fldCharType="separate")


def listed(flow: Flow, volume: Volume, *, came: bool) -> None:
    """The list of reports received (`came`), or of those that were not."""
    _ = flow.manuscript.gettext
    title, key, reports = (
        (_("Reports received"), RECEIVED, volume.received) if came else (_("Reports not received"), MISSING, volume.missing)
    )
    flow.manuscript.mark(flow.say("Heading1", title), key)
    back(flow)
    if not reports:
        flow.say("Nothing", _("None"))
        return
    heads = [_("Country or territory"), _("Instruments"), _("Form"), _("Due date"), *([_("Received")] if came else [])]
    lines = [_line(flow.manuscript, volume, one, came=came) for one in reports]
    widths = (5, 4, 5, 5, 5) if came else (5, 4, 5, 5)
    set_table(flow, Grid((tuple(Cell(_words("TableHeading", head), head=True) for head in heads),), lines, widths, title))


def chapter_key(place: int) -> str:
    """Where the chapter with this number, counted from 0, begins."""
    return f"chapter-{place}"


def _line(m: Manuscript, volume: Volume, one: ListedReport, *, came: bool) -> Row:
    _ = m.gettext
    due = m.words.day(one.due) if one.due else (_("Voluntary") if one.voluntary else "")
    cells = [
        Cell(partial(_unit, unit=one.unit, key=_chapter_of(volume, one))),
        Cell(_words("TableText", ", ".join(one.instruments))),
        Cell(_words("TableText", one.form)),
        Cell(_words("TableText", due)),
    ]
    return (*cells, Cell(_words("TableText", _received(m, one)))) if came else tuple(cells)


def _words(style: str, text: str) -> Fill:
    return partial(_fill, style=style, text=text)


def _fill(flow: Flow, *, style: str, text: str) -> None:
    flow.say(style, text)


def _unit(flow: Flow, *, unit: str, key: str | None) -> None:
    """The unit's name, which leads to what it sent."""
    if key is None:
        flow.say("TableText", unit)
    else:
        flow.manuscript.link(flow.paragraph("TableText", flow.manuscript.locale), key, unit, flow.manuscript.locale)


def _received(m: Manuscript, one: ListedReport) -> str:
    """When it came, whether that was late, and which later version is printed."""
    _ = m.gettext
    if one.received is None:
        return ""
    said = [m.words.day(one.received)]
    if one.due and one.received > one.due:
        said.append(_("After the due date"))
    if one.amended:
        said.append(_("Version %(n)s: %(day)s") % {"n": one.version, "day": m.words.day(one.amended)})
    return "\n".join(said)


def _chapter_of(volume: Volume, one: ListedReport) -> str | None:
    """The chapter in which a report of the list stands; None for one that is missing."""
    if one.received is None:
        return None
    for place, chapter in enumerate(volume.chapters):
        codes = {instrument.code for instrument in chapter.instruments}
        if chapter.unit == one.unit and codes >= set(one.instruments):
            return chapter_key(place)
    return None
