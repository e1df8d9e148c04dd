"""The fields that may stand in the columns of a table."""

from collections.abc import Mapping

from forms_app.web.fields.base import AnswerField
from forms_app.web.fields.choice import ChoiceField
from forms_app.web.fields.choices import ChoicesField
from forms_app.web.fields.date import DateField
from forms_app.web.fields.file import FileField
from forms_app.web.fields.money import MoneyField
from forms_app.web.fields.narrative import NarrativeField
from forms_app.web.fields.number import NumberField
from forms_app.web.fields.period import PeriodField
from forms_app.web.fields.reference import ReferenceField
from forms_app.web.fields.text import TextField

CELL_FIELDS: Mapping[str, type[AnswerField]] = {
    field.kind: field
    for field in (
        TextField,
        NarrativeField,
        ChoiceField,
        ChoicesField,
        DateField,
        PeriodField,
        NumberField,
        MoneyField,
        ReferenceField,
        FileField,
    )
}
