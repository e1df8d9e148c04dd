"""What was sent, and what the supervisory bodies said, as passages of a chapter: whose, when, which version, and every word."""

from collections.abc import Iterator, Sequence
from functools import partial

from forms_app.answers.lettering import first_up, grouped
from forms_app.answers.shown import ShownQuestion, ShownReply, ShownSection, Written
from forms_app.documents.values import CommentPassage, Instrument, ReportDocument, Side
from forms_app.documents.word.answers import Saying, answer, binding_mark, style_of
from forms_app.documents.word.manuscript import Flow
from forms_app.documents.word.markup import Element, Layout, Look, reads_from_right, write
from forms_app.documents.word.narrative import narrate
from forms_app.documents.word.styles import BESIDE
from forms_app.documents.word.tables import Cell, Grid, set_table
from forms_app.reference.provisions import provision_words

_SPEAKERS = 3  # writers of an answer that are named, the last ones, as in the PDF
_LEFT_TO_RIGHT = "\u200e"  # after a name in Arabic, so that the date stays behind it
_TIED = "\u00a0"  # a provision is not cut at the end of a line
CONTENTS = "contents"  # where links back lead


def instruments(flow: Flow, listed: Sequence[Instrument]) -> None:
    """The instruments with their codes."""
    for one in listed:
        made = flow.say("Instrument", one.code, look=Look("Ordinal", bold=True))
        write(made, f" {one.title}", flow.manuscript.locale)


def back(flow: Flow) -> None:
    """The way back to the contents."""
    _ = flow.manuscript.gettext
    flow.manuscript.link(flow.paragraph("Back", flow.manuscript.locale), CONTENTS, _("Back to contents"), flow.manuscript.locale)


def comment(flow: Flow, passage: CommentPassage) -> None:
    """A comment of the supervisory bodies, its points numbered."""
    _, names = flow.manuscript.gettext, flow.manuscript.names
    flow.say("Heading3", names.passage(passage))
    _speaker(flow, "committee", passage.voice.name, ())
    _source(flow, f"{passage.instrument}, {passage.session_year} · {_('Reply awaited')}")
    if passage.text:
        narrate(flow, passage.text, passage.language, "Committee", 5, left=BESIDE)
    if passage.points:
        number = flow.manuscript.numbered()
        for place, words in enumerate(passage.points):
            narrate(flow, words, passage.language, "Committee", 5, left=BESIDE, number=number)
            for reply in passage.replies[place] if place < len(passage.replies) else ():
                flow.manuscript.link(flow.paragraph("Back", flow.manuscript.locale), reply, _("Reply"), flow.manuscript.locale)


def report(flow: Flow, sent: ReportDocument, title: str, key: str) -> None:
    """A submission: its heading, where it comes from, and its sections."""
    made = flow.say("Heading2", title)
    flow.manuscript.mark(made, key)
    flow.say("FormTitle", sent.form_title, sent.form_title_language)
    instruments(flow, sent.instruments)
    facts(flow, list(_provenance(flow, sent)))
    back(flow)
    for section in sent.sections:
        _section(flow, sent, section, key)


def facts(flow: Flow, listed: Sequence[tuple[str, str]]) -> None:
    """Names and values in two columns, without what has no value."""
    lines = [
        (Cell(partial(_said, style="TableHeading", text=name), head=True), Cell(partial(_said, style="TableText", text=value)))
        for name, value in listed
        if value
    ]
    set_table(flow, Grid((), lines, (3, 7), heads_lines=True, plain=True))


def _said(flow: Flow, *, style: str, text: str) -> None:
    flow.say(style, text, layout=Layout(kept=True))


def _provenance(flow: Flow, sent: ReportDocument) -> Iterator[tuple[str, str]]:
    """Who, when, which version, in which language, and what it can be known by."""
    _, words, source = flow.manuscript.gettext, flow.manuscript.words, sent.provenance
    yield _("Sent by"), "\n".join(part for part in (source.party, source.person) if part)
    if source.received_on:
        yield _("Received on paper"), words.day(source.received_on)
    entered = source.received_on is not None and not source.person
    yield (
        _("Entered by the Office") if entered else _("Sent"),
        _("%(moment)s (Geneva time)") % {"moment": words.moment(source.at)},
    )
    if sent.period:
        yield _("Period"), words.span(sent.period)
    yield _("Examined in"), _("November %(year)s") % {"year": sent.year}
    yield _("About"), _about(flow, sent)
    yield _("Reference"), _("%(reference)s (version %(version)s)") % {"reference": source.reference, "version": source.version}
    yield _("Language"), first_up(words.language(source.language))
    status = flow.manuscript.names.form_status(sent.approval)
    yield _("Form"), f"{source.form}, {source.form_version}\n{status}"
    yield _("Digest (SHA-256)"), grouped(source.digest)


