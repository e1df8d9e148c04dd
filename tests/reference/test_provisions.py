"""Provisions as English, French and Spanish documents of the ILO cite them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.reference.provisions import Provision, provision_place, provision_words, read_provision

CITED = [
    ("C029 Art. 25", "C029, art. 25", "C029, art. 25"),
    ("C029 Art. 2(1)", "C029, art. 2, paragr. 1", "C029, art. 2, 1)"),
    ("C029 Art. 2(2)(c)", "C029, art. 2, paragr. 2 c)", "C029, art. 2, 2), c)"),
    ("C081 Art. 21(a)", "C081, art. 21 a)", "C081, art. 21, a)"),
    ("C138 Art. 5(3)(b)(ii)", "C138, art. 5, paragr. 3 b) ii)", "C138, art. 5, 3), b), ii)"),
    ("C029 Art. 3–24", "C029, art. 3 à 24", "C029, art. 3 a 24"),
    ("R152 Para. 5(e)", "R152, paragr. 5 e)", "R152, párr. 5, e)"),
    ("R203 Para. 4", "R203, paragr. 4", "R203, párr. 4"),
    ("R184 VI", "R184, partie VI", "R184, parte VI"),
    ("MLC Art. II(1)(f)", "MLC, art. II, paragr. 1 f)", "MLC, art. II, 1), f)"),
    ("MLC Title 5", "MLC, titre 5", "MLC, título 5"),
    ("MLC Regulation 2.3", "MLC, règle 2.3", "MLC, regla 2.3"),
    ("MLC Regulation 5.1.4(2)", "MLC, règle 5.1.4, paragr. 2", "MLC, regla 5.1.4, párr. 2"),
    ("MLC Standard A2.3(5)(a)", "MLC, norme A2.3, paragr. 5 a)", "MLC, norma A2.3, párr. 5, a)"),
    ("MLC Guideline B2.2.2", "MLC, principe directeur B2.2.2", "MLC, pauta B2.2.2"),
    ("MLC Guideline B3.1.11(4)", "MLC, principe directeur B3.1.11, paragr. 4", "MLC, pauta B3.1.11, párr. 4"),
    ("MLC Appendix A5-III", "MLC, annexe A5-III", "MLC, anexo A5-III"),
    ("Constitution Art. 23(2)", "Constitution, art. 23, paragr. 2", "Constitución, art. 23, 2)"),
]


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(("written", "french", "spanish"), CITED)
def test_a_provision_is_cited_as_each_language_cites_it(written: str, french: str, spanish: str) -> None:
    assert spaced(provision_words(written, "fr")) == french
    assert spaced(provision_words(written, "es")) == spanish
    assert provision_words(written, "en") == written


def test_a_region_of_a_language_cites_like_the_language() -> None:
    assert provision_words("C029 Art. 2(1)", "fr-CH") == provision_words("C029 Art. 2(1)", "fr")
    assert provision_words("C029 Art. 2(1)", "pt-BR") == "C029 Art. 2(1)"


def test_the_number_never_stands_on_another_line_than_what_it_numbers() -> None:
    assert "art.\u00a02" in provision_words("C029 Art. 2(2)(c)", "es")
    assert "paragr.\u00a02\u00a0c)" in provision_words("C029 Art. 2(2)(c)", "fr")
    assert "norma\u00a0A2.3, párr.\u00a05," in provision_words("MLC Standard A2.3(5)(a)", "es")


@pytest.mark.parametrize(
    "written",
    [
        *("", "Art. 2", "C029", "C029 Art. 2 bis", "C029 art. 2", "the Preamble"),
        *("MLC Standard 2.3", "MLC Regulation A2.3", "MLC Guideline A2.3", "MLC Title 6", "C188 Regulation 2.3", "C029 Art. II"),
    ],
)
def test_what_cannot_be_read_stays_as_it_is_written(written: str) -> None:
    assert read_provision(written) is None
    assert provision_words(written, "fr") == written


@given(st.text(max_size=40), st.sampled_from(["en", "fr", "es", "de", ""]))
def test_no_text_is_lost_when_it_is_cited(written: str, locale: str) -> None:
    assert provision_words(written, locale) == written or read_provision(written) is not None


def test_a_provision_is_read_from_the_outside_inwards() -> None:
    assert read_provision("C029 Art. 2(2)(c)") == Provision("C029", 2, parts=("2", "c"))
    assert read_provision("C029 Art. 3–24") == Provision("C029", 3, 24)
    assert read_provision("R184 XII") == Provision("R184", part="XII")
    assert read_provision("MLC Standard A2.3(5)(a)") == Provision("MLC", parts=("5", "a"), kind="Standard", number="A2.3")


def test_provisions_are_sorted_by_their_numbers_from_the_outermost_inwards() -> None:
    ordered = [
        "C029 Art. 2",
        "C029 Art. 2(1)",
        "C029 Art. 2(2)(a)",
        "C029 Art. 2(2)(c)",
        "C029 Art. 3–24",
        "C029 Art. 10",
        "R152 Para. 2",
        "R152 Para. 5(e)",
        "R184 IV",
        "R184 IX",
        "R184 X",
        "as the law says",
    ]
    mixed = ordered[1::2] + ordered[::2]
    assert sorted(mixed, key=provision_place) == ordered


def test_provisions_of_the_maritime_labour_convention_stand_by_title_and_regulation() -> None:
    ordered = [
        "MLC Art. II(1)(f)",
        "MLC Art. VI",
        "MLC Art. XIII",
        "MLC Title 1",
        "MLC Regulation 1.1",
        "MLC Standard A1.1(2)",
        "MLC Regulation 1.2",
        "MLC Title 2",
        "MLC Regulation 2.5(2)",
        "MLC Standard A2.5.1(9)",
        "MLC Standard A2.5.2",
        "MLC Guideline B2.5.1",
        "MLC Regulation 2.8",
        "MLC Appendix A2-I",
        "MLC Title 5",
        "MLC Regulation 5.1.1",
        "MLC Standard A5.1.1",
        "MLC Regulation 5.1.3",
        "MLC Regulation 5.2.1",
        "MLC Appendix A5-I",
        "MLC Appendix A5-III",
        "MLC Appendix B5-I",
        "MLC Code",
    ]
    mixed = ordered[1::2] + ordered[::2]
    assert sorted(mixed, key=provision_place) == ordered
