"""`forms-app demo`: invented States and two years of what they, their organizations, the Office and the Committee do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from forms_app.calendar.deadlines import geneva_day
from forms_app.cli.library import read_library
from forms_app.cli.opening import settings_or_exit, unreachable
from forms_app.config import DEMONSTRATION, Settings
from forms_app.records.database import UnreachableDatabaseError, make_folder, open_engine, reach
from forms_app.records.migrating import upgrade
from forms_app.records.unit_of_work import Sessions, UnitOfWork, unit_of_work
from forms_app.reporting.demonstrating import BEGINS, Play, steps_left
from forms_app.reporting.demonstration_files import PersonStory, Story, read_story
from forms_app.reporting.demonstration_world import found_demonstration, holds_other_data
from forms_app.reporting.demonstration_writing import DemonstrationError
from forms_app.web.password_hashes import hashed

PASSWORD = "invented states only"  # noqa: S105 -- of accounts that speak for nobody; `serve` refuses them beside real data


@click.command(name="demo")
@click.option("--if-empty", is_flag=True, help="Do nothing, and say so, where the database holds other data.")
def command(if_empty: bool) -> None:
    """Make a demonstration: States that do not exist, their reports, observations and replies, in three languages.

    Makes the tables where there are none. Real Members appear in requests only. A demonstration that was broken off is
    taken up where it stopped; one that is complete is left as it is, but for requests of a year whose reports are still to come.
    A database that holds other data is refused.
    """
    settings = settings_or_exit()
    make_folder(settings)
    engine = open_engine(settings)
    try:
        reach(engine)
        upgrade(engine)
        _demonstrate(settings, Sessions(engine), if_empty=if_empty)
    except UnreachableDatabaseError as error:
        raise unreachable(error) from error
    except DemonstrationError as error:
        details = ", ".join(f"{name}: {value}" for name, value in error.params.items())
        raise click.ClickException(f"The demonstration does not fit this program ({error.code}; {details}).") from error
    finally:
        engine.dispose()


def _demonstrate(settings: Settings, sessions: Sessions, *, if_empty: bool) -> None:
    with _at(sessions, BEGINS, writes=False) as uow:
        refused = holds_other_data(uow)
    if refused and not if_empty:
        raise click.ClickException(
            "The database holds other data, and nothing invented may stand beside it. "
            "Set FORMS_APP_DATABASE_URL to an empty database for the demonstration, which makes the tables itself: "
            "`forms-app database upgrade` before it makes an installation for real data."
        )
    if refused:
        click.echo("The database holds other data: no demonstration was made.")
        return
    story = read_story(DEMONSTRATION)
    _play(sessions, story, hashed(settings, PASSWORD))
    for line in accounts(story.people):
        click.echo(line)


def _play(sessions: Sessions, story: Story, password_hash: str) -> None:
    """Every step in a unit of work of its own, at the moment at which it happened."""
    play = Play(story, read_library(), geneva_day(datetime.now(UTC)))
    with _at(sessions, BEGINS, writes=True) as uow:
        found_demonstration(uow, DEMONSTRATION, story.people, password_hash)
    with _at(sessions, BEGINS, writes=True) as uow:
        steps = steps_left(uow, play)
    with click.progressbar(steps, label="Playing two years") as bar:
        for step in bar:
            with _at(sessions, step.at, writes=True) as uow:
                step.act(uow)


@contextmanager
def _at(sessions: Sessions, moment: datetime, *, writes: bool) -> Iterator[UnitOfWork]:
    with sessions() as session, unit_of_work(session, now=moment, writes=writes) as uow:
        yield uow


def accounts(people: tuple[PersonStory, ...]) -> Iterator[str]:
    """Who can sign in, with what they are, and the password they share."""
    yield "Demonstration: its States, organizations, people and reports are invented."
    yield f"Every account has the password: {PASSWORD}"
    width = max(len(person.email) for person in people)
    for person in people:
        roles = "; ".join(f"{one.role} of {one.party}" for one in person.memberships)
        yield f"  {person.email:<{width}}  {roles}"
