"""A refusal of a verb becomes one sentence and exit code 1."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from forms_app.calendar.due import CalendarError
from forms_app.reference.rules import RulesError
from forms_app.reporting.errors import ReportingError
from forms_app.web.wording.refusals import REFUSALS, refusal_words


@contextmanager
def refusals_in_words() -> Iterator[None]:
    """End the command with the words of what stands in the way; an error without words is a fault and is raised."""
    try:
        yield
    except (ReportingError, CalendarError, RulesError) as error:
        if error.code not in REFUSALS:
            raise
        raise click.ClickException(refusal_words(error.code, error.params)) from error
