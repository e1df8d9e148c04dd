"""The kinds that may stand in the columns of a table."""

from collections.abc import Mapping
from typing import Any

from forms_app.answers.kind import Kind
from forms_app.answers.kinds.choice import ChoiceKind
from forms_app.answers.kinds.choices import ChoicesKind
from forms_app.answers.kinds.date import DateKind
from forms_app.answers.kinds.file import FileKind
from forms_app.answers.kinds.money import MoneyKind
from forms_app.answers.kinds.narrative import NarrativeKind
from forms_app.answers.kinds.number import NumberKind
from forms_app.answers.kinds.period import PeriodKind
from forms_app.answers.kinds.reference import ReferenceKind
from forms_app.answers.kinds.text import TextKind

COLUMN_KINDS: Mapping[str, Kind[Any]] = {
    kind.name: kind
    for kind in (
        TextKind(),
        NarrativeKind(),
        ChoiceKind(),
        ChoicesKind(),
        DateKind(),
        PeriodKind(),
        NumberKind(),
        MoneyKind(),
        ReferenceKind(),
        FileKind(),
    )
}
