"""Two calendar dates."""

from forms_app.web.fields.date import DatedField


class PeriodField(DatedField):
    kind = "period"
