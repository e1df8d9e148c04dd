"""Compiling from the page: the job, its progress, its file, its failure, its end."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from forms_app.records.jobs import add_job
from forms_app.records.people import Membership, Person
from forms_app.records.work import AuditEntry, Job, JobState
from forms_app.reference.dates import date_in_full as day_in_full
from forms_app.worker.formats import FORMATS
from forms_app.worker.mails import compose
from forms_app.worker.performing import Workshop, perform
from forms_app.worker.tasks import TASKS
from forms_app.worker.tidying import tidy
from tests.servers.correspondence import REPLIED, WORKERS_SAY, Correspondence
from tests.servers.databases import NOW
from tests.servers.installation import YEAR
from tests.servers.posting import post
from tests.servers.world import World

FULL = {
    "kind": "volume",
    "year": str(YEAR),
    "region": "Europe and Central Asia",
    "unit": "",
    "theme": "Forced labour",
    "instrument": "",
    "language": "en",
    "order": "instrument",
    "with": ["observations"],
}
CHOICE = {"kind": "volume", "year": str(YEAR), "unit": "", "instrument": "", "language": "en"}


def work(world: World) -> None:
    for job_id in world.jobs:
        perform(Workshop(world.settings, world.sessions), TASKS, job_id)


def test_a_volume_is_asked_for_made_and_downloaded(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("registry")
    answer = post(client, "/office/compile", CHOICE)
    assert answer.status_code == 303
    where = answer.headers["Location"]
    assert client.get(where, headers={"Accept": "application/json"}).get_json()["state"] == "waiting"
    work(world)
    page = client.get(where)
    name = f"volume-{YEAR}-en.pdf"
    assert name in page.text
    assert "Made from 4 submissions" in page.text
    pdf = client.get(f"{where}/{name}")
    assert "".join(one.extract_text() for one in PdfReader(BytesIO(pdf.data)).pages).count(WORKERS_SAY[:40]) == 1
    assert client.get(f"{where}/other.pdf").status_code == 404
    assert name in client.get("/office/compile").text
    with world.sessions() as session:
        entry = session.query(AuditEntry).filter_by(act="exported").one()
        assert entry.person_id == world.installation.people["registry"]
        assert entry.details["count"] == 4


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # nothing is asked of it
def test_what_the_command_can_make_can_be_asked_for_on_the_page(world: World) -> None:
    page = world.client_for("registry").get("/office/compile").text
    assert [one.kind for one in FORMATS.values() if f'value="{one.kind}"' not in page] == []
    assert "Volume for the archive (PDF/A\u20113)" in page


def test_tables_likewise(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("officer", "fr")
    where = post(client, "/office/compile", {**CHOICE, "kind": "tables", "unit": "XAA", "language": "fr"}).headers["Location"]
    work(world)
    book = load_workbook(BytesIO(client.get(f"{where}/tables-{YEAR}-XAA-fr.xlsx").data))
    assert book.worksheets[1]["E2"].value == "Arcadie"


def test_a_word_file_likewise(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("officer", "fr")
    where = post(client, "/office/compile", {**CHOICE, "kind": "word", "language": "fr"}).headers["Location"]
    work(world)
    given = client.get(f"{where}/word-{YEAR}-fr.docx")
    assert given.mimetype == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert WORKERS_SAY in [one.text for one in Document(BytesIO(given.data)).paragraphs]


def test_a_folder_of_pages_likewise(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("officer", "fr")
    where = post(client, "/office/compile", {**CHOICE, "kind": "html", "language": "fr"}).headers["Location"]
    work(world)
    with ZipFile(BytesIO(client.get(f"{where}/html-{YEAR}-fr.zip").data)) as packed:
        chapter = packed.read(f"volume-{YEAR}-fr/chapters/0001.html").decode()
        manifest = json.loads(packed.read(f"volume-{YEAR}-fr/manifest.json"))
    assert WORKERS_SAY in chapter
    assert "Arcadie" in chapter
    assert {one["reference"] for one in manifest["submissions"]} == {
        correspondence.report,
        correspondence.workers,
        correspondence.employers,
        correspondence.reply,
    }
    with world.sessions() as session:
        assert session.query(AuditEntry).filter_by(act="exported").one().subject == f"html-{YEAR}-fr"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the queries are tested on both
def test_a_choice_says_in_words_what_it_leaves_out_wherever_it_is_named(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("registry", "fr")
    where = post(client, "/office/compile", FULL).headers["Location"]
    work(world)
    name = f"volume-{YEAR}-europe-and-central-asia-by-instrument-without-replies-without-comments-theme-forced-labour-en.pdf"
    words = (
        "Europe et Asie centrale, Travail forcé, par instrument, sans réponses aux observations, sans commentaires en attente "
        "(English)"
    )
    assert words in client.get(where).text
    assert words in client.get("/office/compile").text
    pages = PdfReader(BytesIO(client.get(f"{where}/{name}").data)).pages
    cover = " ".join(pages[0].extract_text().split())
    assert (
        "Europe and Central Asia, Forced labour, by instrument, without replies to observations, without pending comments"
        in cover
    )
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert WORKERS_SAY[:40] in text
    assert REPLIED[:40] not in text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_of_a_set_each_volume_is_downloaded_under_its_own_name_and_all_as_one(
    world: World, correspondence: Correspondence
) -> None:
    client = world.client_for("registry", "fr")
    where = post(client, "/office/compile", CHOICE).headers["Location"]
    (job_id,) = world.jobs
    perform(Workshop(replace(world.settings, volume_pages=4), world.sessions), TASKS, job_id)
    with ZipFile(BytesIO(client.get(f"{where}/volume-{YEAR}-en.zip").data)) as packed:
        contents = {name: packed.read(name) for name in packed.namelist()}
    assert list(contents) == [f"volume-{YEAR}-en-{number}.pdf" for number in range(1, len(contents) + 1)]
    assert len(contents) > 1
    page = client.get(where).text
    for name, content in contents.items():
        assert f'<a href="{where}/{name}">{name}</a>' in page
        given = client.get(f"{where}/{name}")
        assert (given.data, given.mimetype) == (content, "application/pdf")
    assert client.get(f"{where}/volume-{YEAR}-en.pdf").status_code == 404
    pages = sum(len(PdfReader(BytesIO(content)).pages) for content in contents.values())
    assert f"Établi à partir de 4 envois, {pages} pages" in page
    assert f"{len(contents)} volumes" in client.get("/office/compile").text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_page_says_until_when_files_are_kept_and_then_leads_to_compiling_them_again(
    world: World, correspondence: Correspondence
) -> None:
    client, workshop = world.client_for("registry"), Workshop(world.settings, world.sessions)
    where = post(client, "/office/compile", {**CHOICE, "kind": "tables", "unit": "XAA"}).headers["Location"]
    work(world)
    with world.writing() as uow:
        (job,) = uow.session.query(Job).filter_by(kind="tables")
        job.finished_at = datetime(2026, 1, 31, 12, tzinfo=UTC)
    assert "What was compiled is kept until 2 March 2026." in client.get(where).text
    tidy(workshop)
    today = day_in_full(datetime.now(UTC).astimezone(ZoneInfo("Europe/Zurich")).date(), "en")
    page = client.get(where).text
    assert f"What was compiled was kept until {today}." in page
    again = re.search(r'href="([^"]+)"[^>]*><span>Compile it again', page)
    assert again is not None
    form = client.get(unescape(again[1])).text
    assert re.search(r'value="tables" checked', form)
    assert re.search(r'value="XAA" selected', form)
    gone = client.get(f"{where}/tables-{YEAR}-XAA-en.xlsx")
    assert gone.status_code == 404
    assert f"The file was kept until {today}." in gone.text
    policy = "Content-Security-Policy"
    assert gone.headers[policy] == client.get(where).headers[policy]  # it is a page, and not the file that is never run
    assert f"Kept until {today}" in client.get("/office/compile").text


def test_what_has_nothing_in_it_fails_with_its_reason(world: World) -> None:
    client = world.client_for("registry")
    where = post(client, "/office/compile", {**CHOICE, "unit": "XAB"}).headers["Location"]
    work(world)
    assert "Nothing was received for this choice." in client.get(where).text
    assert "Nothing was received for this choice." in client.get("/office/compile").text


def test_a_choice_that_cannot_be_read_is_told_beside_its_field(world: World) -> None:
    wrong = {"kind": "novel", "year": str(YEAR), "unit": "ZZZ", "instrument": "29", "language": "xx"}
    stranger = {"region": "Mars", "theme": "Love", "order": "x"}
    answer = post(world.client_for("registry"), "/office/compile", {**wrong, **stranger})
    assert answer.status_code == 422
    for words in ("Choose a region from", "Choose a theme from", "Choose an order."):
        assert answer.text.count(words) >= 2, words
    for words in ("Choose what is to be made.", "Choose a country or territory", "such as C029 or P029", "Choose a language."):
        assert answer.text.count(words) >= 2  # in the summary and beside the field
    assert world.jobs == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("unit", "subject"),
    [("XAA", "Prêt : Tableaux (XLSX), 2026 : Arcadie"), ("XAB", "Pas établi : Volume (PDF), 2026 : Bordurie")],
)
def test_whoever_wants_a_mail_gets_it_in_their_own_language_when_the_job_has_ended(
    world: World, correspondence: Correspondence, unit: str, subject: str
) -> None:
    with world.writing() as uow:
        uow.session.get_one(Person, world.installation.people["registry"]).locale = "fr"
    kind = "tables" if unit == "XAA" else "volume"
    where = post(world.client_for("registry"), "/office/compile", {**CHOICE, "kind": kind, "unit": unit, "mail": "yes"})
    (job_id,) = world.jobs
    (mail,) = perform(Workshop(world.settings, world.sessions), TASKS, job_id)
    with world.sessions() as session:
        params = session.get_one(Job, mail.job_id).params
    assert (mail.kind, params["to"]) == ("mail", "registry@example.org")
    said, text = compose(params["template"], params["locale"], params["values"], "https://reports.example.org")
    assert said == subject
    assert f"https://reports.example.org{where.headers['Location']}" in text.splitlines()
    assert perform(Workshop(world.settings, world.sessions), TASKS, job_id) == []  # it had ended already


def test_nobody_gets_a_mail_who_did_not_want_one(world: World, correspondence: Correspondence) -> None:
    post(world.client_for("registry"), "/office/compile", {**CHOICE, "kind": "tables"})
    (job_id,) = world.jobs
    assert perform(Workshop(world.settings, world.sessions), TASKS, job_id) == []


def test_a_cancelled_job_makes_nothing_and_sends_no_mail(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("registry")
    where = post(client, "/office/compile", {**CHOICE, "mail": "yes"}).headers["Location"]
    page = post(client, where, to=f"{where}/cancel")
    assert page.status_code == 303
    work(world)
    assert "Cancelled" in client.get(where).text
    with world.sessions() as session:
        assert session.query(Job).filter_by(kind="volume").one().state == JobState.CANCELLED
        assert session.query(Job.kind).order_by(Job.id.desc()).limit(1).scalar() == "volume"  # nothing followed from its end


def test_whoever_lost_the_membership_meanwhile_gets_no_volume(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("registry")
    post(client, "/office/compile", CHOICE)
    with world.writing() as uow:
        uow.session.query(Membership).filter_by(person_id=world.installation.people["registry"]).one().ended_at = NOW
    work(world)
    page = world.client_for("officer").get("/office/compile").text
    assert "may not read it any more" in page


def test_a_job_of_another_kind_has_no_page_here(world: World) -> None:
    with world.writing() as uow:
        job_id = add_job(uow, "mail", {"to": "a@example.org", "subject": "Due"}, secret={"body": "secret words"}).id
    assert world.client_for("registry").get(f"/office/compile/{job_id}").status_code == 404


def test_administrators_see_failed_work_and_mails_that_were_not_sent_but_not_their_words(world: World) -> None:
    with world.writing() as uow:
        job_id = add_job(uow, "mail", {"to": "a@example.org", "subject": "Due"}, secret={"body": "secret words"}).id
    perform(Workshop(world.settings, world.sessions), TASKS, job_id)
    page = world.client_for("administrator").get("/office/jobs").text
    assert "Not sent: no mail server is set" in page
    assert "secret words" not in page
    assert "No work is in this state." in world.client_for("administrator").get("/office/jobs?state=cancelled").text
