"""What a benchmark reports."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, its median, the unit, and the ratio to the baseline (None where there is none)."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
