"""What can be searched in a chapter: each answer, remark and point of a comment as an entry of plain text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forms_app.answers.primitives import FileName, Items, Link, Paragraph, Primitive, Table
from forms_app.answers.shown import ShownQuestion, ShownReply
from forms_app.documents.values import CommentPassage, ReportDocument
from forms_app.documents.words import Words

_SIGNS = re.compile(r"[*`~\\]|^[ ]*[#>]+ |^[ ]*\|?[ :|-]+\|?$", re.MULTILINE)  # of Markdown: neither read nor searched
_BARS = re.compile(r"[|\[\]]")
_GAPS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that is found: where it stands in its page, what stands above it, and its language (BCP 47)."""

    anchor: str
    heading: str
    text: str
    language: str


def entries_of(report: ReportDocument, prefix: str, words: Words) -> Iterator[Entry]:
    """The answers of a submission; `prefix` begins the ids of its questions."""
    for section in report.sections:
        for question in section.questions:
            text = " ".join(_answer(question, words))
            if text:
                number = report.numbers.get(question.path, "")
                heading = f"{number} {question.prompt}".strip()
                yield Entry(f"{prefix}q-{question.path}", heading, text, _language(question, report))


def points_of(comment: CommentPassage, anchor: str, heading: str) -> Iterator[Entry]:
    """The texts of a comment; `heading` is what it is called."""
    for text in (comment.text, *comment.points):
        if plain := plain_text(text):
            yield Entry(anchor, heading, plain, comment.language)


def plain_text(markdown: str) -> str:
    """A writer's Markdown in one line, without its signs."""
    return _GAPS.sub(" ", _BARS.sub(" ", _SIGNS.sub("", markdown))).strip()


def _language(question: ShownQuestion, report: ReportDocument) -> str:
    written = [*question.written, *(one.written for one in question.replies if one.written)]
    return written[-1].language if written else report.provenance.language


def _answer(question: ShownQuestion, words: Words) -> Iterator[str]:
    yield from _said(question.answer, words)
    for reply in question.replies:
        yield from _reply(reply, words)


def _reply(reply: ShownReply, words: Words) -> Iterator[str]:
    """The reply alone: the point itself stands among the comments, or in an earlier volume."""
    yield from _said(reply.reply, words)


def _said(primitives: Iterable[Primitive], words: Words) -> Iterator[str]:
    for primitive in primitives:
        match primitive:
            case Paragraph(content=str() as text, markdown=True):
                yield plain_text(text)
            case Paragraph(content=content):
                yield words.atom(content)
            case Items(items=items):
                yield "; ".join(items)
            case Link(text=text, target=target):
                yield text if target in (text, "") or target.startswith("#") else f"{text} {target}"
            case FileName(name=name):
                yield name
            case Table():
                yield from _table(primitive, words)


def _table(table: Table, words: Words) -> Iterator[str]:
    """What stands in the cells; the headings are the form's."""
    for line in table.lines:
        for cell in line[1:] if table.heads_lines or not table.header else line:
            yield from _said(cell, words)
