"""`forms-app reports move`: what the page of a newer form does, with the same rules and refusals."""

import pytest
from sqlalchemy import select

from forms_app.config import FORM_DEFINITIONS
from forms_app.records.work import AuditEntry
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.sending import send
from forms_app.reporting.workshop import propose, publish, upload
from tests.cli.conftest import Run
from tests.reporting.desk import ATTESTED, Desk, write
from tests.reporting.form_texts import catalogues_of
from tests.reporting.test_moving import ANSWERS, C029, NEW, OLD

LEFT = "prohibition.art2-idleness-text"
FOCAL = "xaa.focal@example.org"


def publish_newer(desk: Desk) -> None:
    """A version in the workshop in which one question has another id, and another is gone."""
    text = (FORM_DEFINITIONS / C029 / "2026.yaml").read_text(encoding="utf-8").replace('version: "2026"', 'version: "2027"')
    text = text.replace("- id: art2-definition\n", f"- id: art2-meaning\n        was: [{OLD}]\n")
    text = text.replace("- id: art2-idleness-text\n", "- id: art2-idleness-practice\n")
    with desk.unit() as uow:
        upload(uow, desk.member(uow, "editor"), (C029, "2027"), text, catalogues_of(text), seen=0)
        propose(uow, desk.member(uow, "editor"), C029, "2027")
        publish(uow, desk.member(uow, "editor.second"), C029, "2027")


def version_of(desk: Desk) -> str:
    with desk.unit(writes=False) as uow:
        return desk.report(uow).form_version.version


def test_a_move_is_read_about_and_then_made_in_the_name_of_its_writer(run: Run, desk: Desk) -> None:
    publish_newer(desk)
    key = desk.made.report_key
    with desk.unit() as uow:
        write(uow, desk.report(uow), ANSWERS)
    read = run("reports", "move", key, "--by", FOCAL)
    assert read.exit_code == 0, read.output
    lines = read.output.splitlines()
    assert lines[0].startswith(f"{key}: {C029}, version 2026 to 2027, changes: ")
    assert f"= {NEW}: was {OLD}" in lines
    assert lines[-5:] == [
        "Answers that move to another question with the same meaning: 1",
        f"  {OLD} to {NEW}",
        "Answers that are kept aside, not asked for any more: 1",
        f"  {LEFT}: Under which provision, and how is it applied?",
        "Nothing was moved. To move it: --to 2027 --yes",
    ]
    assert version_of(desk) == "2026"
    moved = run("reports", "move", key, "--by", FOCAL, "--to", "2027", "--yes")
    assert moved.output.splitlines() == [*lines[:-1], f"{key} is now on version 2027."]
    with desk.unit(writes=False) as uow:
        draft = read_draft(uow.session, desk.report(uow), "en")
        assert draft.definition.version == "2027"
        assert {address.path: value for address, value in draft.sheet.items()} == {**ANSWERS, NEW: ANSWERS[OLD]}
        (entry,) = uow.session.scalars(select(AuditEntry).where(AuditEntry.act == "moved-draft"))
        assert (entry.person_id, entry.subject) == (desk.made.people["xaa.focal"], key)
        assert entry.details == {"version": "2027", "carried": 1}
    again = run("reports", "move", key, "--by", FOCAL, "--yes")
    assert (again.exit_code, "no newer version of it is published" in again.output) == (1, True)


@pytest.mark.parametrize("yes", [(), ("--yes",)], ids=["read", "move"])
def test_what_cannot_be_moved_is_refused_in_words(run: Run, desk: Desk, yes: tuple[str, ...]) -> None:
    def refused(*arguments: str) -> str:
        done = run("reports", "move", *arguments, *yes)
        assert done.exit_code == 1
        return done.output

    key = desk.made.report_key
    assert "is on version 2026 of article-22/C029, and no newer version" in refused(key, "--by", FOCAL)
    publish_newer(desk)
    assert "There is no report XAA-nothing." in refused("XAA-nothing", "--by", FOCAL)
    for email in ("xaa.contributor@example.org", "xab.focal@example.org", "editor@example.org", "nobody@example.org"):
        assert f"{email} does not write the whole of {key}" in refused(key, "--by", email)
    assert "is 2027, not 2028" in refused(key, "--by", FOCAL, "--to", "2028")
    with desk.unit() as uow:
        write(uow, desk.report(uow), ATTESTED)
        send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, desk.report(uow), "en"), n=1)
    assert f"{key}.1 has been sent with its version" in refused(key, "--by", FOCAL)
    assert version_of(desk) == "2026"
