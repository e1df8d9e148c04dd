"""Blocks: sections that many forms share, put into a form's definition."""

from collections.abc import Mapping

from forms_app.definitions.form import Block, Definition, FormFile, Include, Section


def resolve(form: FormFile, blocks: Mapping[str, Block]) -> Definition:
    """The form with each include replaced by its block (`blocks` by `name@n`); includes of unknown blocks are left out."""
    sections = [_section(part, blocks) for part in form.sections]
    return Definition(
        form=form.form,
        version=form.version,
        approval=form.approval,
        instruments=form.instruments,
        title=form.title,
        help=form.help,
        sections=tuple(section for section in sections if section is not None),
    )


def _section(part: Section | Include, blocks: Mapping[str, Block]) -> Section | None:
    if isinstance(part, Section):
        return part
    block = blocks.get(part.include)
    if block is None:
        return None
    return Section(
        id=part.id,
        title=block.title,
        help=block.help,
        show_if=part.show_if,
        block=part.include,
        questions=block.questions,
        checks=block.checks,
    )
