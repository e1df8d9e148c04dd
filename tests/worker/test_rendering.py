"""What becomes of a report that cannot be set in type: its job fails and says why; a volume has a page in its place."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from forms_app.documents.assembly.pieces import Piece
from forms_app.documents.limits import UnprintableError
from forms_app.documents.press import Press
from forms_app.documents.report import print_report
from forms_app.documents.values import TEMPLATE_VERSION
from forms_app.records.unit_of_work import Sessions, unit_of_work
from forms_app.reporting.selections import Selection
from forms_app.worker.performing import JobFailedError, Workshop
from forms_app.worker.rendering import kept_report, piece_of, rendered
from forms_app.worker.volumes import make_volumes
from tests.documents.assembly.sheets import volume_of
from tests.documents.reading import failures, words
from tests.servers.correspondence import REPLIED, Correspondence, sent
from tests.servers.installation import COMMENT, YEAR, Installation, report_of

COLUMNS = 400
WIDE = "\n".join("|" + f" {line} |" * COLUMNS for line in ("a", "-", "b"))


pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@dataclass(frozen=True)
class Sent:
    """A submission."""

    id: int
    reference: str
    digest: str


@pytest.fixture
def wide(sessions: Sessions, installation: Installation, correspondence: Correspondence) -> Sent:
    """A later version of the report, with a table that no sheet holds."""
    answers = {"practice.appreciation": WIDE, "comments.replies": [{"comment": COMMENT, "point": 1, "reply": "None."}]}
    with sessions() as session, unit_of_work(session, now=datetime.now(UTC), writes=True) as uow:
        made = sent(uow, report_of(session, installation), answers, "xaa.focal", installation)
        return Sent(made.id, made.reference, made.digest)


@pytest.mark.parametrize("cause", ["time", "memory", "columns", "fault"])
def test_who_asks_for_the_report_is_told_why_there_is_none(
    workshop: Workshop, wide: Sent, cause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if cause != "columns":
        monkeypatch.setattr(Press, "make", _failing(UnprintableError(cause, {"seconds": 1})))  # type: ignore[arg-type]
    with pytest.raises(JobFailedError) as raised:
        rendered(workshop, wide.id, "report", "en")
    assert raised.value.code == f"unprintable-{cause}"
    assert raised.value.params == ({"columns": COLUMNS, "widest": 28} if cause == "columns" else {"seconds": 1})
    assert kept_report(workshop, wide.id, "en") is None


def test_a_volume_has_a_page_in_its_place_and_all_the_rest(workshop: Workshop, wide: Sent, tmp_path: Path) -> None:
    made = make_volumes(workshop, Selection(YEAR, language="fr"), None, tmp_path, lambda *_: None)
    content = made.files[0].read_bytes()
    said = words(content)
    assert "un tableau de 400 colonnes. Une feuille en contient 28 au plus" in said
    assert REPLIED in said
    assert failures(content) == []
    assert kept_report(workshop, wide.id, "fr") is None


def test_the_page_says_who_sent_what_and_where_it_is(workshop: Workshop, wide: Sent, tmp_path: Path) -> None:
    (tmp_path / "wide.piece").write_bytes(piece_of(workshop, wide.id, "en"))
    page = volume_of([Piece("wide", tmp_path / "wide.piece", "Wide")]).content
    said = words(page)
    links = {note["/A"]["/URI"] for sheet in PdfReader(BytesIO(page)).pages for note in sheet.get("/Annots", []) if "/A" in note}
    assert links == {f"{workshop.settings.public_url}/submissions/{wide.reference}{end}" for end in ("", "/content.json")}
    assert all(one in said for one in (wide.reference, "Arcadia", "Forced Labour Convention", "Government report"))
    assert wide.digest in said.replace(" ", "")
    assert failures(page) == []


def test_it_is_tried_again_only_when_the_limits_or_the_templates_are_others(
    workshop: Workshop, wide: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(Press, "make", _failing(UnprintableError("time", {"seconds": 120}), asked))
    patient = replace(workshop, settings=replace(workshop.settings, render_seconds=240))
    first = piece_of(workshop, wide.id, "en")
    assert piece_of(workshop, wide.id, "en") == first
    assert len(asked) == 1
    piece_of(patient, wide.id, "en")
    assert len(asked) == 2
    monkeypatch.setattr("forms_app.worker.rendering.TEMPLATE_VERSION", f"{TEMPLATE_VERSION}+")
    piece_of(patient, wide.id, "en")
    assert len(asked) == 3


def test_once_the_report_can_be_set_it_takes_the_place_of_the_page(
    workshop: Workshop, wide: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = piece_of(workshop, wide.id, "en")
    monkeypatch.setattr("forms_app.documents.report._WIDEST", COLUMNS)
    monkeypatch.setattr(Press, "make", lambda self, render, *values: render(*values))
    document = rendered(workshop, wide.id, "report", "en")
    assert kept_report(workshop, wide.id, "en") == document.content
    assert piece_of(workshop, wide.id, "en") != page


def _failing(error: UnprintableError, asked: list[object] | None = None) -> object:
    def make(self: Press, render: object, *values: object) -> bytes:
        if asked is not None:
            asked.append(render)
        assert render is print_report
        raise error

    return make
