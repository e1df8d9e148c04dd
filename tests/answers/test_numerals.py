"""Claims about numbers as people write them."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.answers.address import Address
from forms_app.answers.numerals import plain, read_number
from forms_app.answers.problems import UnreadableError

HERE = Address("figures.number")


@pytest.mark.parametrize(
    ("text", "decimals", "value"),
    [
        ("1234", 0, 1234),
        ("1 234,5", 1, 1234.5),
        ("1\u202f234,5", 2, 1234.5),
        ("1\u00a0234\u00a0567", 0, 1234567),
        ("1,234.5", 1, 1234.5),
        ("1.234,5", 1, 1234.5),
        ("1'234.50", 2, 1234.5),
        ("1’234’567.50", 2, 1234567.5),
        ("12,34,567", 0, 1234567),
        ("1,234,567", 2, 1234567),
        ("1.234.567", 0, 1234567),
        ("١٢٣٤", 0, 1234),
        ("١٬٢٣٤٫٥", 1, 1234.5),
        ("\u200f١٢", 0, 12),
        ("१२", 0, 12),
        ("１２．５", 1, 12.5),
        ("−5", 0, -5),
        ("+5", 0, 5),
        ("12.00", 0, 12),
        (",5", 1, 0.5),
        ("12.", 1, 12),
        ("-0", 0, 0),
        # a single separator: decimal where the question has room for what follows it, else grouping
        ("1,234", 0, 1234),
        ("1.234", 0, 1234),
        ("1,234", 2, 1234),
        ("1,234", 3, 1.234),
        ("1,23", 2, 1.23),
    ],
)
def test_a_number_is_read_as_its_writer_meant_it(text: str, decimals: int, value: float) -> None:
    read = read_number(text, HERE, decimals)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("raw", "decimals", "code"),
    [
        ("twelve", 0, "not-a-number"),
        ("1 2", 0, "not-a-number"),
        ("1,2,3", 0, "not-a-number"),
        ("1.2.3,4", 1, "not-a-number"),
        ("1,234.567,8", 1, "not-a-number"),
        ("1e5", 0, "not-a-number"),
        ("--5", 0, "not-a-number"),
        ("5-", 0, "not-a-number"),
        ("½", 1, "not-a-number"),
        (".", 1, "not-a-number"),
        ("1" * 5000, 0, "not-a-number"),
        (float("nan"), 0, "not-a-number"),
        (float("-inf"), 2, "not-a-number"),
        (Decimal("NaN"), 2, "not-a-number"),
        ("12.5", 0, "too-many-decimals"),
        ("0,123", 0, "too-many-decimals"),
        (12.25, 1, "too-many-decimals"),
        (Decimal("1e-999999"), 6, "too-many-decimals"),
        (0.1 + 0.2, 6, "too-precise"),
        (10**15, 0, "too-precise"),
        (Decimal("1e999999"), 0, "too-precise"),
        ("1234567890123456", 0, "too-precise"),
        ("0.1000000000000000000000000000001", 6, "too-precise"),
        (True, 0, "wrong-type"),
        ([1], 0, "wrong-type"),
    ],
)
def test_what_is_no_number_or_would_lose_a_digit_is_refused(raw: Any, decimals: int, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_number(raw, HERE, decimals)
    assert [problem.code for problem in caught.value.problems] == [code]


@given(digits=st.integers(-(10**15) + 1, 10**15 - 1), decimals=st.integers(0, 6))
def test_up_to_fifteen_digits_nothing_is_lost(digits: int, decimals: int) -> None:
    number = Decimal(digits).scaleb(-decimals)
    value = read_number(number, HERE, decimals)
    assert value is not None
    assert Decimal(str(value)) == number
    assert read_number(plain(value), HERE, decimals) == value
    assert read_number(value, HERE, decimals) == value
