"""Texts of forms as they are posted, and shown with what is to mend beside each line."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _

from forms_app.definitions.problems import Problem
from forms_app.definitions.tree import MOST_BYTES
from forms_app.web.wording.definition_problems import sentence
from forms_app.web.wording.sizes import size_words


@dataclass(frozen=True, slots=True)
class Said:
    """A problem in words: where in the line (characters from 1), where in the form, and how to mend it."""

    column: int
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a text, counted from 1, with its problems."""

    number: int
    text: str
    problems: Sequence[Said]


def posted_text() -> tuple[str, str]:
    """The text that was sent as a file or typed, and what is wrong with it as such ('' for nothing)."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        typed = request.form.get("text", "").replace("\r\n", "\n")
        return typed, "" if typed.strip() else _("Choose a file, or write the text of a form.")
    raw = sent.stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        most = size_words(MOST_BYTES)
        return "", _("The file is larger than %(most)s, which no form needs. Divide it, or move parts into blocks.", most=most)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n"), ""
    except UnicodeDecodeError as error:
        place = raw[: error.start].count(b"\n") + 1
        return raw.decode("utf-8", "replace"), _("The file is not UTF-8 (line %(line)s). Save it in that encoding.", line=place)


def problem_lines(text: str, problems: Sequence[Problem]) -> list[SourceLine]:
    """Every line of a text with what is to mend in it; problems of the whole text stand at its first line."""
    lines = text.split("\n")
    found: dict[int, list[Said]] = {}
    for one in problems:
        place = min(max(one.line, 1), len(lines))
        found.setdefault(place, []).append(Said(one.column, one.path, sentence(one, _)))
    return [SourceLine(number, line, found.get(number, ())) for number, line in enumerate(lines, 1)]
