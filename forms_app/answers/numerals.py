"""Numbers as people write them in any country, and as they are kept: at most 15 significant digits."""

import re
import unicodedata
from decimal import Decimal
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.problems import refused

DIGITS = 15  # what a JSON number carries everywhere without loss (IEEE 754 double)
_LONGEST = 60  # characters of a number as typed

_SAME = str.maketrans(
    {
        "\u2212": "-",
        "\u2010": "-",
        "\u2013": "-",
        "\uff0d": "-",
        "\uff0b": "+",
        "\uff0c": ",",
        "\u060c": ",",
        "\uff0e": ".",
        "\u066b": "D",  # the Arabic decimal separator means nothing else
        # what can only group: spaces of every width, apostrophes, the Arabic thousands separator
        **dict.fromkeys("\t\u00a0\u2007\u2008\u2009\u202f\u3000'\u2019\u02bc\u066c", " "),
        **dict.fromkeys("\u200e\u200f\u061c"),  # direction marks that surround numbers in Arabic text
    }
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+|(?:,[0-9]{2,3})*,[0-9]{3})")
_PLAIN = re.compile(r"[0-9]+")
_HEAD = re.compile(r"[1-9][0-9]{0,2}")


def read_number(raw: Any, address: Address, decimals: int, *, part: str = "") -> int | float | None:
    """The number of a JSON number or of a text; None for an empty text.

    Of a text with a single comma or point: it is the decimal one when the question allows as many decimals as digits
    follow it; otherwise, when three digits follow one to three others, it groups thousands ("1,234" is 1234 in a
    question for whole numbers, and 1.234 in one with three decimals). Two separators or more leave no doubt.

    Raises UnreadableError: wrong-type, not-a-number, too-precise, too-many-decimals.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        raise refused(address, "wrong-type", part, expected="number")
    number = parse(raw, decimals) if isinstance(raw, str) else Decimal(str(raw) if isinstance(raw, float) else raw)
    if number is None or not number.is_finite():
        raise refused(address, "not-a-number", part)
    return _settle(number, address, decimals, part)


def as_decimal(value: float) -> Decimal:
    """A kept number as an exact decimal: 12.1 is 12.1."""
    return Decimal(str(value))


def plain(value: float) -> str:
    """A kept number as a page shows it for editing, without exponent: `12.5`. `read_number` gives it back."""
    return format(as_decimal(value), "f")


def parse(text: str, decimals: int) -> Decimal | None:
    """The number a text writes, by the rule of `read_number`; None when it writes none."""
    if len(text) > _LONGEST:
        return None
    plain_text = _ascii(text).strip(" ")
    sign = "-" if plain_text.startswith("-") else "+"
    if not re.search("[0-9]", plain_text):
        return None
    halves = _halves(plain_text.removeprefix(sign).strip(" "), decimals)
    if halves is None:
        return None
    whole, fraction = halves
    if not (_PLAIN.fullmatch(whole) or _GROUPED.fullmatch(whole)) or not re.fullmatch(r"[0-9]*", fraction):
        return None
    return Decimal(f"{sign}{re.sub('[ .,]', '', whole)}.{fraction or '0'}")


def _ascii(text: str) -> str:
    """Digits of every script as 0-9, and one character for each meaning of a separator."""
    digits = (str(unicodedata.decimal(char, char)) for char in text.translate(_SAME))
    return "".join(digits)


def _halves(body: str, decimals: int) -> tuple[str, str] | None:
    """The whole part, still grouped, and the fraction; None when the separators contradict each other."""
    if "D" in body:
        whole, _, fraction = body.partition("D")
        return whole or "0", fraction
    separators = [char for char in body if char in ".,"]
    if not separators or (len(separators) > 1 and len(set(separators)) == 1):
        return body, ""
    whole, last, fraction = body.rpartition(separators[-1])
    if len(separators) > 1:
        return None if last in whole else (whole, fraction)
    groups = len(fraction) == 3 and len(fraction) > decimals and _HEAD.fullmatch(whole)
    return (body, "") if groups else (whole or "0", fraction)


def _settle(number: Decimal, address: Address, decimals: int, part: str) -> int | float:
    """The number as it is kept: int when whole, else float; refused where it would lose a digit."""
    sign, digits, exponent = number.as_tuple()
    significant = "".join(map(str, digits)).lstrip("0")
    stripped = significant.rstrip("0")
    if not stripped:
        return 0
    power = int(exponent) + len(significant) - len(stripped)
    if len(stripped) > DIGITS or len(stripped) + power > DIGITS:
        raise refused(address, "too-precise", part, digits=DIGITS)
    if -power > decimals:
        raise refused(address, "too-many-decimals", part, decimals=decimals)
    unsigned = int(stripped) * 10**power if power >= 0 else float(f"{stripped}e{power}")
    return -unsigned if sign else unsigned