def _about(flow: Flow, sent: ReportDocument) -> str:
    _ = flow.manuscript.gettext
    if sent.about is None:
        return ""
    return _("%(title)s, %(party)s, version %(version)s of %(day)s") % {
        "title": sent.about.title,
        "party": sent.about.party,
        "version": sent.about.version,
        "day": flow.manuscript.words.day(sent.about.sent_on),
    }


def _section(flow: Flow, sent: ReportDocument, section: ShownSection, key: str) -> None:
    made = flow.paragraph("Heading3", section.language)
    _numbered(flow, made, sent.numbers.get(section.id, ""))
    write(made, section.title, section.language)
    flow.manuscript.mark(made, f"{key}/{section.id}")
    for question in section.questions:
        _question(flow, sent, question, key)


def _numbered(flow: Flow, made: Element, number: str) -> None:
    if number:
        write(made, f"{number} ", flow.manuscript.locale, Look("Ordinal"))


def _question(flow: Flow, sent: ReportDocument, question: ShownQuestion, key: str) -> None:
    """The question as asked, the provisions it is about, and the answer."""
    _ = flow.manuscript.gettext
    made = flow.paragraph("Heading4", question.language)
    _numbered(flow, made, sent.numbers.get(question.path, ""))
    write(made, question.prompt, question.language)
    if question.reference:
        cited = _("; ").join(provision_words(one, question.language).replace(" ", _TIED) for one in question.reference)
        write(made, f" {cited}", question.language, Look("Writer"))
    flow.manuscript.mark(made, f"{key}/q-{question.path}")
    if question.binding:
        binding_mark(flow)
    if question.kind != "statement":
        _replied(flow, sent, question, key)
    for note in question.notes:
        said = flow.say("Note", _("Noted by the form:"), look=Look(bold=True))
        write(said, f" {note}", question.language)


def _replied(flow: Flow, sent: ReportDocument, question: ShownQuestion, key: str) -> None:
    _ = flow.manuscript.gettext
    expected = question.missing is not None and question.missing.value != "advice"
    if question.replies:
        for reply in question.replies:
            _point(flow, sent, question, reply, key)
    elif question.answer:
        _speaker(flow, sent.voice.side, flow.manuscript.names.side(sent.voice.side), question.written[-_SPEAKERS:])
        language = question.written[-1].language if question.written else sent.provenance.language
        answer(flow, question.answer, Saying(style_of(sent.voice.side), language, question.language, key))
    else:
        flow.say("Nothing", _("No answer. One was expected.") if expected else _("No answer"))


def _speaker(flow: Flow, side: Side, name: str, written: Sequence[Written]) -> None:
    """Who speaks, in words; then who wrote, and when."""
    style = style_of(side)
    made = flow.say(style, name, look=Look(f"{style}Speaker"), layout=Layout(kept=True))
    for entry in written:
        mark = _LEFT_TO_RIGHT if reads_from_right(entry.by) else ""
        said = f" · {entry.by}{mark}, {flow.manuscript.words.moment(entry.at)}"
        write(made, said, flow.manuscript.locale, Look("Writer"))


def _source(flow: Flow, text: str) -> Element:
    """Which comment it is, of which year."""
    return flow.say("Committee", text, look=Look("Source"), layout=Layout(kept=True))


def _point(flow: Flow, sent: ReportDocument, question: ShownQuestion, reply: ShownReply, key: str) -> None:
    """A point of a comment in the words of those who made it, and the reply to it."""
    _, names = flow.manuscript.gettext, flow.manuscript.names
    conclusions = reply.kind == "conclusions"
    _speaker(flow, "committee", _("Conference Committee") if conclusions else names.side("committee"), ())
    source = {
        "kind": names.comment(reply.kind),
        "instrument": reply.instrument,
        "year": reply.session_year,
        "point": reply.point,
    }
    made = _source(flow, _("%(kind)s, %(instrument)s, %(year)s, point %(point)s") % source)
    flow.manuscript.mark(made, f"{key}/q-{question.path}-{reply.comment}-{reply.point}")
    narrate(flow, reply.text, reply.language, "Committee", 5, left=BESIDE)
    if not reply.reply:
        flow.say("Nothing", _("No reply. One was expected."))
        return
    _speaker(flow, sent.voice.side, names.side(sent.voice.side), (reply.written,) if reply.written else ())
    language = reply.written.language if reply.written else sent.provenance.language
    answer(flow, reply.reply, Saying(style_of(sent.voice.side), language, question.language, key))
