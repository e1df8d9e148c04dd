"""The three voices: what an organization writes stays with it until it is filed, and is then heard at once."""

import json

from forms_app.records.queries.submissions import submission_by_reference
from tests.servers.world import World
from tests.web.steps import communicate, file_observation, hidden, observe, post, send, send_report, sign, write

SAID = "Prisoners still work for private companies without consent."
REPLIED = "A bill is before Parliament."


def test_a_draft_observation_is_seen_by_nobody_else(world: World) -> None:
    reference = send_report(world)
    communicate(world, reference, "XAA-TUC", "XAA-EMP")
    key = observe(world, reference)
    write(world, "xaa.workers", key, {"observations.practice": SAID})
    for person in ("xaa.focal", "xaa.signatory", "xaa.employers", "xab.focal", "registry", "officer", "administrator", "expert"):
        client = world.client_for(person)
        for page in (f"/reports/{key}", f"/reports/{key}/review", f"/reports/{key}/sections/observations"):
            assert client.get(page).status_code == 403, (person, page)
        assert client.get(f"/submissions/{key}.1").status_code == 404
        assert SAID not in client.get("/", follow_redirects=True).text
        assert SAID not in client.get(f"/submissions/{reference}").text


def test_the_government_reads_an_observation_the_moment_it_is_filed(world: World) -> None:
    reference = send_report(world)
    communicate(world, reference, "XAA-TUC")
    filed = file_observation(world, reference, SAID)
    focal = world.client_for("xaa.focal")
    assert "Trades Union Congress of Arcadia" in focal.get("/").text
    assert SAID in focal.get(f"/submissions/{filed}").text
    acknowledged = world.client_for("xaa.workers").get(f"/submissions/{filed}/receipt")
    assert "Acknowledged" in acknowledged.text
    assert world.client_for("xab.focal").get(f"/submissions/{filed}").status_code == 403
    assert world.client_for("xaa.employers").get(f"/submissions/{filed}").status_code == 403


def test_what_is_filed_cannot_be_filed_again(world: World) -> None:
    reference = send_report(world)
    communicate(world, reference, "XAA-TUC")
    filed = file_observation(world, reference, SAID)
    key, client = filed.rpartition(".")[0], world.client_for("xaa.workers")
    assert client.get(f"/reports/{key}").location.endswith(f"/submissions/{filed}/receipt")
    assert client.get(f"/reports/{key}/review").location.endswith(f"/submissions/{filed}/receipt")
    again = post(client, f"/submissions/{reference}", {"n": "2", "seen": ""}, f"/reports/{key}/send")
    assert again.status_code == 409


def test_the_draft_of_what_is_filed_takes_no_more_answers(world: World) -> None:
    reference = send_report(world)
    communicate(world, reference, "XAA-TUC")
    key, client = observe(world, reference, "xaa.workers"), world.client_for("xaa.workers")
    section = f"/reports/{key}/sections/attestation-organizations"
    assert client.get(section).status_code == 200
    write(world, "xaa.workers", key, {"observations.practice": SAID})
    sign(world, "xaa.workers", key, "attestation-organizations")
    send(client, key)
    assert client.get(section).status_code == 403


def test_a_remark_is_anchored_to_its_question_and_stands_beside_it(world: World) -> None:
    reference = send_report(world)
    communicate(world, reference, "XAA-TUC")
    client, party = world.client_for("xaa.workers"), world.installation.parties["XAA-TUC"]
    fields = {"about": reference, "anchor": "practice.appreciation"}
    first = post(client, f"/submissions/{reference}", fields, f"/parties/{party}/remarks")
    second = post(client, f"/submissions/{reference}", fields, f"/parties/{party}/remarks")
    assert first.status_code == 303
    assert first.location == second.location, "one question, one remark"
    page = client.get(first.location)
    assert 'value="practice.appreciation"' in page.text or ">\npractice.appreciation<" in page.text
    key, row = first.location.split("/")[2], first.location.rpartition("__")[2].removesuffix("-question")
    name = f"remarks.list.text@{row}"
    section = f"/reports/{key}/sections/remarks"
    assert post(client, section, {name: SAID, f"rev:{name}": "0", "act": "save"}).status_code == 303
    assert SAID in client.get(f"/submissions/{reference}").text, "its own draft, beside the question"
    assert SAID not in world.client_for("xaa.focal").get(f"/submissions/{reference}").text
    read = world.client_for("xaa.focal").get(f"/submissions/{reference}").text
    assert '<span class="number">21.1</span>' in read, "the number that the question has in the form"
    sign(world, "xaa.workers", key, "attestation-organizations")
    assert send(client, key).status_code == 303
    beside = world.client_for("xaa.focal").get(f"/submissions/{reference}").text
    question = beside.index('id="q-practice.appreciation"')
    assert question < beside.index(SAID) < beside.index('class="shown-question', question + 40)


