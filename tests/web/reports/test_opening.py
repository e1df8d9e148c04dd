"""Opening a report: asked for or not, once, in the languages that were chosen."""

from datetime import UTC, date, datetime, tzinfo
from typing import Self

import pytest
from sqlalchemy import select

from forms_app.records.reports import Report, Request
from tests.servers.world import World
from tests.web.steps import post


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """What requests take for the present moment (in UTC)."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(moment.year, moment.month, moment.day, moment.hour, tzinfo=tz)

    monkeypatch.setattr("forms_app.web.transaction.datetime", Clock)


def asked(world: World, instruments: str = "C111", year: int = 2026) -> int:
    """A further request to XAA; its id."""
    with world.writing() as uow:
        requested = Request(
            procedure="article-22",
            unit_code="XAA",
            instruments=instruments,
            year=year,
            due_on=date(year, 9, 1),
            form_code="article-22/simplified",
            detailed=False,
            first_report=False,
            reasons=[{"code": "cycle", "params": {"instrument": instruments, "years": 3}, "illustrative": True}],
            created_at=datetime(2026, 2, 1, tzinfo=UTC),
        )
        uow.session.add(requested)
        uow.session.flush()
        return requested.id


def test_a_request_says_why_and_that_it_is_illustrative(world: World) -> None:
    text = world.client_for("xaa.focal").get(f"/requests/{asked(world)}/report").text
    assert "1 September 2026" in text
    assert "Illustrative" in text
    assert "Model form, not adopted by the Governing Body" in text


def test_opening_twice_gives_one_report_in_the_chosen_languages(world: World) -> None:
    page, client = f"/requests/{asked(world)}/report", world.client_for("xaa.focal")
    first = post(client, page, {"form_language": "fr", "language": "ar"})
    second = client.get(page)
    assert first.location == second.location
    with world.reading() as uow:
        report = uow.session.scalars(select(Report).where(Report.key == first.location.rpartition("/")[2])).one()
        assert (report.form_language, report.language) == ("fr", "ar")


@pytest.mark.parametrize("wrong", [{"form_language": "tlh"}, {"form_language": ""}, {"language": "tlh"}])
def test_a_language_that_is_not_offered_is_refused(world: World, wrong: dict[str, str]) -> None:
    page = f"/requests/{asked(world)}/report"
    answer = post(world.client_for("xaa.focal"), page, {"form_language": "en", "language": "", **wrong})
    assert answer.status_code == 422
    assert "data-error-summary" in answer.text


def test_a_government_reports_without_being_asked(world: World) -> None:
    page = f"/parties/{world.installation.parties['xaa']}/reports/new"
    chosen = {"instrument": "C182", "form": "article-22/general", "form_language": "en", "language": ""}
    start = {"period.from.day": "1", "period.from.month": "6", "period.from.year": "2024"}
    period = {**start, "period.to.day": "31", "period.to.month": "5", "period.to.year": "2026"}
    client = world.client_for("xaa.focal")
    opened = post(client, page, {**chosen, **period})
    assert opened.status_code == 303, opened.text
    assert client.get(opened.location).status_code == 200
    assert opened.location in client.get("/").text
    for wrong in (
        {"instrument": "C999"},
        {"form": "article-23/observation"},
        {"form": "article-22/C029"},
        {"period.from.day": "32"},
        {"period.to.year": "2023"},
        {"period.to.day": "", "period.to.month": "", "period.to.year": ""},  # the content has both dates or none
    ):
        assert post(client, page, {**chosen, **period, **wrong}).status_code == 422, wrong


def test_who_reports_on_the_same_once_more_is_led_to_the_report_that_is_being_written(world: World) -> None:
    page = f"/parties/{world.installation.parties['xaa']}/reports/new"
    chosen = {"instrument": "C182", "form": "article-22/general", "form_language": "en", "language": ""}
    client = world.client_for("xaa.focal")
    first = post(client, page, chosen)
    assert "You are writing a report on this already." not in client.get(first.location).text
    again = post(client, page, {**chosen, "form_language": "fr"})
    assert again.location == first.location
    assert "You are writing a report on this already." in client.get(again.location).text


def test_who_reports_of_their_own_accord_on_what_is_asked_for_is_led_to_the_request(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, datetime(2026, 5, 4, 9))  # noqa: DTZ001 -- the clock is told the zone
    client, page = world.client_for("xaa.focal"), f"/parties/{world.installation.parties['xaa']}/reports/new"
    chosen = {"instrument": "C111", "form": "article-22/general", "form_language": "en", "language": ""}
    request = f"/requests/{asked(world)}/report"
    assert post(client, page, chosen).location == request
    shown = client.get(request).text
    assert "A report on this is asked for already." in shown
    assert "Due on 1 September 2026" in shown
    first = post(client, request, {"form_language": "en", "language": ""})
    assert post(client, page, chosen).location == request
    assert client.get(request).location == first.location


@pytest.mark.parametrize(("day", "year"), [(1, 2026), (30, 2027)])
def test_a_report_without_a_request_has_the_year_of_the_next_session(
    world: World, monkeypatch: pytest.MonkeyPatch, day: int, year: int
) -> None:
    set_clock(monkeypatch, datetime(2026, 11, day, 9))  # noqa: DTZ001
    page = f"/parties/{world.installation.parties['xaa']}/reports/new"
    chosen = {"instrument": "C182", "form": "article-22/general", "form_language": "en", "language": ""}
    opened = post(world.client_for("xaa.focal"), page, chosen)
    with world.reading() as uow:
        report = uow.session.scalars(select(Report).where(Report.key == opened.location.rpartition("/")[2])).one()
        assert report.year == year


def test_a_form_on_two_instruments_brings_both(world: World) -> None:
    page = f"/parties/{world.installation.parties['xab']}/reports/new"
    chosen = {"instrument": "C029", "form": "article-22/C029", "form_language": "en", "language": ""}
    opened = post(world.client_for("xab.focal"), page, chosen)
    with world.reading() as uow:
        report = uow.session.scalars(select(Report).where(Report.key == opened.location.rpartition("/")[2])).one()
        assert report.instruments == "C029+P029"
