"""Dates in full, as documents of the ILO write them."""

from datetime import date

import pytest

from forms_app.reference.dates import date_in_full


@pytest.mark.parametrize(
    ("locale", "first", "second"),
    [
        ("en", "1 September 2026", "2 September 2026"),
        ("fr", "1er septembre 2026", "2 septembre 2026"),
        ("es", "1 de septiembre de 2026", "2 de septiembre de 2026"),
        ("de", "1. September 2026", "2. September 2026"),
    ],
)
def test_a_date_is_written_in_full(locale: str, first: str, second: str) -> None:
    assert date_in_full(date(2026, 9, 1), locale) == first
    assert date_in_full(date(2026, 9, 2), locale) == second


def test_only_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert [date_in_full(date(2026, 1, day), "fr").startswith("1er ") for day in (1, 11, 21, 31)] == [True, False, False, False]
