"""`forms-app forms overview`: the table of all forms, as docs/forms.md has it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from forms_app.cli.library import read_library
from forms_app.config import FORM_DEFINITIONS, TRANSLATIONS
from forms_app.definitions.burden import MANY, Burden, burden, first_report, later_report
from forms_app.definitions.form import Definition, Form
from forms_app.definitions.library import Library, version_order
from forms_app.definitions.loading import load_blocks

_HEAD = f"""# The forms

Written by `forms-app forms overview --out docs/forms.md`; a test compares them.

*Questions* and *minutes* are those of a first report and of a later one in which nothing changed, on all instruments of the form;
after the plus sign what other answers may bring up. A General Survey has under *first* a State that has ratified none of its
instruments, and under *later* one that has ratified all of them; an annual review a State that has ratified none. Minutes are
estimates for comparing forms with each other, with two entries in each list. A form that asks more than {MANY} questions in a
later report without changes is marked.

| form | title | instruments | languages | questions: first | later | minutes: first | later |
|---|---|---|---|---|---|---|---|
"""
_NOTES = """
## What a lawyer of the Office should check first

A form that nobody approved says on every page and print that it is a model form, not adopted by the Governing Body. What these
forms say of the instruments rests on general knowledge of the field, and not on a published text, in these parts:
"""


@click.command(name="overview")
@click.option("--out", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="The file to write instead.")
def command(out: Path | None) -> None:
    """A table of all forms in Markdown: instruments, languages, questions, minutes, and what a lawyer should check first."""
    library = read_library()
    if library.left_out:
        raise click.ClickException("There are forms with problems: run `forms-app forms check`.")
    text = overview(library)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")


def overview(library: Library) -> str:
    """The newest version of each form of the tree, and what its writers ask a lawyer to look at."""
    forms = [form for code in library.codes if (form := library.latest(code)) is not None]
    blocks = load_blocks(FORM_DEFINITIONS, TRANSLATIONS).usable
    notes: dict[str, tuple[str, ...]] = {form.definition.form: form.definition.to_check for form in forms if _is_model(form)}
    notes |= {f"block {name}": blocks[name].to_check for name in sorted(blocks, key=_by_age)}
    return _HEAD + "".join(f"| {' | '.join(_row(form))} |\n" for form in forms) + _NOTES + "".join(_listed(notes))


def _is_model(form: Form) -> bool:
    return form.definition.approval is None


def _by_age(name: str) -> tuple[str, tuple[int, int]]:
    block, _, number = name.partition("@")
    return block, version_order(number)


def _row(form: Form) -> Iterator[str]:
    definition = form.definition
    first, later = burden(definition, first_report(definition)), burden(definition, later_report(definition))
    yield f"`{definition.form}` {definition.version}"
    yield definition.title
    yield _instruments(definition)
    yield " ".join(form.complete_languages)
    yield _figure(first, "questions")
    yield _figure(later, "questions") + (" (many)" if later.asked.questions > MANY else "")
    yield _figure(first, "minutes")
    yield _figure(later, "minutes")


def _instruments(definition: Definition) -> str:
    return "any" if definition.instruments == "any" else ", ".join(definition.instruments)


def _figure(found: Burden, name: str) -> str:
    asked, more = getattr(found.asked, name), getattr(found.may_be_asked, name)
    return f"{asked} (+{more})" if more else str(asked)


def _listed(notes: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for name, texts in notes.items():
        if texts:
            yield f"\n### {name}\n\n"
            yield from (f"- {text}.\n" for text in texts)
