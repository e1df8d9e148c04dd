"""A table within each entry of another one: by buttons and by script; and cells that other cells of their row ask for."""

import re

from tests.servers.world import World
from tests.web.filling.pages import SectionPage, section_page, value
from tests.web.filling.test_rows import ask

COPIES, MEETINGS = "others.copies", "others.copies.meetings"


def press(page: SectionPage, act: str) -> SectionPage:
    answer = page.post(act=act)
    assert answer.status_code == 303, answer.text[:2000]
    return page.reload()


def with_one_meeting(kinds: World) -> tuple[SectionPage, str, str]:
    """The page after an organization and a meeting with it were added, and the ids of both rows."""
    page = press(section_page(kinds, "others"), f"row-add:{COPIES}")
    (copy,) = value(kinds, COPIES)
    page = press(page, f"row-add:{MEETINGS}@{copy}")
    (meeting,) = value(kinds, MEETINGS, copy)
    return page, copy, meeting


def test_entries_are_added_within_an_entry_filled_in_moved_and_taken_away(kinds: World) -> None:
    page, copy, first = with_one_meeting(kinds)
    page = press(page, f"row-add:{MEETINGS}@{copy}")
    second = value(kinds, MEETINGS, copy)[1]
    assert page.post({f"{MEETINGS}.said@{copy}/{first}": "Much was said."}).status_code == 303
    assert value(kinds, f"{MEETINGS}.said", f"{copy}/{first}") == "Much was said."
    page = press(page.reload(), f"row-lower:{MEETINGS}@{copy}:{first}")
    assert value(kinds, MEETINGS, copy) == [second, first]
    press(page, f"row-remove:{MEETINGS}@{copy}:{second}")
    assert value(kinds, MEETINGS, copy) == [first]


def test_a_script_adds_an_entry_within_an_entry(kinds: World) -> None:
    _page, copy, _meeting = with_one_meeting(kinds)
    answer = ask(kinds, path=f"{MEETINGS}@{copy}", act="row-add")
    assert answer.status_code == 200
    row = value(kinds, MEETINGS, copy)[1]
    assert f'name="{MEETINGS}.said@{copy}/{row}"' in answer.json["html"]
    assert [one["title"] for one in answer.json["rows"]] == ["Meeting 1", "Meeting 2"]


def test_what_stands_in_no_row_is_refused(kinds: World) -> None:
    page, copy, _meeting = with_one_meeting(kinds)
    for stranger in (f"{MEETINGS}@nobody", MEETINGS, f"{COPIES}.reply@{copy}"):
        assert page.post(act=f"row-add:{stranger}").status_code == 422
    cell = f"{MEETINGS}.said@{copy}/nobody"
    assert page.post({f"rev:{cell}": "0", cell: "Made up"}).status_code == 422
    assert value(kinds, f"{MEETINGS}.said", f"{copy}/nobody") is None


def test_what_is_written_in_an_entry_that_a_colleague_took_off_is_kept(kinds: World) -> None:
    page, copy, meeting = with_one_meeting(kinds)
    theirs = section_page(kinds, "others", "xaa.second")
    press(theirs, f"row-remove:{COPIES}:{copy}")
    assert page.post({f"{MEETINGS}.said@{copy}/{meeting}": "Kept."}).status_code == 303
    assert value(kinds, f"{MEETINGS}.said", f"{copy}/{meeting}") == "Kept."


def test_a_save_tells_which_cells_of_the_row_are_asked_now(kinds: World) -> None:
    page, copy, meeting = with_one_meeting(kinds)
    token = {"X-CSRFToken": page.fields["csrf_token"], "Accept": "application/json"}
    url = f"/reports/{kinds.installation.report_key}/answers"
    save = {"address": f"{COPIES}.reply@{copy}", "parts": {"": ["no"]}, "revision": 0, "language": None}
    shown = page.client.post(url, json=save, headers=token).get_json()["visible"]
    assert shown[f"{COPIES}.why@{copy}"] is False
    assert shown[f"{MEETINGS}@{copy}"] is False
    shown = page.client.post(url, json={**save, "parts": {"": ["partly"]}, "revision": 1}, headers=token).get_json()["visible"]
    assert shown[f"{COPIES}.why@{copy}"] is True
    assert shown[f"{MEETINGS}@{copy}"] is True
    assert shown[f"{MEETINGS}.present@{copy}/{meeting}"] is False
    assert "Only if the answer to “Reply” is “Partly”." in page.client.get(page.url).text


def test_a_cell_that_binds_the_state_says_so_where_it_is_filled_in_and_where_it_is_read(kinds: World) -> None:
    page, copy, _meeting = with_one_meeting(kinds)
    _before, framed = page.text.split(f'data-path="{COPIES}.reply@{copy}"')
    assert "A declaration: the answer binds the State." in framed.split('data-path="')[0]
    assert page.text.count("A declaration: the answer binds the State.") == 1
    assert page.post({f"{COPIES}.reply@{copy}": "yes", f"{COPIES}.letters@{copy}": "2"}).status_code == 303
    review = page.client.get(f"/reports/{kinds.installation.report_key}/review").text
    shown = {
        re.sub(r"<.*?>", "", term): answer for term, answer in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", review, re.DOTALL)
    }
    assert {term for term, answer in shown.items() if "A declaration: the answer binds the State." in answer} == {"Reply"}
    assert "Letters" in shown


def test_the_review_names_an_entry_within_an_entry_and_leads_to_it(kinds: World) -> None:
    page, copy, _meeting = with_one_meeting(kinds)
    assert page.post({f"{COPIES}.letters@{copy}": "2"}).status_code == 303  # of the meeting nothing is said
    review = page.client.get(f"/reports/{kinds.installation.report_key}/review").text
    found = re.search(r'/sections/others#(q-others_copies_meetings[^"]*)">([^<]*)</a>', review)
    assert found is not None
    assert found[2] == "Meetings (entry 1.1)"
    assert f'id="{found[1]}"' in page.reload().text
