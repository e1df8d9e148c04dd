"""Every address of the site and who may use it, told from the roles of the domain and not from the program's own table."""

from forms_app.records.queries.submissions import submission_by_reference
from forms_app.reporting.form_library import tree_library
from forms_app.reporting.opening import Languages, Subject, open_observation, open_reply
from tests.servers.correspondence import correspond
from tests.servers.installation import YEAR, membership_of
from tests.servers.world import World

GOVERNMENT = {"xaa.focal", "xaa.contributor", "xaa.signatory"}
READING_OFFICE = {"registry", "officer"}
SIGNED_IN = {*GOVERNMENT, *READING_OFFICE, "xaa.workers", "xaa.employers", "xab.focal", "administrator", "editor", "expert"}
EVERYBODY = {*SIGNED_IN, "nobody"}
READERS = {*GOVERNMENT, *READING_OFFICE, "xaa.workers", "xaa.employers", "expert"}  # of a report communicated to both
HEARERS = {*GOVERNMENT, *READING_OFFICE, "xaa.workers", "expert"}  # of the workers' observation, and of the reply to it
FOCAL = {"xaa.focal"}
WORKERS = {"xaa.workers"}
NO_FILE = f"{'0' * 64}/letter.pdf"
UNMADE = ("nothing", "/999", NO_FILE, "/form-version")  # what stands in addresses of things that are not there

