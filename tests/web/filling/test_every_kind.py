"""Every kind of question has all its faces on a page, and what is posted comes back as it was typed."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.kinds import KINDS, kind_of
from forms_app.config import WEB_TEMPLATES
from forms_app.web.fields import FIELDS
from tests.answers.forms import EVERY_KIND
from tests.servers.world import World
from tests.web.filling.pages import draft_of, section_page, value

TYPED: dict[str, dict[str, str | list[str]]] = {
    "articles": {
        "articles.convict": "partly",
        "articles.convict-how": "What is *missing*\n\n- one\n- two",
        "articles.convict-since:day": "3",
        "articles.convict-since:month": "9",
        "articles.convict-since:year": "2024",
        "articles.exceptions": ["military", "civic"],
        "articles.number": "12/2026",
    },
    "figures": {
        "figures.inspectors": "12",
        "figures.share": "12.5",
        "figures.budget:amount": "1200",
        "figures.budget:currency": "CHF",
        "figures.period:from-day": "1",
        "figures.period:from-month": "6",
        "figures.period:from-year": "2023",
        "figures.period:to-day": "31",
        "figures.period:to-month": "5",
        "figures.period:to-year": "2026",
        "figures.cases:opened.women": "3",
        "figures.cases:closed.men": "4.5",
    },
    "others": {"others.instrument": "C105", "others.unit": "XAB"},
    "comments": {"comments.replies@C029-XAA-2024-OBS#1": "It was amended.", "comments.replies@C029-XAA-2024-OBS#2": "Twelve."},
    "attestation": {"attestation.name": "A. Person", "attestation.bound": "15"},
}
STORED: dict[str, Any] = {
    "articles.convict": "partly",
    "articles.convict-how": "What is *missing*\n\n- one\n- two",
    "articles.convict-since": "2024-09-03",
    "articles.exceptions": ["military", "civic"],
    "articles.number": "12/2026",
    "figures.inspectors": 12,
    "figures.share": 12.5,
    "figures.budget": {"amount": 1200, "currency": "CHF"},
    "figures.period": {"from": "2023-06-01", "to": "2026-05-31"},
    "figures.cases": {"opened": {"women": 3}, "closed": {"men": 4.5}},
    "others.instrument": "C105",
    "others.unit": "XAB",
    "attestation.name": "A. Person",
    "attestation.bound": 15,
}


def test_every_kind_has_a_field_and_a_template() -> None:
    assert set(FIELDS) == set(KINDS)
    for kind, field in FIELDS.items():
        assert field.kind == kind
        assert (WEB_TEMPLATES / "filling" / "kinds" / f"{kind}.html").is_file()


def test_no_template_stands_for_a_kind_that_is_not_there() -> None:
    assert {path.stem for path in (WEB_TEMPLATES / "filling" / "kinds").glob("*.html")} == set(KINDS)


@pytest.mark.parametrize("section", [section.id for section in EVERY_KIND.sections])
def test_every_part_of_every_answer_can_be_typed(kinds: World, section: str) -> None:
    page = section_page(kinds, section)
    for _, question, path in EVERY_KIND.walk():
        if not path.startswith(f"{section}.") or question.kind in ("rows", "statement", "comment_reply"):
            continue
        parts = [part for part in kind_of(question).parts(question) if part or question.kind not in ("date", "period")]
        names = [f"{path}:{part}" if part else path for part in parts if part not in ("from", "to")]
        for name in names:
            assert f'name="{name}"' in page.text, name
        assert f'name="rev:{path}"' in page.text


@pytest.mark.parametrize("section", list(TYPED))
def test_what_is_posted_is_stored_and_shown_again(kinds: World, section: str) -> None:
    page = section_page(kinds, section)
    assert page.post(TYPED[section]).status_code == 303
    for path, expected in STORED.items():
        if path.startswith(f"{section}."):
            assert value(kinds, path) == expected, path
    again = page.reload()
    for name, typed in TYPED[section].items():
        assert again.fields.getlist(name) == ([typed] if isinstance(typed, str) else typed), name


def test_replies_are_kept_by_point(kinds: World) -> None:
    section_page(kinds, "comments").post(TYPED["comments"])
    assert value(kinds, "comments.replies", "C029-XAA-2024-OBS#2") == "Twelve."


def test_posting_a_page_unchanged_stores_nothing(kinds: World) -> None:
    for section in TYPED:
        page = section_page(kinds, section)
        page.post(TYPED[section])
        again = page.reload()
        before = {str(address): answer.revision for address, answer in _answers(kinds).items()}
        assert again.post().status_code == 303
        assert {str(address): answer.revision for address, answer in _answers(kinds).items()} == before


def _answers(kinds: World) -> dict[Address, Any]:
    return dict(draft_of(kinds).answers)
