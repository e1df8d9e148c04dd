"""Bar charts as numbers: what a template draws as SVG and prints as a table beside it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


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
