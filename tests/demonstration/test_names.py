"""Nothing invented can be taken for a real State, and nobody can be written to."""

import re
import unicodedata

import pytest
from babel import Locale

from forms_app.reference.units import LANGUAGES, REGIONS
from tests.demonstration.world import story, table, units


def folded(name: str) -> str:
    """A name without accents, case and spaces."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return re.sub("[^a-z]", "", letters)


def distance(first: str, second: str) -> int:
    """How many letters must be added, taken away or changed to make one of the other (Levenshtein)."""
    row = list(range(len(second) + 1))
    for place, letter in enumerate(first, 1):
        previous, row[0] = row[0], place
        for other, there in enumerate(second, 1):
            previous, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, previous + (letter != there))
    return row[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_near_that_of_a_real_country(language: str) -> None:
    real = {folded(name) for code, name in Locale(language).territories.items() if len(code) == 2}
    for unit in units().values():
        name = folded(unit.names[language])
        assert min(distance(name, one) for one in real) > 2, unit.names[language]
        assert not any(len(one) > 4 and (one in name or name in one) for one in real), unit.names[language]


def test_the_measure_of_nearness_sees_a_near_name() -> None:
    assert distance("grenada", "granada") == 1
    assert distance("alvorne", "algeria") > 2


def test_every_unit_is_fictional_and_named_in_three_languages() -> None:
    states = [unit for unit in units().values() if unit.member]
    assert len(states) >= 12
    assert {unit.region for unit in states} == set(REGIONS)
    for unit in units().values():
        assert unit.fictional
        assert unit.iso2 is None
        assert set(unit.names) == set(LANGUAGES)
    assert sum(bool(unit.federal) for unit in states) >= 2
    assert any(unit.code != unit.member_code for unit in units().values())


def test_every_state_has_organizations_of_both_sides() -> None:
    sides = {(row["unit"], row["side"]) for row in table("organizations.csv")}
    assert sides >= {(code, side) for code in units() for side in ("workers", "employers")}
    assert sum(row["unit"] == "" for row in table("organizations.csv")) >= 3


def test_addresses_lead_nowhere_and_parties_exist() -> None:
    organizations = {row["code"] for row in table("organizations.csv")}
    emails = [person.email for person in story().people]
    assert len(set(emails)) == len(emails)
    assert all(email.endswith("@example.org") for email in emails)
    for person in story().people:
        for membership in person.memberships:
            kind, _, code = membership.party.partition(":")
            assert code in {"government": set(units()), "organization": organizations}.get(kind, {""})


def test_everybody_who_acts_has_an_account() -> None:
    acting = {membership.party for person in story().people for membership in person.memberships}
    assert {f"government:{report.unit}" for report in story().reports.values()} <= acting
    assert {f"organization:{one.organization}" for one in story().observations.values()} <= acting
    emails = {person.email for person in story().people}
    senders = {report.sent_by for report in story().reports.values() if report.sent_by}
    assert senders <= emails


def test_comments_are_numbered_and_in_the_language_of_their_country() -> None:
    comments = table("comments.csv")
    assert len({row["id"] for row in comments}) >= 16
    for row in comments:
        assert row["language"] == units()[row["unit"]].language
        numbers = [int(one["point"]) for one in comments if one["id"] == row["id"]]
        assert numbers == list(range(1, len(numbers) + 1))
