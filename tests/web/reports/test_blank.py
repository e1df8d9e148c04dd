"""The blank form of a report, for those who write it: of the version that it is written with."""

from forms_app.worker.performing import Workshop, perform
from forms_app.worker.tasks import TASKS
from tests.documents.reading import words
from tests.servers.posting import post
from tests.servers.world import World


def test_whoever_writes_a_report_gets_its_form_on_paper(world: World) -> None:
    client = world.client_for("xaa.contributor")
    tasks = f"/reports/{world.installation.report_key}"
    address = f"{tasks}/form.pdf?language=fr"
    assert f'href="{address}"' in client.get(tasks).text
    assert post(client, f"{tasks}/form/making?language=fr").status_code == 303
    perform(Workshop(world.settings, world.sessions), TASKS, *world.jobs)
    text = words(client.get(address).data)
    assert "Convention sur le travail forcé, 1930" in text
    # the same paper serves the request, and whoever else asks for this version in this language
    assert client.get(f"/requests/{world.installation.request_id}/form.pdf?language=fr").status_code == 403
    focal = world.client_for("xaa.focal")
    assert focal.get(f"/requests/{world.installation.request_id}/form.pdf?language=fr").mimetype == "application/pdf"
    assert world.client_for("editor").get("/workshop/forms/article-22/C029/2026/blank.pdf?language=fr").status_code == 200
