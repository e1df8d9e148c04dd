"""`forms-app forms burden`: how much work forms ask for."""

from collections.abc import Iterator, Sequence

import click

from forms_app.cli.forms import usable
from forms_app.cli.library import read_library
from forms_app.definitions.burden import MANY, Burden, Load, burden, first_report, later_report
from forms_app.definitions.form import Form
from forms_app.definitions.library import Library


@click.command(name="burden")
@click.argument("code", required=False)
@click.argument("version", required=False)
def command(code: str | None, version: str | None) -> None:
    """How many questions forms ask, the words to read, and an estimate of the minutes; last, the forms that ask very many.

    All forms, or the versions of CODE. The figures after a plus sign are for what other answers may bring up.
    """
    for text in burden_lines(_chosen(read_library(), code, version)):
        click.echo(text)


def burden_lines(forms: Sequence[Form]) -> Iterator[str]:
    """The figures of each form, of one alone with its kinds of question; last, those that ask very many."""
    many = []
    for form in forms:
        first, later = (burden(form.definition, of(form.definition)) for of in (first_report, later_report))
        name = f"{form.definition.form} {form.definition.version}"
        yield f"{name}: first report {_figures(first)}; later report without changes {_figures(later)}"
        if len(forms) == 1:
            yield f"    first report: {_kinds(first.asked)}; may be asked: {_kinds(first.may_be_asked)}"
            yield f"    later report: {_kinds(later.asked)}; may be asked: {_kinds(later.may_be_asked)}"
        if later.asked.questions > MANY:
            many.append(f"{name}: {later.asked.questions} questions")
    if many:
        yield f"More than {MANY} questions even where nothing has changed:"
        for line in many:
            yield f"    {line}"


def _chosen(library: Library, code: str | None, version: str | None) -> list[Form]:
    """The forms asked for; ends the command where there is none of that code or version."""
    if code is not None and version is not None:
        return [usable(library, code, version)]
    forms = [entry.form for entry in library.entries if entry.form is not None and code in {None, entry.code}]
    if not forms and code is not None:
        raise click.ClickException(f"There is no usable version of {code}. Forms are: {', '.join(library.codes)}.")
    return forms


def _figures(found: Burden) -> str:
    pairs = ((getattr(found.asked, name), getattr(found.may_be_asked, name)) for name in ("questions", "words", "minutes"))
    units = ("questions", "words", "min")
    return ", ".join(f"{asked} (+{more}) {unit}" for (asked, more), unit in zip(pairs, units, strict=True))


def _kinds(load: Load) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(load.kinds.items())) or "nothing"