# method, address (names in braces stand for what `places` made), who may
ROWS: tuple[tuple[str, str, set[str]], ...] = (
    ("GET", "/", SIGNED_IN),
    ("GET", "/sign-in", EVERYBODY),
    ("POST", "/sign-in", EVERYBODY),
    ("POST", "/sign-out", EVERYBODY),
    ("GET", "/new-password", EVERYBODY),
    ("POST", "/new-password", EVERYBODY),
    ("GET", "/new-password/nothing", EVERYBODY),
    ("POST", "/new-password/nothing", EVERYBODY),
    ("GET", "/change-password", SIGNED_IN),
    ("POST", "/change-password", SIGNED_IN),
    ("GET", "/language/fr", EVERYBODY),
    ("GET", "/invitations/nothing", EVERYBODY),
    ("POST", "/invitations/nothing", EVERYBODY),
    ("GET", "/verify", EVERYBODY),  # whoever holds the document
    ("POST", "/verify", EVERYBODY),
    ("GET", "/static/nothing.css", EVERYBODY),
    ("GET", "/fs-static/nothing.css", EVERYBODY),
    # a government's own
    ("GET", "/parties/{xaa}", GOVERNMENT),
    ("GET", "/parties/{xaa}/observations", GOVERNMENT),
    ("GET", "/parties/{xaa}/comments", GOVERNMENT),
    ("GET", "/parties/{xaa}/reports/new", FOCAL),
    ("POST", "/parties/{xaa}/reports/new", FOCAL),
    ("GET", "/requests/{request}/report", FOCAL),
    ("POST", "/requests/{request}/report", FOCAL),
    ("GET", "/requests/{request}/form.pdf", FOCAL),
    ("GET", "/requests/{request}/form/making", FOCAL),
    ("POST", "/requests/{request}/form/making", FOCAL),
    # a draft never leaves its government
    ("GET", "/reports/{report}", GOVERNMENT),
    ("GET", "/reports/{report}/form.pdf", GOVERNMENT),
    ("GET", "/reports/{report}/form/making", GOVERNMENT),
    ("POST", "/reports/{report}/form/making", GOVERNMENT),
    ("GET", "/reports/{report}/review", {"xaa.focal", "xaa.signatory"}),
    ("POST", "/reports/{report}/send", {"xaa.focal", "xaa.signatory"}),
    ("GET", "/reports/{report}/at-hand", {"xaa.focal", "xaa.contributor"}),
    ("POST", "/reports/{report}/at-hand", {"xaa.focal", "xaa.contributor"}),
    ("GET", "/reports/{report}/sections/practice", {"xaa.focal", "xaa.contributor"}),
    ("GET", "/reports/{report}/sections/prison-labour", FOCAL),
    ("POST", "/reports/{report}/sections/practice", {"xaa.focal", "xaa.contributor"}),
    ("POST", "/reports/{report}/sections/prison-labour", FOCAL),
    ("GET", "/reports/{report}/form-version", {"xaa.focal", "xaa.contributor"}),  # 404: there is no newer one
    ("POST", "/reports/{report}/form-version", {"xaa.focal", "xaa.contributor"}),
    ("POST", "/reports/{report}/answers", {"xaa.focal", "xaa.contributor"}),
    ("POST", "/reports/{report}/rows", {"xaa.focal", "xaa.contributor"}),
    ("POST", "/reports/{report}/files", {"xaa.focal", "xaa.contributor"}),
    ("GET", "/reports/{report}/files/" + NO_FILE, GOVERNMENT),
    ("GET", "/reports/{report}/history/practice.appreciation", GOVERNMENT),
    ("POST", "/reports/{report}/history/practice.appreciation", {"xaa.focal", "xaa.contributor"}),
    # what was sent, and communicated to both organizations
    ("GET", "/submissions/{sent}", READERS),
    ("GET", "/submissions/{sent}/receipt", READERS),
    ("GET", "/submissions/{sent}/content.json", READERS),
    ("GET", "/submissions/{sent}/files/" + NO_FILE, READERS),
    ("GET", "/submissions/{sent}/report.pdf", READERS),
    ("GET", "/submissions/{sent}/receipt.pdf", {*GOVERNMENT, *READING_OFFICE}),  # between its sender and the Office
    ("GET", "/submissions/{sent}/report/making", READERS),
    ("POST", "/submissions/{sent}/report/making", READERS),
    ("GET", "/submissions/{sent}/copies", {"xaa.focal", "xaa.signatory", "registry"}),
    ("POST", "/submissions/{sent}/copies", {"xaa.focal", "xaa.signatory", "registry"}),
    # an observation: for the government the moment it is filed, never for the other side
    ("GET", "/submissions/{said}", HEARERS),
    ("GET", "/submissions/{said}/receipt", HEARERS),
    ("GET", "/submissions/{said}/report.pdf", HEARERS),
    ("GET", "/submissions/{said}/content.json", HEARERS),
    ("GET", "/submissions/{said}/reply", FOCAL),
    ("POST", "/submissions/{said}/reply", FOCAL),
    ("GET", "/submissions/{reply}", HEARERS),
    ("GET", "/submissions/{reply}/receipt", HEARERS),
    ("GET", "/reports/{reply_draft}", GOVERNMENT),
    # an organization's own
    ("GET", "/parties/{tuc}", WORKERS),
    ("GET", "/parties/{tuc}/copies", WORKERS),
    ("GET", "/parties/{tuc}/observations/new", WORKERS),
    ("POST", "/parties/{tuc}/observations/new", WORKERS),
    ("POST", "/parties/{tuc}/remarks", WORKERS),
    ("GET", "/reports/{draft}", WORKERS),
    ("GET", "/reports/{draft}/review", WORKERS),
    ("GET", "/reports/{draft}/sections/observations", WORKERS),
    ("POST", "/reports/{draft}/send", WORKERS),
    # the Office and the Committee
    ("GET", "/office/requests", READING_OFFICE),
    ("GET", "/office/requests/{request}", READING_OFFICE),
    ("GET", "/office/compile", READING_OFFICE),
    ("POST", "/office/compile", READING_OFFICE),
    ("POST", "/office/compile/saved", READING_OFFICE),
    ("POST", "/office/compile/saved/999/remove", READING_OFFICE),
    ("GET", "/office/compile/999", READING_OFFICE),
    ("GET", "/office/compile/999/volume.pdf", READING_OFFICE),
    ("POST", "/office/compile/999/cancel", READING_OFFICE),
    ("GET", "/office/organizations", {"registry"}),
    ("GET", "/office/jobs", {"administrator"}),
    ("GET", "/workshop/", {"editor"}),
    ("POST", "/workshop/drafts", {"editor"}),
    ("GET", "/workshop/form-language.schema.json", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026", {"editor"}),
    ("POST", "/workshop/forms/article-22/C029/2026", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/source.yaml", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/schema.json", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/trial", {"editor"}),
    ("POST", "/workshop/forms/article-22/C029/2026/trial", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/trial/phone", {"editor"}),
    ("POST", "/workshop/forms/article-22/C029/2026/trial/phone", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/changes", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/changes/2026.pdf", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/changes/2026/making", {"editor"}),
    ("POST", "/workshop/forms/article-22/C029/2026/changes/2026/making", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/blank.pdf", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/blank/making", {"editor"}),
    ("POST", "/workshop/forms/article-22/C029/2026/blank/making", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/words", {"editor"}),
    ("POST", "/workshop/forms/article-22/C029/2026/words", {"editor"}),
    ("GET", "/workshop/forms/article-22/C029/2026/words/fr.po", {"editor"}),
    ("POST", "/workshop/forms/article-22/C029/2026/proposal", {"editor"}),
    ("POST", "/workshop/forms/article-22/C029/2026/publication", {"editor"}),
    ("GET", "/reading", {*READING_OFFICE, "expert"}),
    ("GET", "/reading/{year}/XAA/C029+P029", {*READING_OFFICE, "expert"}),
)


def make_places(world: World) -> dict[str, str | int]:
    """A report sent and communicated, observed on from both sides and once replied to; a draft of each kind.

    Gives the words that stand for them in the addresses of ROWS.
    """
    made = world.installation
    with world.writing() as uow:
        said = correspond(uow, made)
        sent = submission_by_reference(uow.session, said.report)
        employers_said = submission_by_reference(uow.session, said.employers)
        assert sent is not None
        assert employers_said is not None
        workers = membership_of(uow.session, made.people["xaa.workers"])
        focal = membership_of(uow.session, made.people["xaa.focal"])
        library = tree_library()
        subject = Subject("article-23", "XAA", ("C029", "P029"), YEAR)
        form, reply = library.latest("article-23/observation"), library.latest("article-23/reply")
        assert form is not None
        assert reply is not None
        draft = open_observation(uow, workers, subject, form, Languages("en", "en"), about=sent)
        reply_draft = open_reply(uow, focal, employers_said, reply, Languages("en", "en"))
        return {
            "xaa": made.parties["xaa"],
            "tuc": made.parties["XAA-TUC"],
            "request": made.request_id,
            "report": made.report_key,
            "draft": draft.key,
            "reply_draft": reply_draft.key,
            "sent": said.report,
            "said": said.workers,
            "reply": said.reply,
            "year": YEAR,
        }
