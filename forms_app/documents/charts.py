"""Bar charts as numbers: what a template draws as SVG and prints as a table beside it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from forms_app.documents.values import AssistanceNeeded, AssistanceReceived


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its count, and its length as a part (0 to 1) of the longest."""

    label: str
    count: int
    length: float


def bars(labels: Iterable[str]) -> tuple[Bar, ...]:
    """How often each label occurs, the most frequent first, equals by label; none when there is no label."""
    counted = sorted(Counter(label for label in labels if label).items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(Bar(label, count, count / counted[0][1]) for label, count in counted)


@dataclass(frozen=True, slots=True)
class Crossed:
    """How often a kind of assistance was received, and how often it is needed."""

    label: str
    received: int
    needed: int


def crossed(received: Iterable[AssistanceReceived], needed: Iterable[AssistanceNeeded]) -> tuple[Crossed, ...]:
    """Kinds of assistance, those most needed first, then those most received, equals by label."""
    had = Counter(one.kind for one in received if one.kind)
    wanted = Counter(kind for one in needed for kind in one.kinds if kind)
    kinds = sorted({*had, *wanted}, key=lambda kind: (-wanted[kind], -had[kind], kind))
    return tuple(Crossed(kind, had[kind], wanted[kind]) for kind in kinds)
