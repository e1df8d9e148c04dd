"""Rows of a table: added, moved and taken away by buttons and by script, by one person or two."""

from typing import Any

from tests.servers.world import World
from tests.web.filling.pages import SectionPage, fields_of, section_page, value

LAWS = "laws.list"


def add(page: SectionPage) -> SectionPage:
    answer = page.post(act=f"row-add:{LAWS}")
    assert answer.status_code == 303
    return page.reload()


def rows(kinds: World) -> list[str]:
    return list(value(kinds, LAWS) or [])


def test_a_row_is_added_after_everything_else_is_saved(kinds: World) -> None:
    page = add(section_page(kinds, "laws"))
    (row,) = rows(kinds)
    answer = page.post({f"{LAWS}.title@{row}": "Labour Code"}, act=f"row-add:{LAWS}")
    assert answer.location.endswith(f"#q-laws_list-{rows(kinds)[1]}")
    assert value(kinds, f"{LAWS}.title", row) == "Labour Code"


def test_rows_move_and_go(kinds: World) -> None:
    page = add(add(section_page(kinds, "laws")))
    first, second = rows(kinds)
    page.post(act=f"row-lower:{LAWS}:{first}")
    assert rows(kinds) == [second, first]
    page.reload().post(act=f"row-raise:{LAWS}:{first}")
    assert rows(kinds) == [first, second]
    page.reload().post(act=f"row-remove:{LAWS}:{first}")
    assert rows(kinds) == [second]


def test_two_people_who_add_rows_do_not_collide(kinds: World) -> None:
    mine, theirs = section_page(kinds, "laws"), section_page(kinds, "laws", "xaa.second")
    assert theirs.post(act=f"row-add:{LAWS}").status_code == 303
    assert mine.post(act=f"row-add:{LAWS}").status_code == 303
    assert len(rows(kinds)) == 2


def test_what_was_written_in_a_row_that_a_colleague_took_off_is_kept(kinds: World) -> None:
    mine = add(section_page(kinds, "laws"))
    (row,) = rows(kinds)
    section_page(kinds, "laws", "xaa.second").post(act=f"row-remove:{LAWS}:{row}")
    assert mine.post({f"{LAWS}.title@{row}": "Labour Code"}).status_code == 303
    assert value(kinds, f"{LAWS}.title", row) == "Labour Code"
    assert rows(kinds) == []


def test_what_cannot_be_read_in_a_row_that_was_taken_off_is_shown_again(kinds: World) -> None:
    mine = add(section_page(kinds, "laws"))
    (row,) = rows(kinds)
    section_page(kinds, "laws", "xaa.second").post(act=f"row-remove:{LAWS}:{row}")
    date = {f"{LAWS}.adopted@{row}:day": "99", f"{LAWS}.adopted@{row}:month": "1", f"{LAWS}.adopted@{row}:year": "2020"}
    answer = mine.post(dict(date))
    assert answer.status_code == 422
    assert "2020" in answer.text


def test_a_row_id_that_never_was_is_refused(kinds: World) -> None:
    page = add(section_page(kinds, "laws"))
    answer = page.post({f"rev:{LAWS}.title@stranger": "0", f"{LAWS}.title@stranger": "Made up"})
    assert answer.status_code == 422
    assert value(kinds, f"{LAWS}.title", "stranger") is None


def test_a_full_table_takes_no_further_row(kinds: World) -> None:
    page = section_page(kinds, "laws")
    for _ in range(5):
        page = add(page)
    assert page.post(act=f"row-add:{LAWS}").status_code == 422
    assert len(rows(kinds)) == 5


def test_a_row_that_cannot_be_read_keeps_its_text_beside_the_added_one(kinds: World) -> None:
    page = add(section_page(kinds, "laws"))
    (row,) = rows(kinds)
    name = f"{LAWS}.adopted@{row}:year"
    answer = page.post({name: "next year"}, act=f"row-add:{LAWS}")
    assert answer.status_code == 422
    assert fields_of(answer.text)[name] == "next year"
    assert len(rows(kinds)) == 2


def ask(kinds: World, person: str = "xaa.focal", **wanted: str) -> Any:
    page = section_page(kinds, "laws", person)
    url = f"/reports/{kinds.installation.report_key}/rows"
    token = {"X-CSRFToken": page.fields["csrf_token"], "Accept": "application/json"}
    return page.client.post(url, json=wanted, headers=token)


def test_a_script_gets_the_new_row_ready_to_show(kinds: World) -> None:
    answer = ask(kinds, path=LAWS, act="row-add")
    assert answer.status_code == 200
    (row,) = rows(kinds)
    assert answer.json["row"] == row
    assert f'name="{LAWS}.title@{row}"' in answer.json["html"]
    assert answer.json["rows"] == [{"id": row, "title": "Law or regulation 1"}]


def test_strange_acts_and_paths_of_a_script_are_refused(kinds: World) -> None:
    assert ask(kinds, path=LAWS, act="drop-table").status_code == 400
    assert ask(kinds, path="articles.convict", act="row-add").status_code == 422
    assert ask(kinds, path="nothing", act="row-add").status_code in (403, 422)
    assert ask(kinds, path=LAWS, act="row-add", more="x").status_code == 400
