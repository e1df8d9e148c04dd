"""The reader's guide, read back; and page numbers in words."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.documents.page_numbers import PageNumber, pages_in_words
from forms_app.documents.volume_guide import render_guide
from tests.documents.reading import failures, words
from tests.documents.volumes import volume


def test_the_guide_marks_every_voice_and_says_who_had_it_made_for_whom() -> None:
    value = replace(volume(1), reader="officer", verify_url="https://reports.example/verify", left_out=("observations",))
    made = render_guide(value, "en", of_a_set=True)
    text = words(made)
    assert failures(made) == []
    assert len(pypdf.PdfReader(BytesIO(made)).pages) == 2
    for said in (
        "Government A report or a reply of the government.",
        "Workers An observation of a workers’ organization",
        "Employers An observation of an employers’ organization",
        "Committee of Experts A comment of the supervisory bodies",
        "as in “2:\u00a01845”",
        "reports.example/verify",
        "Left out by choice: observations of organizations.",
        "Compiled by International Labour Office on 1 October 2026, 09:30 (Geneva time). Made for: desk officer.",
    ):
        assert said.replace("\u00a0", " ") in text.replace("\u00a0", " ")


@pytest.mark.parametrize(("locale", "said"), [("fr", "Versions utilisées"), ("es", "Versiones utilizadas")])
def test_it_says_nothing_of_what_is_not_so(locale: str, said: str) -> None:
    text = words(render_guide(volume(1), locale))
    assert said in text
    for other in ("1845", "Omis par choix", "Omitido por elección", "Établi pour", "Hecho para", "http"):
        assert other not in text


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([(0, 14), (0, 12), (0, 13), (0, 13), (0, 20)], "12–14, 20"),
        ([(3, 2001), (2, 1845), (2, 1846), (2, 1860)], "2:\u00a01845–1846, 1860; 3:\u00a02001"),
        ([], ""),
    ],
)
def test_neighbouring_pages_become_a_series(pages: list[tuple[int, int]], said: str) -> None:
    assert pages_in_words((PageNumber(page, part) for part, page in pages), "en") == said


@given(st.sets(st.integers(1, 60)))
def test_no_page_is_lost_in_a_series(pages: set[int]) -> None:
    found: set[int] = set()
    for run in filter(None, pages_in_words((PageNumber(one) for one in pages), "en").split(", ")):
        first, _, last = run.partition("–")
        found |= set(range(int(first), int(last or first) + 1))
    assert found == pages
