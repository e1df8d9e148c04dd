"""The Committee's reading view: every voice in its place, and nothing outside the reader's scope."""

from forms_app.records.people import Membership
from tests.servers.correspondence import ANSWERED_POINT, ASKED, EMPLOYERS_SAY, REPLIED, WORKERS_SAY, Correspondence
from tests.servers.counting import counted_queries
from tests.servers.installation import YEAR
from tests.servers.world import World

FILE = f"/reading/{YEAR}/XAA/C029+P029"


def limit(world: World, units: list[str], instruments: list[str]) -> None:
    """Give the expert a scope."""
    with world.writing() as uow:
        member = uow.session.query(Membership).filter_by(person_id=world.installation.people["expert"]).one()
        member.units, member.instruments = units, instruments


def test_a_file_has_every_voice_apart_and_in_order(world: World, correspondence: Correspondence) -> None:
    page = world.client_for("expert").get(FILE).text
    comments, report, workers, employers = (page.index(f'id="{part}"') for part in ("comments", "report", "workers", "employers"))
    assert comments < page.index("has not been amended") < page.index(ANSWERED_POINT) < report
    assert report < page.index(ASKED) < workers < page.index(WORKERS_SAY) < page.index(REPLIED) < employers
    assert employers < page.index(EMPLOYERS_SAY)
    assert page.count("No reply to this point.") == 1
    assert 'class="voice voice-workers"' in page


def test_every_id_on_the_page_is_there_once(world: World, correspondence: Correspondence) -> None:
    page = world.client_for("expert").get(FILE).text
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_before_anything_is_sent_there_is_no_file(world: World) -> None:
    client = world.client_for("expert")
    assert client.get(FILE).status_code == 404
    assert "Nothing has come for this session yet" in client.get(f"/reading?year={YEAR}").text


def test_a_member_of_the_committee_reads_only_what_is_within_the_scope(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("expert")
    for units, instruments in ((["XAB"], []), ([], ["C087"])):
        limit(world, units, instruments)
        assert client.get(FILE).status_code == 404
        assert "Arcadia" not in client.get("/reading").text
    limit(world, ["XAA"], ["C029"])
    assert client.get(FILE).status_code == 200
    assert "Arcadia" in client.get("/reading").text


def test_the_list_says_which_voices_each_file_has(world: World, correspondence: Correspondence) -> None:
    page = " ".join(world.client_for("registry").get("/reading").text.split())
    assert "20 August 2026" in page
    assert "1 to 1 of 1 files" in page


def test_parties_do_not_read_the_committees_files(world: World, correspondence: Correspondence) -> None:
    for person in ("xaa.focal", "xaa.workers", "administrator"):
        assert world.client_for(person).get("/reading").status_code == 403
        assert world.client_for(person).get(FILE).status_code == 403


def test_lists_and_files_cost_few_queries(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("expert")
    client.get("/reading")
    for address in ("/reading", FILE):
        with counted_queries(world.app) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= 8, queries
