"""Values as pages write them: no digit of a figure is lost on its way to the reader."""

from decimal import Decimal

import pytest
from flask import Flask
from flask_babel import Babel, force_locale

from forms_app.answers.primitives import Amount
from forms_app.web.showing import amount


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [
        (Amount(Decimal("1234.567891")), "en", "1,234.567891"),
        (Amount(Decimal("1234.5"), unit="%"), "fr", "1\u202f234,5\u00a0%"),
        (Amount(Decimal("1200.5"), currency="EUR"), "en", "1,200.50\u00a0EUR"),
        (Amount(Decimal("12000"), currency="EUR"), "es", "12.000\u00a0EUR"),
    ],
)
def test_a_number_keeps_its_digits_in_every_language(value: Amount, language: str, shown: str) -> None:
    app = Flask("test")
    Babel(app)
    with app.test_request_context(), force_locale(language):
        assert amount(value) == shown
