"""An amount and its currency."""

from collections.abc import Sequence

from flask_babel import get_locale

from forms_app.answers.kinds.currencies import CURRENCIES
from forms_app.web.fields.base import AnswerField


class MoneyField(AnswerField):
    kind = "money"
    group = True

    @property
    def currencies(self) -> Sequence[tuple[str, str]]:
        """Codes with their names in the reader's language, such as ("CHF", "CHF – Swiss franc")."""
        names = get_locale().currencies
        offered = self.asked.question.currencies or sorted(CURRENCIES)
        return [(code, f"{code} – {names[code]}" if code in names else code) for code in offered]
