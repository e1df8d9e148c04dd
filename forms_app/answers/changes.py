"""What changed between two forms, as a page or a document tells it: in sentences, section by section, old beside new."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms_app.answers.differences import Piece, differences


@dataclass(frozen=True, slots=True)
class InLanguage:
    """What became of a changed sentence in a further language: its name, what is to be said of it, and the two texts."""

    name: str
    sentence: str
    before: Sequence[Piece]
    after: Sequence[Piece]
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """One change. `before` and `after` are the two texts, each with the stretches that the other one lacks marked; both are
    empty where the sentence says everything. `language` is that of the texts (BCP 47); `others` tell the further ones, and then
    `name` is what that language is called."""

    sentence: str
    before: Sequence[Piece] = ()
    after: Sequence[Piece] = ()
    language: str = "en"
    name: str = ""
    others: Sequence[InLanguage] = ()


@dataclass(frozen=True, slots=True)
class ToldPart:
    """What changed in one question or column, `name` with its number; '' for the section or form they stand under. `language`
    is what the name is really in (BCP 47)."""

    path: str
    name: str
    changes: Sequence[Told]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ToldSection:
    """The changes of one section; `title` is '' for those of the form itself. `language` is what the title is really in."""

    section_id: str
    title: str
    parts: Sequence[ToldPart]
    language: str = "en"


def compared(before: str, after: str) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Two wordings side by side: each in pieces, without those of the other. One that stands alone has nothing to mark."""
    if not before or not after:
        return whole(before), whole(after)
    pieces = differences(before, after)
    return (
        tuple(piece for piece in pieces if piece.kind != "added"),
        tuple(piece for piece in pieces if piece.kind != "removed"),
    )


def whole(text: str) -> Sequence[Piece]:
    """A text in one piece, unmarked; nothing for ''."""
    return (Piece("same", text),) if text else ()
