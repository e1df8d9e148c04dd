"""Choices that the Office saves: made once, found by everybody who compiles, filling the form in for any year."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from forms_app.records.selections import SavedSelection
from forms_app.records.unit_of_work import Sessions
from forms_app.records.work import Job
from forms_app.reporting.saved_selections import of_year
from forms_app.reporting.selections import Options, Order, Selection, selection_of
from tests.servers.installation import YEAR
from tests.servers.posting import post
from tests.servers.world import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the verbs are tested on both

CHOICE = {
    "kind": "volume",
    "year": str(YEAR),
    "region": "Europe and Central Asia",
    "unit": "XAA",
    "theme": "Forced labour",
    "instrument": "p029",
    "language": "fr",
    "order": "instrument",
    "with": ["replies"],
    "name": "Forced labour, Europe",
}
CHOSEN = Selection(
    YEAR, "XAA", "P029", "Europe and Central Asia", "Forced labour", "fr", Options(Order.INSTRUMENT, False, True, False)
)
SAVED = "/office/compile/saved"


def saved(sessions: Sessions) -> list[SavedSelection]:
    with sessions() as session:
        return session.query(SavedSelection).all()


def checked(page: str, name: str) -> set[str]:
    """The values of the choices that are made on a page, of radios and boxes of a name."""
    return set(re.findall(rf'name="{name}" value="([^"]*)" checked', page)) | set(
        re.findall(rf'<select[^>]* name="{name}".*?<option value="([^"]*)" selected', page, re.DOTALL)
    )


def test_a_saved_choice_fills_the_form_in_for_a_colleague_until_it_is_removed(world: World) -> None:
    answer = post(world.client_for("registry"), "/office/compile", CHOICE, to=SAVED)
    assert answer.status_code == 303
    assert world.jobs == []
    (kept,) = saved(world.sessions)
    assert of_year(kept, YEAR) == CHOSEN
    client = world.client_for("officer")
    page = client.get("/office/compile").text
    link = re.search(r'<a href="([^"]+)">Forced labour, Europe</a>', page)
    assert link is not None
    filled = client.get(html.unescape(link[1])).text
    for name, value in {"region": CHOSEN.region, "unit": "XAA", "theme": "Forced labour", "language": "fr"}.items():
        assert checked(filled, name) == {value}, name
    assert (checked(filled, "order"), checked(filled, "with")) == ({"instrument"}, {"replies"})
    assert 'value="P029"' in filled
    removed = post(client, "/office/compile", to=f"{SAVED}/{kept.id}/remove")
    assert removed.status_code == 303
    page = client.get("/office/compile").text
    assert "What was compiled with it stays." in page
    assert "Saved choices" not in page
    assert post(client, "/office/compile", to=f"{SAVED}/{kept.id}/remove").status_code == 404


def test_the_form_asks_for_everything_that_is_usual_when_nothing_is_chosen(world: World) -> None:
    page = world.client_for("registry").get("/office/compile").text
    assert checked(page, "with") == {"observations", "replies", "comments"}
    assert checked(page, "order") == {"unit"}
    assert '<details class="details" open' not in page


def test_a_choice_with_a_name_is_saved_when_it_is_compiled(world: World) -> None:
    client = world.client_for("registry")
    assert post(client, "/office/compile", CHOICE).status_code == 303
    with world.sessions() as session:
        assert selection_of(session.query(Job).one().params) == CHOSEN
    (kept,) = saved(world.sessions)
    assert kept.name == "Forced labour, Europe"
    again = post(client, "/office/compile", CHOICE)  # the name is taken now, and nothing that was chosen is lost
    assert again.status_code == 422
    assert again.text.count("Another choice is saved as “Forced labour, Europe”.") == 2
    assert (checked(again.text, "unit"), checked(again.text, "with")) == ({"XAA"}, {"replies"})
    assert len(world.jobs) == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": " "}, "Write a name under which"),
        ({"name": "n" * 81}, "A name may have 80 characters."),
        ({"region": "Africa"}, "Arcadia is not in the region Africa."),
        ({"theme": "Wages"}, "Protocol of 2014 to Convention No. 29 is no instrument of the theme Wages."),
        ({"region": "Mars"}, "Choose a region from the list."),
    ],
)
def test_what_cannot_be_saved_is_told_beside_its_field(world: World, changed: dict[str, str], words: str) -> None:
    answer = post(world.client_for("registry"), "/office/compile", {**CHOICE, **changed}, to=SAVED)
    assert answer.status_code == 422
    assert answer.text.count(words) == 2
    assert saved(world.sessions) == []


def test_an_address_that_names_what_is_not_there_any_more_says_so(world: World) -> None:
    page = world.client_for("registry").get("/office/compile?order=unit&language=en&theme=Wages&region=Mars&with=replies")
    assert page.status_code == 200
    assert page.text.count("Choose a region from the list.") == 2
    assert "Choose a theme" not in page.text


def test_the_address_of_a_saved_choice_keeps_the_year_that_is_shown(world: World) -> None:
    where = post(world.client_for("registry"), "/office/compile", CHOICE, to=SAVED).headers["Location"]
    assert parse_qs(urlsplit(where).query)["year"] == [str(YEAR)]
