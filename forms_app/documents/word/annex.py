"""The annex on assistance in Word: how often each kind is mentioned, and every line in its writer's words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from forms_app.documents.charts import Bar, bars
from forms_app.documents.values import AssistanceNeeded, AssistanceReceived, Volume
from forms_app.documents.word.manuscript import Flow
from forms_app.documents.word.markup import FLOWING, Layout
from forms_app.documents.word.narrative import narrate
from forms_app.documents.word.passages import back
from forms_app.documents.word.tables import Cell, Grid, set_table

ANNEX = "annex"  # where it stands
RECEIVED, NEEDED = "assistance-received", "assistance-needed"


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a record: its name and text; with `language` the text is its writer's Markdown, with `key` it leads there."""

    name: str
    text: str
    language: str = ""
    key: str = ""


def annex(flow: Flow, volume: Volume) -> None:
    """Assistance received and needed across the reports of the volume."""
    _ = flow.manuscript.gettext
    flow.manuscript.mark(flow.say("Heading1", flow.manuscript.names.annex), ANNEX)
    back(flow)
    flow.say("Normal", _("Drawn together from the reports in this volume, in the words of their writers."))
    _part(
        flow,
        RECEIVED,
        (_("Assistance received"), _("Assistance received, by kind")),
        bars(one.kind for one in volume.assistance_received),
        [(f"{_of(flow, one)} · {one.kind}", list(_received(flow, one))) for one in volume.assistance_received],
    )
    _part(
        flow,
        NEEDED,
        (_("Assistance needed"), _("Assistance needed, by kind")),
        bars(kind for one in volume.assistance_needed for kind in one.kinds),
        [(_of(flow, one), list(_needed(flow, one))) for one in volume.assistance_needed],
    )


def _part(
    flow: Flow, key: str, titles: tuple[str, str], counts: Sequence[Bar], records: Sequence[tuple[str, list[Fact]]]
) -> None:
    _ = flow.manuscript.gettext
    title, counted = titles
    flow.manuscript.mark(flow.say("Heading2", title), key)
    if counts:
        flow.say("Caption", counted)
        _counts(flow, counted, counts)
    for caption, facts in records:
        head = Cell(partial(_said, style="TableHeading", text=caption), head=True, span=2)
        lines = [
            (Cell(partial(_said, style="TableHeading", text=one.name), head=True), Cell(partial(_fact, fact=one)))
            for one in facts
        ]
        set_table(flow, Grid(((head,),), lines, (3, 7), caption, heads_lines=True, whole=False))
    if not records:
        flow.say("Nothing", _("None reported"))


def _counts(flow: Flow, title: str, counts: Sequence[Bar]) -> None:
    _ = flow.manuscript.gettext
    heads = (
        Cell(partial(_said, style="TableHeading", text=_("Kind")), head=True),
        Cell(partial(_said, style="TableHeading", text=_("Times mentioned"), layout=Layout(right_aligned=True)), head=True),
    )
    lines = [
        (
            Cell(partial(_said, style="TableText", text=one.label)),
            Cell(
                partial(_said, style="TableText", text=flow.manuscript.words.number(one.count), layout=Layout(right_aligned=True))
            ),
        )
        for one in counts
    ]
    set_table(flow, Grid((heads,), lines, (7, 3), title))


def _said(flow: Flow, *, style: str, text: str, layout: Layout = FLOWING) -> None:
    flow.say(style, text, layout=layout)


def _fact(flow: Flow, *, fact: Fact) -> None:
    if fact.language:
        narrate(flow, fact.text, fact.language, "GovernmentCell", 6)
    elif fact.key:
        flow.manuscript.link(flow.paragraph("TableText", flow.manuscript.locale), fact.key, fact.text, flow.manuscript.locale)
    else:
        flow.say("TableText", fact.text)


def _of(flow: Flow, one: AssistanceReceived | AssistanceNeeded) -> str:
    """Whose, and of which instruments."""
    return f"{one.unit}{flow.manuscript.gettext(': ')}{', '.join(one.instruments)}"


def _received(flow: Flow, one: AssistanceReceived) -> Iterator[Fact]:
    _ = flow.manuscript.gettext
    told = (
        Fact(_("Provider"), one.provider),
        Fact(_("Period"), flow.manuscript.words.span(one.period) if one.period else ""),
        Fact(_("Articles concerned"), one.articles),
        Fact(_("Project"), one.project),
        Fact(_("Changed in law"), one.law, one.language),
        Fact(_("Changed in practice"), one.practice, one.language),
        Fact(_("Changed in reporting"), one.reporting, one.language),
        Fact(_("How much it changed"), one.rating),
        Fact(_("Where this can be seen"), one.evidence, one.language),
        Fact(_("Source"), one.reference, key=one.reference),
    )
    return (fact for fact in told if fact.text)


def _needed(flow: Flow, one: AssistanceNeeded) -> Iterator[Fact]:
    _, words = flow.manuscript.gettext, flow.manuscript.words
    told = (
        Fact(_("Help received and wished for"), one.told, one.language),
        Fact(_("Problem"), one.problem, one.language),
        Fact(_("Articles concerned"), one.articles),
        Fact(_("Kind of help"), _("; ").join(one.kinds)),
        Fact(_("Who would benefit"), _("; ").join(one.beneficiaries)),
        Fact(_("When"), one.urgency),
        Fact(_("National priority"), "" if one.rank is None else words.number(one.rank)),
        Fact(_("Resources at hand"), one.resources, one.language),
        Fact(_("May be shared"), one.share),
        Fact(_("Source"), one.reference, key=one.reference),
    )
    return (fact for fact in told if fact.text)
