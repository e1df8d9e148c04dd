"""Articles named in free answers, in three languages."""

import pytest

from forms_app.reference.named_articles import named_articles
from forms_app.reference.provisions import read_provision


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Art. 2(2)(c); Art. 25", ["C029 Art. 2(2)(c)", "C029 Art. 25"]),
        ("Art. 25; direct request of 2024, point 2", ["C029 Art. 25"]),
        ("Articles 1, 2 and 5", ["C029 Art. 1", "C029 Art. 2", "C029 Art. 5"]),
        ("articles 2, 4 et 25", ["C029 Art. 2", "C029 Art. 4", "C029 Art. 25"]),
        ("artículos 3 a 24 y 25", ["C029 Art. 3–24", "C029 Art. 25"]),
        ("P029 Art. 1(3), art. 2", ["P029 Art. 1(3)", "C029 Art. 2"]),
        ("Art. 5, 2024; part. 7; smart 9; Art. 5", ["C029 Art. 5"]),
        ("", []),
    ],
)
def test_articles_are_read_as_people_write_them(written: str, found: list[str]) -> None:
    assert list(named_articles(written, "C029")) == found
    assert all(read_provision(one) for one in found)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Regulations 1.1, 2.3 and 5.1.4", ["MLC Regulation 1.1", "MLC Regulation 2.3", "MLC Regulation 5.1.4"]),
        ("règle 2.3 et norme A2.3(5)(a)", ["MLC Regulation 2.3", "MLC Standard A2.3(5)(a)"]),
        ("Regla 4.5 y el Código; pauta B4.5", ["MLC Regulation 4.5", "MLC Guideline B4.5"]),
        ("A2.5.2(9); again A2.5.2(9); B3.1.11", ["MLC Standard A2.5.2(9)", "MLC Guideline B3.1.11"]),
        ("Articles II and VI(3)", ["MLC Art. II", "MLC Art. VI(3)"]),
        ("Form A4, room B2, version 2.3, rule 2.3 of the port", []),
    ],
)
def test_what_the_maritime_labour_convention_numbers_is_read_in_its_reports_alone(written: str, found: list[str]) -> None:
    assert list(named_articles(written, "MLC")) == found
    assert all(read_provision(one) for one in found)
    assert not list(named_articles(written, "C188"))
