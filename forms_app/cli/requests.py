"""`forms-app requests …`: what the calendar asks for."""

import click

from forms_app.cli.refusing import refusals_in_words
from forms_app.cli.working import working
from forms_app.reporting.form_library import every_form
from forms_app.reporting.requesting import Generated, generate_requests

command = click.Group(name="requests", help="Requests for reports: what is due, and why.")


@command.command()
@click.option("--year", required=True, type=click.IntRange(1927, 2199), help="Of the session that examines the reports.")
@click.option(
    "--survey",
    "surveys",
    multiple=True,
    metavar="CODE",
    help="Form of the year's General Survey, such as article-19/home-work, or article-19/unratified:C150+R204.",
)
def generate(year: int, surveys: tuple[str, ...]) -> None:
    """Add the requests of a year that are not there yet, each with its reasons; nothing else is changed."""
    with refusals_in_words(), working(writes=True) as uow:
        library = every_form(uow.session)  # first, since reading the tree takes longer than others should wait to write
        forms = [library.latest(code) for code in library.codes]
        definitions = [form.definition for form in forms if form is not None]
        generated = generate_requests(uow, year, definitions, surveys)
    for line in generated_lines(year, generated):
        click.echo(line)


def generated_lines(year: int, generated: Generated) -> list[str]:
    """What was done, in lines."""
    lines = [f"{year}: {generated.added} requests added, {generated.present} were there already."]
    lines += [f"  {code}: {generated.reasons[code]}" for code in sorted(generated.reasons)]
    if generated.illustrative:
        lines.append(f"  of these, {generated.illustrative} rest on the illustrative grid: the real one is not public.")
    return lines
