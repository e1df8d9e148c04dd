"""A volume for the Committee of Experts as a Word file: the same parts, in the same order and words, as its PDF."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from forms_app.documents.values import Chapter, CommentPassage, ReportDocument, SentPassage, Volume
from forms_app.documents.word import annex, front, passages
from forms_app.documents.word.front import Entry, chapter_key
from forms_app.documents.word.manuscript import Flow, Manuscript
from forms_app.documents.word.package import Package


def write_word(volume: Volume, reports: Mapping[str, ReportDocument], locale: str, out: Path) -> None:
    """Write the volume into a file. `locale` (en, fr, es) is that of headings and lists; `reports` has all that it names, by
    reference, with their names in the same locale; each is asked for once, in the order of the chapters.

    Texts are texts: nothing in them is computed or fetched. Characters that XML cannot hold (controls) are left out; whatever
    else a person wrote is there, however long.
    """
    package = Package(locale)
    flow = package.flow
    front.cover(flow, volume)
    front.contents(flow, list(_entries(package.manuscript, volume)))
    front.listed(flow, volume, came=True)
    front.listed(flow, volume, came=False)
    for place, chapter in enumerate(volume.chapters):
        _chapter(flow, chapter, chapter_key(place), reports)
    annex.annex(flow, volume)
    title = package.manuscript.names.title(volume)
    package.finish(volume, f"{title}{package.manuscript.gettext(': ')}{volume.selection}", out)


def _entries(m: Manuscript, volume: Volume) -> Iterator[Entry]:
    """The lines of the contents: each heading of the first two levels."""
    _ = m.gettext
    yield Entry(front.RECEIVED, _("Reports received"))
    yield Entry(front.MISSING, _("Reports not received"))
    for place, chapter in enumerate(volume.chapters):
        key = chapter_key(place)
        yield Entry(key, m.names.chapter(chapter))
        if any(isinstance(passage, CommentPassage) for passage in chapter.passages):
            yield Entry(f"{key}-comments", m.names.comments, 2)
        for passage in chapter.passages:
            if isinstance(passage, SentPassage):
                yield Entry(passage.reference, m.names.passage(passage), 2)
    yield Entry(annex.ANNEX, m.names.annex)
    yield Entry(annex.RECEIVED, _("Assistance received"), 2)
    yield Entry(annex.NEEDED, _("Assistance needed"), 2)


def _chapter(flow: Flow, chapter: Chapter, key: str, reports: Mapping[str, ReportDocument]) -> None:
    """Comments first, then each voice as it was sent."""
    m = flow.manuscript
    m.mark(flow.say("Heading1", m.names.chapter(chapter)), key)
    passages.back(flow)
    passages.instruments(flow, chapter.instruments)
    comments = [one for one in chapter.passages if isinstance(one, CommentPassage)]
    if comments:
        m.mark(flow.say("Heading2", m.names.comments), f"{key}-comments")
    for comment in comments:
        passages.comment(flow, comment)
    for passage in chapter.passages:
        if isinstance(passage, SentPassage):
            passages.report(flow, reports[passage.reference], m.names.passage(passage), passage.reference)
