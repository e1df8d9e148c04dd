"""`forms-app workshop trial`: what a form asks in a situation, and why it does not ask the rest."""

from collections.abc import Iterator

import click

from forms_app.answers.clauses import sentence
from forms_app.answers.numbering import numbers
from forms_app.calendar.deadlines import geneva_day
from forms_app.cli.refusing import refusals_in_words
from forms_app.cli.working import working
from forms_app.definitions.form import LANGUAGES, Form
from forms_app.documents.words import translations
from forms_app.records.queries.world import load_world
from forms_app.reporting.form_versions import sound_at
from forms_app.reporting.trying import Line, Situation, instruments_of, made_up_points, outline, usual_situation


@click.command("trial")
@click.argument("code")
@click.argument("version")
@click.option("--unit", required=True, metavar="CODE", help="Who reports, such as FRA or NLD-ABW.")
@click.option("--first-report/--later", default=True, help="Whether it is the first report (it is, if nothing is said).")
@click.option("--detailed/--simplified", default=True, help="Which kind is requested (a detailed one, if nothing is said).")
@click.option("--pending", is_flag=True, help="Comments of the supervisory bodies, made up, await a reply.")
@click.option("--federal/--unitary", default=None, help="What kind of State it is (as recorded, if nothing is said).")
@click.option("--ratified", multiple=True, metavar="CODE", help="An instrument in force; without it those recorded, else all.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the form.")
def command(
    code: str,
    version: str,
    unit: str,
    first_report: bool,
    detailed: bool,
    pending: bool,
    federal: bool | None,
    ratified: tuple[str, ...],
    language: str,
) -> None:
    """List what a version asks, numbered, before anything is answered, and under which condition it would ask the rest."""
    with refusals_in_words(), working(writes=False) as uow:
        form, today = sound_at(uow.session, code, version)[1], geneva_day(uow.now)
        usual = usual_situation(load_world(uow.session), form.definition, unit, today)
    unheard = sorted(set(ratified) - set(instruments_of(form.definition)))
    if unheard:
        raise click.BadParameter(f"the form does not ask about {', '.join(unheard)}", param_hint="--ratified")
    situation = Situation(
        unit,
        first_report,
        detailed,
        pending,
        usual.federal if federal is None else federal,
        frozenset(ratified) or usual.ratified,
    )
    facts = situation.facts(made_up_points(form.definition, today, "", language))
    click.echo(f"{code} {version}, {_told(situation)}")
    for text in _texts(form, list(outline(form, facts, language)), language):
        click.echo(text)


def _told(situation: Situation) -> str:
    parts = [
        situation.unit_code,
        "first report" if situation.first_report else "later report",
        "detailed" if situation.detailed else "simplified",
        "comments pending" if situation.pending else "no comments pending",
        "federal State" if situation.federal else "unitary State",
        f"ratified: {', '.join(sorted(situation.ratified)) or 'nothing'}",
    ]
    return ", ".join(parts)


def _texts(form: Form, lines: list[Line], language: str) -> Iterator[str]:
    translate, numbered = translations(language).gettext, numbers(form.definition)
    for one in lines:
        head = " ".join(part for part in (one.number, one.words) if part)
        condition = translate("Only if %(condition)s.") % {"condition": sentence(one.why, numbered, translate)} if one.why else ""
        indent = "" if one.is_section else "  "
        yield f"{indent}{head}" if one.is_asked else f"{indent}[not asked] {head} {condition}".rstrip()
    sections = [one for one in lines if one.is_section]
    yield f"Sections asked: {sum(one.is_asked for one in sections)} of {len(sections)}."
    yield f"Questions asked: {sum(one.is_asked and not one.is_section and bool(one.number) for one in lines)} of {len(numbered)}."
