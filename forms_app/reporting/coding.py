"""Coding: what the codes in the tables stand for, and what the forms ask where they come from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from forms_app.definitions.form import Form
from forms_app.definitions.questions import ColumnQuestion, RowsQuestion
from forms_app.documents.table_values import AskedColumn, CodeLabel
from forms_app.records.queries.world import World
from forms_app.records.reports import Report, Request
from forms_app.records.submissions import Submission
from forms_app.reference.names import region_name
from forms_app.reporting.assistance import assistance_sections
from forms_app.reporting.pinned_forms import form_of
from forms_app.reporting.world import instrument_names, unit_names

_TABLES = ("received", "needed")  # the questions of the block whose lines are in the tables
_LISTS = {
    "received.kind": "assistance-kind",
    "needed.kind": "assistance-kind",
    "received.provider": "provider",
    "received.rating": "rating",
    "needed.beneficiaries": "beneficiary",
    "needed.urgency": "urgency",
    "needed.share": "share",
}


def asked_in(submissions: Iterable[Submission], locale: str) -> tuple[AskedColumn, ...]:
    """What the forms of these submissions ask on assistance: each column once, as the first of its forms words it."""
    found: dict[str, AskedColumn] = {}
    forms: dict[str, dict[str, None]] = {}
    for form, path, question, column in _columns(submissions):
        key = f"{question.id}.{column.id}"
        forms.setdefault(key, {})[form.definition.form] = None
        section = form.definition.section(path.partition(".")[0])
        block = section.block if section is not None and section.block is not None else ""
        prompt = form.wording(locale).of(f"{path}.prompt")
        found.setdefault(key, AskedColumn(key, path, block, (), prompt, column.reference or question.reference))
    return tuple(
        AskedColumn(one.column, one.path, one.block, tuple(sorted(forms[key])), one.prompt, one.provisions)
        for key, one in found.items()
    )


def codes_in(
    submissions: Sequence[Submission], told: Iterable[Request | Report], world: World, locale: str
) -> tuple[CodeLabel, ...]:
    """The codes of the units, regions and instruments that are told of, and every option of the forms' questions on assistance,
    chosen or not."""
    units, instruments = set(), set()
    for one in told:
        units.add(one.unit_code)
        instruments.update(one.instruments.split("+"))
    regions = {world.units[unit].region for unit in units}
    return (
        *_named("unit", units, unit_names(world, locale)),
        *_named("region", regions, {region: region_name(region, locale) for region in regions}),
        *_named("instrument", instruments, instrument_names(world, locale)),
        *_options(submissions, locale),
    )


def _options(submissions: Iterable[Submission], locale: str) -> Iterator[CodeLabel]:
    """Lists keep the order of the form."""
    lists: dict[str, dict[str, str]] = {}
    for form, path, question, column in _columns(submissions):
        name = _LISTS.get(f"{question.id}.{column.id}")
        if name is not None and column.kind in ("choice", "choices"):
            words = form.wording(locale)
            for option in column.options:
                lists.setdefault(name, {}).setdefault(option.code, words.of(f"{path}.option.{option.code}") or option.code)
    return (CodeLabel(name, code, label) for name, labels in lists.items() for code, label in labels.items())


def _columns(submissions: Iterable[Submission]) -> Iterator[tuple[Form, str, RowsQuestion, ColumnQuestion]]:
    """The columns of the tables on assistance in each form of these submissions, with their paths."""
    forms = {
        form.digest: form for form in (form_of(one.form_version) for one in submissions if one.report.procedure != "article-23")
    }
    for form in forms.values():
        for section in assistance_sections(form):
            for name in _TABLES:
                question = form.definition.question(f"{section}.{name}")
                if isinstance(question, RowsQuestion):
                    for column in question.columns:
                        yield form, f"{section}.{name}.{column.id}", question, column


def _named(name: str, codes: Iterable[str], labels: Mapping[str, str]) -> Iterator[CodeLabel]:
    return (CodeLabel(name, code, labels.get(code, code)) for code in sorted(codes))
