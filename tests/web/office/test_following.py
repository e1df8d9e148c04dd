"""What was requested and what came, as the Office sees it."""

from datetime import date

from forms_app.records.queries.world import load_world
from forms_app.records.reports import Request
from tests.servers.correspondence import Correspondence
from tests.servers.counting import counted_queries
from tests.servers.databases import NOW
from tests.servers.installation import YEAR
from tests.servers.world import World


def add_requests(world: World, count: int) -> None:
    """Requests of other instruments, alternately of both States."""
    with world.reading() as uow:
        codes = [code for code in sorted(load_world(uow.session).instruments) if code.startswith("C")][:count]
    with world.writing() as uow:
        uow.session.add_all(
            Request(
                procedure="article-22",
                unit_code=("XAA", "XAB")[place % 2],
                instruments=code,
                year=YEAR,
                due_on=date(2020, 9, 1) if place % 5 == 0 else date(2199, 9, 1),
                form_code="article-22/general",
                detailed=False,
                first_report=False,
                reasons=[{"code": "cycle", "params": {"years": 3}, "illustrative": True}],
                created_at=NOW,
            )
            for place, code in enumerate(codes)
        )


def test_a_draft_looks_like_nothing_sent(world: World) -> None:
    """The government of XAA has opened its report: that is its own affair."""
    page = world.client_for("officer").get(f"/office/requests?year={YEAR}")
    assert "Arcadia" in page.text
    assert "draft" not in page.text.lower().replace("drafts are never", "")
    page = world.client_for("officer").get(f"/office/requests/{world.installation.request_id}")
    assert "Nothing has been sent." in page.text
    assert world.installation.report_key not in page.text


def test_what_came_is_received_with_its_day(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("registry")
    page = client.get(f"/office/requests?year={YEAR}&state=received")
    assert "20 August 2026" in page.text
    assert "No request matches" in client.get(f"/office/requests?year={YEAR}&state=late").text


def test_the_page_of_a_request_has_every_voice_and_why(world: World, correspondence: Correspondence) -> None:
    page = world.client_for("registry").get(f"/office/requests/{world.installation.request_id}").text
    for reference in (correspondence.report, correspondence.workers, correspondence.employers, correspondence.reply):
        assert reference in page
    assert "Illustrative" in page
    assert "Trades Union Congress of Arcadia" in page
    assert "Observation, C029, 2024: 2 points" in page


def test_filters_narrow_and_keep_their_address(world: World) -> None:
    add_requests(world, 6)
    client = world.client_for("registry")
    page = client.get(f"/office/requests?year={YEAR}&state=overdue&instrument=c029").text
    assert "instrument=c029" in page
    assert "No request matches" in page or "Overdue" in page
    assert "No instrument has the code ZZZ" in client.get("/office/requests?instrument=ZZZ").text
    nonsense = "/office/requests?year=../1&page=-3&state=%27&region=x&unit=%00"
    assert client.get(nonsense).status_code == 200


def test_fifty_rows_cost_eight_queries_at_most(world: World) -> None:
    add_requests(world, 60)
    client = world.client_for("registry")
    client.get("/office/requests")
    with counted_queries(world.app) as queries:
        page = client.get(f"/office/requests?year={YEAR}")
    assert page.text.count("<tr") > 50
    assert len(queries) <= 8, queries
    with counted_queries(world.app) as queries:
        second = client.get(f"/office/requests?year={YEAR}&page=2")
    assert "51 to 61 of 61 requests" in second.text


def test_organizations_are_listed_with_what_they_filed(world: World, correspondence: Correspondence) -> None:
    page = world.client_for("registry").get("/office/organizations").text
    assert "Employers’ Federation of Arcadia" in page
    assert "1 to 2 of 2 organizations" in page


def test_only_the_office_sees_the_offices_pages(world: World) -> None:
    for person in ("xaa.focal", "xaa.workers", "expert", "administrator"):
        client = world.client_for(person)
        for address in ("/office/requests", "/office/compile", "/office/organizations"):
            assert client.get(address).status_code == 403, (person, address)
        assert client.get(f"/office/requests/{world.installation.request_id}").status_code == 403
    assert world.client_for("registry").get("/office/jobs").status_code == 403
