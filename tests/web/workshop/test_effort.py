"""What a form asks of who answers it, on the page of its version."""

from tests.servers.world import World
from tests.web.steps import hidden

PAGE = "/workshop/forms/article-22/C029/2026"


def test_the_page_says_what_a_first_and_a_later_report_ask_for(world: World) -> None:
    page = world.client_for("editor").get(PAGE).text
    for words in ("What it asks of who answers", "First report", "Later report without changes", "Table of figures"):
        assert words in page


def test_a_version_with_problems_has_no_figures(world: World) -> None:
    client = world.client_for("editor")
    head = 'form: article-22/C111\nversion: "2026"\ninstruments: [C111]\ntitle: T\n'
    text = f"{head}sections: [{{id: nothing, include: nothing@1}}]\n"
    data = {"csrf_token": hidden(client.get("/workshop/").text, "csrf_token"), "text": text}
    assert client.post("/workshop/drafts", data=data).status_code == 303
    assert "What it asks" not in client.get("/workshop/forms/article-22/C111/2026").text
