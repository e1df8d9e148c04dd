"""What is to be compiled, as the options of `compile` and `tables` say it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

import click
from click.core import ParameterSource

from forms_app.cli.refusing import refusals_in_words
from forms_app.definitions.form import LANGUAGES
from forms_app.records.queries.selections import selection_by_name
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import Session
from forms_app.reference.load import subjects
from forms_app.reference.units import REGIONS
from forms_app.reporting.saved_selections import list_selections, of_year
from forms_app.reporting.selections import LEAVABLE, Options, Order, Selection, check_selection

_CHOICE = (
    click.option("--year", required=True, type=click.IntRange(1919, 2200), help="Year of the Committee's November session."),
    click.option("--instrument", help="Only this instrument, such as C029."),
    click.option("--theme", help="Only instruments of this subject, such as “Forced labour”."),
    click.option("--unit", help="Only this unit, such as FRA or NLD-ABW."),
    click.option("--region", help="Only units of this region, such as Africa."),
    click.option(
        "--order",
        type=click.Choice([one.value for one in Order]),
        default=Order.UNIT.value,
        show_default=True,
        help="What chapters are ordered by first.",
    ),
    click.option("--without", type=click.Choice(LEAVABLE), multiple=True, help="What is left out; can be given several times."),
    click.option("--selection", "saved", metavar="NAME", help="A saved choice, in place of all other options of the choice."),
    click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        help="Language of headings, names and labels.",
    ),
    click.option("--out", required=True, type=click.Path(), help="File to write."),
)
_REPLACED = ("instrument", "theme", "unit", "region", "order", "without", "language")  # by a saved choice
_ASKED = ("year", "saved", *_REPLACED)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was asked for: a selection, or the name of a saved one with the year that it is for."""

    selection: Selection
    saved: str | None = None


def choice_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say what is wanted, and --out: it gets them as `choice` and `out`, before its own."""

    @wraps(command)
    def called(out: str, **given: Any) -> None:
        own = {name: value for name, value in given.items() if name not in _ASKED}
        command(_choice(**{name: given[name] for name in _ASKED}), out, **own)

    decorated: Callable[..., None] = called
    for option in reversed(_CHOICE):
        decorated = option(decorated)
    return decorated


def _choice(
    *,
    year: int,
    instrument: str | None,
    theme: str | None,
    unit: str | None,
    region: str | None,
    order: str,
    without: tuple[str, ...],
    saved: str | None,
    language: str,
) -> Choice:
    context = click.get_current_context()
    given = [f"--{name}" for name in _REPLACED if context.get_parameter_source(name) == ParameterSource.COMMANDLINE]
    if saved is not None and given:
        raise click.UsageError(f"--selection says all of the choice: leave {', '.join(given)} out, or --selection")
    options = Options(Order(order), **{name: name not in without for name in LEAVABLE})
    return Choice(Selection(year, unit, instrument, region, theme, language, options), saved)


def selected(session: Session, choice: Choice) -> Selection:
    """The selection of a choice, with region and theme as the reference data write them.

    Raises click.UsageError for names that they do not have, ClickException for what does not go together.
    """
    world = load_world(session)
    if choice.saved is not None:
        return _saved(session, choice.saved, choice.selection.year)
    selection = choice.selection
    if selection.unit is not None and selection.unit not in world.units:
        raise click.UsageError(f"--unit {selection.unit}: no unit has this code; write ISO alpha-3, such as FRA or NLD-ABW")
    if selection.instrument is not None and selection.instrument not in world.instruments:
        raise click.UsageError(f"--instrument {selection.instrument}: no instrument has this code; write it as C029 or P029")
    if selection.region is not None:
        selection = replace(selection, region=_named("--region", selection.region, "no region has this name", REGIONS))
    if selection.theme is not None:
        themes = subjects(tuple(world.instruments.values()))
        selection = replace(selection, theme=_named("--theme", selection.theme, "no instrument has this subject", themes))
    with refusals_in_words():
        check_selection(selection, world)
    return selection


def _saved(session: Session, name: str, year: int) -> Selection:
    found = selection_by_name(session, name)
    if found is not None:
        return of_year(found, year)
    there = "; ".join(one.name for one in list_selections(session)) or "nothing is saved yet"
    raise click.UsageError(f"--selection {name}: no choice is saved under this name; there are: {there}")


def _named(option: str, wanted: str, refusal: str, names: Collection[str]) -> str:
    """One of the names, however its capitals were written. Raises click.UsageError with all of them."""
    same = next((one for one in names if one.casefold() == wanted.casefold()), None)
    if same is None:
        raise click.UsageError(f"{option} {wanted}: {refusal}; there are: {'; '.join(sorted(names))}")
    return same
