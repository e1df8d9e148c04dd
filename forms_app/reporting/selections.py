"""Selections: what is to be compiled, as a person chooses it, as a job keeps it, and as its file is named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from forms_app.records.queries.world import World
from forms_app.reporting.errors import UnfitError

LEAVABLE = ("observations", "replies", "comments")  # what may be left out by choice
_LONGEST = 40  # characters of a theme in the name of a file


class Order(StrEnum):
    """What chapters are ordered by first."""

    UNIT = "unit"
    INSTRUMENT = "instrument"


@dataclass(frozen=True, slots=True)
class Options:
    """How what is chosen is compiled: its order, and whether it has the observations of employers' and workers' organizations,
    the replies of governments to them, and the earlier comments of the supervisory bodies that await a reply."""

    order: Order = Order.UNIT
    observations: bool = True
    replies: bool = True
    comments: bool = True

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is left out by choice, of LEAVABLE."""
        return tuple(name for name in LEAVABLE if not getattr(self, name))

    def place(self, unit: object, instruments: object) -> tuple[Any, Any]:
        """What to sort by, from the places of a unit and of its instruments."""
        return (instruments, unit) if self.order == Order.INSTRUMENT else (unit, instruments)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be compiled: the session's year; a unit or a region, an instrument or a theme, where not everything is wanted.

    `region` is one of the units', `theme` a subject of instruments, both named in English as the reference data have them.
    `language` (en, fr, es) is that of headings, names and labels.
    """

    year: int
    unit: str | None = None
    instrument: str | None = None
    region: str | None = None
    theme: str | None = None
    language: str = "en"
    options: Options = field(default_factory=Options)

    def unit_codes(self, world: World) -> frozenset[str] | None:
        """The codes of the units that are wanted; None for all."""
        if self.region is None:
            return None if self.unit is None else frozenset([self.unit])
        return frozenset(code for code, one in world.units.items() if one.region == self.region and self.unit in (None, code))

    def instrument_codes(self, world: World) -> frozenset[str] | None:
        """The codes of the instruments that are wanted; None for all."""
        if self.theme is None:
            return None if self.instrument is None else frozenset([self.instrument])
        found = (code for code, one in world.instruments.items() if one.subject == self.theme)
        return frozenset(code for code in found if self.instrument in (None, code))


def check_selection(selection: Selection, world: World) -> None:
    """Refuse a unit outside the region, and an instrument outside the theme, that are chosen together: nothing could be found.

    Raises UnfitError: selection-out-of-region, selection-off-theme.
    """
    unit, region = selection.unit, selection.region
    if unit is not None and region is not None and not selection.unit_codes(world):
        raise UnfitError("selection-out-of-region", {"unit": unit, "region": region})
    instrument, theme = selection.instrument, selection.theme
    if instrument is not None and theme is not None and not selection.instrument_codes(world):
        raise UnfitError("selection-off-theme", {"instrument": instrument, "theme": theme})


def selection_of(params: Mapping[str, Any]) -> Selection:
    """The selection that a job's parameters name; what they do not say is as it is when nothing is chosen."""
    said = params.get("options") or {}
    return Selection(
        year=params["year"],
        unit=params.get("unit"),
        instrument=params.get("instrument"),
        region=params.get("region"),
        theme=params.get("theme"),
        language=params["language"],
        options=Options(Order(said.get("order", Order.UNIT)), **{name: said.get(name, True) for name in LEAVABLE}),
    )


def params_of(selection: Selection) -> dict[str, Any]:
    """A selection as a job's parameters, to be read by `selection_of`."""
    options = selection.options
    return {
        "year": selection.year,
        "unit": selection.unit,
        "instrument": selection.instrument,
        "region": selection.region,
        "theme": selection.theme,
        "language": selection.language,
        "options": {"order": str(options.order), **{name: getattr(options, name) for name in LEAVABLE}},
    }


def file_stem(kind: str, selection: Selection) -> str:
    """A name for the file, another one for each selection: `volume-2026-XAA-C029-fr`, `volume-2026-africa-without-replies-en`.

    The theme stands last before the language, since its words are anybody's: nothing that follows can be taken for one of them.
    """
    options = selection.options
    parts = [kind, str(selection.year), selection.unit, selection.instrument]
    parts += [_lowered(selection.region)] if selection.region else []
    parts += ["by-instrument"] if options.order == Order.INSTRUMENT else []
    parts += [f"without-{name}" for name in options.left_out]
    parts += [f"theme-{_slug(selection.theme)}"] if selection.theme else []
    return "-".join(part for part in (*parts, selection.language) if part)


def _slug(theme: str) -> str:
    """A theme for the name of a file, with a mark of its own where it could not be told from another one."""
    lowered = _lowered(theme)
    if len(lowered) <= _LONGEST and theme == lowered.replace("-", " ").capitalize():
        return lowered
    return f"{lowered[:_LONGEST]}-{sha256(theme.encode()).hexdigest()[:12]}"


def _lowered(name: str) -> str:
    """A name in small letters, figures and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