def test_a_remark_names_its_question_in_words_and_keeps_its_path(world: World) -> None:
    reference = send_report(world)
    communicate(world, reference, "XAA-TUC")
    client, party = world.client_for("xaa.workers"), world.installation.parties["XAA-TUC"]
    fields = {"about": reference, "anchor": "practice.appreciation"}
    begun = post(client, f"/submissions/{reference}", fields, f"/parties/{party}/remarks").location
    key = begun.split("/")[2]
    words = "Application in practice – In general, how is the instrument applied in practice?"
    assert f'<option value="practice.appreciation" selected>{words}</option>' in client.get(begun).text
    assert f"Remark 1: {words[:60].rstrip()}…" in client.get(begun).text
    sign(world, "xaa.workers", key, "attestation-organizations")
    assert words in client.get(f"/reports/{key}/review").text
    assert send(client, key).status_code == 303
    read = world.client_for("xaa.focal").get(f"/submissions/{key}.1").text
    assert words in read
    assert "practice.appreciation" not in read
    with world.reading() as uow:
        kept = submission_by_reference(uow.session, f"{key}.1")
        assert kept is not None
        assert json.loads(kept.content)["answers"]["remarks.list"] == [{"anchor": "practice.appreciation"}]


def test_a_remark_on_a_question_that_was_not_asked_is_refused(world: World) -> None:
    reference = send_report(world)
    communicate(world, reference, "XAA-TUC")
    client, party = world.client_for("xaa.workers"), world.installation.parties["XAA-TUC"]
    page, url = f"/submissions/{reference}", f"/parties/{party}/remarks"
    assert post(client, page, {"about": reference, "anchor": "no.such"}, url).status_code == 422
    assert post(client, page, {"about": "XAA-none.1", "anchor": "practice.appreciation"}, url).status_code == 404
    token = hidden(client.get(page).text, "csrf_token")
    employers = world.client_for("xaa.employers")
    data = {"about": reference, "anchor": "practice.appreciation", "csrf_token": token}
    assert employers.post(url, data=data).status_code in (400, 403)


def test_the_reply_stands_beside_the_observation_and_the_organization_reads_it(world: World) -> None:
    reference = send_report(world)
    communicate(world, reference, "XAA-TUC")
    filed = file_observation(world, reference, SAID)
    focal, workers = world.client_for("xaa.focal"), world.client_for("xaa.workers")
    page = f"/submissions/{filed}/reply"
    begun = post(focal, page, {"form_language": "en", "language": ""})
    assert begun.status_code == 303
    key = begun.location.split("/")[2]
    assert workers.get(f"/reports/{key}").status_code == 403
    write(world, "xaa.focal", key, {"reply.overall": REPLIED})
    drafted = focal.get(page).text
    assert SAID in drafted
    assert REPLIED in drafted
    sign(world, "xaa.focal", key, "attestation-reply")
    sent = send(focal, key)
    assert sent.status_code == 303, sent.text
    beside = workers.get(f"/submissions/{filed}").text
    assert SAID in beside
    assert REPLIED in beside
    assert "Replies of governments" in workers.get("/").text
    assert world.client_for("xaa.employers").get(f"/submissions/{key}.1").status_code == 403


def test_an_observation_needs_no_report(world: World) -> None:
    client, party = world.client_for("xaa.employers"), world.installation.parties["XAA-EMP"]
    page = f"/parties/{party}/observations/new"
    chosen = {"instrument": "C029", "year": "2026", "form_language": "fr", "language": ""}
    begun = post(client, page, chosen)
    assert begun.status_code == 303, begun.text
    assert client.get(begun.location).status_code == 200
    for wrong in ({"instrument": "C999"}, {"year": "26"}, {"form_language": "xx"}, {"language": "tlh"}):
        assert post(client, page, {**chosen, **wrong}).status_code == 422, wrong


def test_each_party_observes_only_for_itself(world: World) -> None:
    party = world.installation.parties["XAA-TUC"]
    for person in ("xaa.focal", "xaa.employers", "expert", "registry"):
        assert world.client_for(person).get(f"/parties/{party}/observations/new").status_code == 403, person
        assert world.client_for(person).get(f"/parties/{party}").status_code == 403, person
