"""A form is tried out in a situation: what is asked follows the facts and the answers, and nothing is kept."""

import re

from sqlalchemy import func, select

from forms_app.records.reports import AnswerRevision, Report
from tests.servers.world import World
from tests.web.steps import hidden

TRIAL = "/workshop/forms/article-22/C029/2026/trial"


def try_out(world: World, situation: str = "", **answers: str) -> str:
    """The page after answering; without answers, as it opens."""
    client = world.client_for("editor")
    opened = client.get(f"{TRIAL}?{situation}")
    assert opened.status_code == 200, opened.text[-2000:]
    if not answers:
        return opened.text
    posted = {"csrf_token": hidden(opened.text, "csrf_token"), "act": "show"}
    for path, value in answers.items():
        posted |= {path: value, f"rev:{path}": "0"}
    answer = client.post(f"{TRIAL}?{situation}", data=posted)
    assert answer.status_code == 200, answer.text[-2000:]
    return answer.text


def test_the_situation_decides_which_sections_are_asked(world: World) -> None:
    first = try_out(world, "first_report=1&detailed=1&ratified=C029&ratified=P029")
    later = try_out(world, "first_report=0&detailed=0&pending=1&ratified=C029&ratified=P029")
    assert 'data-path="changes.any"' not in first
    assert 'data-path="changes.any"' in later
    assert "made up for this trial" in later
    assert 'data-path="prison-labour.' in first
    assert 'data-path="prison-labour.' not in later


def test_answers_decide_what_is_asked_next_and_are_kept_nowhere(world: World) -> None:
    def count() -> tuple[int | None, int | None]:
        with world.reading() as uow:
            return tuple(uow.session.scalar(select(func.count()).select_from(one)) for one in (Report, AnswerRevision))  # type: ignore[return-value]

    before = count()
    path = "prohibition.art1-gaps"
    assert f'data-path="{path}"' not in try_out(world)
    page = try_out(world, **{"prohibition.art1-prohibited": "partly", "practice.appreciation": "Much is done."})
    assert f'data-path="{path}"' in page
    assert "Much is done." in page
    assert count() == before


def test_entries_are_added_in_a_trial(world: World) -> None:
    page = try_out(world, act="row-add:laws.list")
    assert 'name="laws.list.title@' in page


def test_what_cannot_be_read_is_told_beside_its_field(world: World) -> None:
    page = try_out(world, **{"practice.workers-covered": "many"})
    assert "Write a number in figures" in page
    assert 'value="many"' in page


def test_the_form_is_shown_in_the_language_asked_for(world: World) -> None:
    page = try_out(world, "language=fr")
    assert 'lang="fr"' in page
    assert "Try it out" in page  # around it, the editor's own
    assert "Exemple" in page


def test_a_section_that_is_left_out_says_under_which_condition_it_would_be_asked(world: World) -> None:
    assert "Only if the State has ratified P029 and " in try_out(world, "ratified=C029")


def test_as_wide_as_a_phone_the_form_stands_in_a_frame_that_keeps_its_posts(world: World) -> None:
    client = world.client_for("editor")
    outer = client.get(f"{TRIAL}?width=phone&ratified=C029")
    framed = re.search(r'<iframe class="phone" src="([^"]+)"', outer.text)
    assert framed is not None
    address = framed[1].replace("&amp;", "&")
    assert "frame-src 'self'" in outer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in outer.headers["Content-Security-Policy"]
    assert 'data-path="' not in outer.text
    inner = client.get(address)
    assert "frame-ancestors 'self'" in inner.headers["Content-Security-Policy"]
    assert inner.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert f'method="post" action="{framed[1]}"' in inner.text
    posted = client.post(address, data={"csrf_token": hidden(inner.text, "csrf_token"), "act": "row-add:laws.list"})
    assert 'name="laws.list.title@' in posted.text
    assert "frame-ancestors 'none'" in client.get("/workshop/").headers["Content-Security-Policy"]
