"""From the review to the receipt: what is shown, who may send, and that nothing is sent twice."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from sqlalchemy import func, select

from forms_app.records.queries.people import organization_by_code
from forms_app.records.queries.submissions import submission_by_reference
from forms_app.records.submissions import Communication, Submission
from tests.servers.world import World
from tests.web.steps import communicate, hidden, post, send, send_report, sign, write


def count_submissions(world: World) -> int:
    with world.reading() as uow:
        return uow.session.scalar(select(func.count()).select_from(Submission)) or 0


def test_the_review_shows_what_will_be_sent_and_what_is_missing(world: World) -> None:
    key = world.installation.report_key
    write(world, "xaa.focal", key, {"practice.appreciation": "Inspectors visited *all* brick kilns."})
    text = world.client_for("xaa.focal").get(f"/reports/{key}/review").text
    assert "Inspectors visited <em>all</em> brick kilns." in text
    assert "things are needed before it can be sent" in text
    assert f"/reports/{key}/sections/attestation#q-attestation_name-question" in text


def test_a_report_without_attestation_is_not_sent_and_says_what_is_needed(world: World) -> None:
    answer = send(world.client_for("xaa.focal"), world.installation.report_key)
    assert answer.status_code == 422
    assert "It was not sent yet" in answer.text
    assert count_submissions(world) == 0


def test_sending_leads_to_a_receipt_with_the_digest(world: World) -> None:
    reference = send_report(world)
    text = world.client_for("xaa.focal").get(f"/submissions/{reference}/receipt").text
    with world.reading() as uow:
        digest = uow.session.scalars(select(Submission.digest)).one()
    assert digest.replace(" ", "") in text.replace(" ", "")
    assert "Geneva time" in text
    assert f"/submissions/{reference}/report.pdf" in text
    assert world.jobs, "the documents are made in the background"


def test_a_sent_report_says_when_it_was_sent_and_no_more_that_it_is_due(world: World) -> None:
    key, client = world.installation.report_key, world.client_for("xaa.focal")
    pages = [f"/reports/{key}", f"/reports/{key}/sections/laws"]
    assert all("Due on 1 September 2026" in client.get(page).text for page in pages)
    send_report(world)
    for page in pages:
        text = client.get(page).text
        assert re.search(r"Version 1 sent on \d+ \w+ \d{4}", text)
        assert "Due on" not in text
    assert "nobody outside your government sees the draft of version 2" in client.get(pages[0]).text.lower()


def test_two_clicks_make_one_submission(world: World) -> None:
    key, client = world.installation.report_key, world.client_for("xaa.focal")
    sign(world, "xaa.focal", key)
    page = client.get(f"/reports/{key}/review").text
    fields = {name: hidden(page, name) for name in ("csrf_token", "n", "seen")}
    first, second = (client.post(f"/reports/{key}/send", data=fields) for _ in range(2))
    assert first.status_code == second.status_code == 303
    assert first.location == second.location
    assert count_submissions(world) == 1


def test_two_people_at_once_make_one_submission(world: World) -> None:
    key = world.installation.report_key
    sign(world, "xaa.focal", key)
    people = [world.client_for(name) for name in ("xaa.focal", "xaa.second", "xaa.signatory")]
    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(lambda client: send(client, key), people))
    assert [answer.status_code for answer in answers] == [303, 303, 303]
    assert len({answer.location for answer in answers}) == 1
    assert count_submissions(world) == 1


def test_what_changed_after_the_review_is_shown_before_it_is_sent(world: World) -> None:
    key, client = world.installation.report_key, world.client_for("xaa.signatory")
    sign(world, "xaa.focal", key)
    page = client.get(f"/reports/{key}/review").text
    fields = {name: hidden(page, name) for name in ("csrf_token", "n", "seen")}
    write(world, "xaa.focal", key, {"practice.appreciation": "Added at the last moment."})
    answer = client.post(f"/reports/{key}/send", data=fields)
    assert answer.status_code == 409
    assert "Added at the last moment." in answer.text
    assert count_submissions(world) == 0
    assert send(client, key).status_code == 303


def test_a_contributor_cannot_send_or_read_the_whole(world: World) -> None:
    key, client = world.installation.report_key, world.client_for("xaa.contributor")
    tasks = client.get(f"/reports/{key}")
    assert tasks.status_code == 200
    assert "/sections/practice" in tasks.text
    assert "/sections/prison-labour" not in tasks.text
    assert client.get(f"/reports/{key}/review").status_code == 403
    assert post(client, f"/reports/{key}/sections/practice", {"n": "1"}, f"/reports/{key}/send").status_code == 403


def test_a_signatory_sees_the_whole_draft_and_sends_it(world: World) -> None:
    key = world.installation.report_key
    sign(world, "xaa.focal", key)
    client = world.client_for("xaa.signatory")
    assert "Send the report" in client.get(f"/reports/{key}/review").text
    assert client.get(f"/reports/{key}/sections/practice").status_code == 403
    assert send(client, key).status_code == 303


def test_a_version_nobody_announced_is_refused(world: World) -> None:
    key, client = world.installation.report_key, world.client_for("xaa.focal")
    sign(world, "xaa.focal", key)
    for n in ("2", "0", "-1", "x", "99999999999"):
        assert send(client, key, n=n).status_code == 422, n
    assert count_submissions(world) == 0


def test_an_amendment_is_the_next_version_and_the_first_stays(world: World) -> None:
    key, client = world.installation.report_key, world.client_for("xaa.focal")
    first = send_report(world)
    write(world, "xaa.focal", key, {"practice.appreciation": "Corrected."})
    answer = send(client, key)
    assert answer.location.endswith(f"{key}.2/receipt")
    old = client.get(f"/submissions/{first}/receipt")
    assert "There is a newer version" in old.text
    assert "Corrected." not in client.get(f"/submissions/{first}").text
    assert "Corrected." in client.get(f"/submissions/{key}.2").text


def test_copies_give_access_and_are_told_on_the_receipt(world: World) -> None:
    reference = send_report(world)
    workers, employers = world.client_for("xaa.workers"), world.client_for("xaa.employers")
    assert workers.get(f"/submissions/{reference}").status_code == 403
    communicate(world, reference, "XAA-TUC")
    assert workers.get(f"/submissions/{reference}").status_code == 200
    assert employers.get(f"/submissions/{reference}").status_code == 403
    assert "Trades Union Congress of Arcadia" in world.client_for("xaa.focal").get(f"/submissions/{reference}/receipt").text


def test_an_organization_that_has_a_copy_of_each_version_is_listed_once(world: World) -> None:
    reference, key, client = send_report(world), world.installation.report_key, world.client_for("xaa.focal")
    communicate(world, reference, "XAA-TUC")
    write(world, "xaa.focal", key, {"practice.appreciation": "One more visit."})
    second = send(client, key).location.split("/")[2]
    with world.writing() as uow:
        tuc = organization_by_code(uow.session, "XAA-TUC")
        amended = submission_by_reference(uow.session, second)
        assert tuc is not None
        assert amended is not None
        copy = Communication(submission_id=amended.id, organization_id=tuc.id, communicated_on=date(2099, 9, 9), at=uow.now)
        uow.session.add(copy)
    for page in (f"/submissions/{second}/receipt", f"/submissions/{second}/copies"):
        text = client.get(page).text
        assert text.count("<span>Trades Union Congress of Arcadia</span>") == 1
        assert "9 September 2099" not in text, "the first it got is what counts"


def test_a_copy_for_nobody_or_for_a_stranger_is_refused(world: World) -> None:
    reference = send_report(world)
    client = world.client_for("xaa.focal")
    for ids in ([], ["999"], ["x"]):
        assert post(client, f"/submissions/{reference}/copies", {"organization": ids}).status_code == 422


def test_an_organization_named_in_the_report_gets_its_copy_when_it_is_sent(world: World) -> None:
    key = world.installation.report_key
    write(world, "xaa.focal", key, {"communication.sent": "all"})
    page = f"/reports/{key}/sections/communication"
    client = world.client_for("xaa.focal")
    added = post(client, page, {"act": "row-add:communication.list"})
    row = added.location.rpartition("-")[2]
    assert added.status_code == 303
    write_cell(world, key, row)
    assert "Trades Union Congress of Arcadia" in client.get(f"/reports/{key}/review").text.partition('id="send"')[2]
    reference = send_report(world)
    assert world.client_for("xaa.workers").get(f"/submissions/{reference}").status_code == 200


def write_cell(world: World, key: str, row: str) -> None:
    """Name the trade unions in a row of the table of organizations."""
    page = f"/reports/{key}/sections/communication"
    name = f"communication.list.organization@{row}"
    answer = post(world.client_for("xaa.focal"), page, {f"{name}:organization": "XAA-TUC", f"rev:{name}": "0", "act": "save"})
    assert answer.status_code == 303, answer.text
