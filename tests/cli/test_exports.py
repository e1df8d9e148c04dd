"""`compile` and `tables`, read back from the files they write; each on both databases, without a worker."""

import csv
import hashlib
import json
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from click.testing import CliRunner, Result
from docx import Document
from markupsafe import escape
from openpyxl import load_workbook
from pypdf import PdfReader

from forms_app.cli import main
from forms_app.config import Settings
from forms_app.records.queries.submissions import submission_by_reference
from forms_app.records.submissions import Rendering, Submission
from forms_app.records.unit_of_work import Sessions, unit_of_work
from forms_app.records.work import AuditEntry
from forms_app.reporting.saved_selections import save_selection
from forms_app.reporting.selections import Options, Order, Selection
from tests.documents.reading import archive_failures, failures, outline
from tests.documents.test_volume_json import CHECKER
from tests.servers.correspondence import (
    ANSWERED_POINT,
    ASKED,
    EMPLOYERS_SAY,
    REPLIED,
    WORKERS_SAY,
    Correspondence,
)
from tests.servers.databases import NOW
from tests.servers.installation import YEAR, Installation, membership_of

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # where queries are not what is tested


@pytest.fixture
def saved(sessions: Sessions, correspondence: Correspondence, installation: Installation) -> str:
    """The name of a saved choice: a theme in the order of instruments, without comments, in French."""
    options = Options(Order.INSTRUMENT, comments=False)
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        officer = membership_of(uow.session, installation.people["officer"])
        chosen = Selection(YEAR, theme="Forced labour", language="fr", options=options)
        return save_selection(uow, officer, "Forced labour", chosen).name


@pytest.fixture(autouse=True)
def here(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands work in the test's installation."""
    monkeypatch.setenv("FORMS_APP_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("FORMS_APP_FILES_URL", settings.files_url)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_volume_has_every_voice_apart_and_in_order(correspondence: Correspondence, tmp_path: Path, sessions: Sessions) -> None:
    out = tmp_path / "volume.pdf"
    result = run("compile", "--year", "2026", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert ": 4 submissions" in result.output
    assert "volume.pdf: documents" in result.output  # what its bar counts
    text = " ".join(text_of(out.read_bytes()).split())
    places = [text.index(words) for words in (ASKED, ANSWERED_POINT, WORKERS_SAY, REPLIED, EMPLOYERS_SAY)]
    assert places[0] < places[2] < places[3] < places[4]
    assert "It asks for the number of persons concerned." in text  # the comment that awaits a reply
    assert "Inspectors visited 140 brick kilns." in text[places[4] :]  # once more in the annex
    with sessions() as session:
        entry = session.query(AuditEntry).filter_by(act="exported").one()
        assert set(entry.details["versions"].split()) == {
            correspondence.report,
            correspondence.workers,
            correspondence.employers,
            correspondence.reply,
        }


def test_a_volume_in_french_says_what_it_says_in_french(correspondence: Correspondence, tmp_path: Path) -> None:
    out = tmp_path / "volume.pdf"
    words = ("compile", "--year", "2026", "--unit", "XAA", "--instrument", "C029", "--language", "fr", "--out", str(out))
    assert run(*words).exit_code == 0
    reader = PdfReader(out)
    assert str(reader.root_object["/Lang"]) == "fr"
    text = text_of(out.read_bytes())
    assert "Arcadie" in text
    assert "Arcadia:" not in text


@one_database
def test_a_volume_for_the_archive_has_what_was_sent_beside_its_pages(
    correspondence: Correspondence, tmp_path: Path, sessions: Sessions
) -> None:
    out = tmp_path / "archive.pdf"
    result = run("compile", "--year", "2026", "--unit", "XAA", "--format", "pdf-a", "--language", "es", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert archive_failures(out.read_bytes()) == failures(out.read_bytes()) == []
    with pikepdf.open(out) as file, sessions() as session:
        attached = {name: one.get_file().read_bytes() for name, one in file.attachments.items()}
        digests = {f"{one.reference}.json": one.digest for one in session.query(Submission)}
        assert session.query(AuditEntry).filter_by(act="exported").one().subject == "archive-2026-XAA-es"
    assert {name: hashlib.sha256(content).hexdigest() for name, content in attached.items()} == digests
    printed = "".join(text_of(out.read_bytes()).split())
    assert all(digest in printed for digest in digests.values())


def test_a_word_file_has_what_a_volume_has(correspondence: Correspondence, tmp_path: Path, sessions: Sessions) -> None:
    out = tmp_path / "volume.docx"
    result = run("compile", "--year", "2026", "--language", "es", "--format", "word", "--out", str(out))
    assert result.exit_code == 0, result.output
    file = Document(str(out))
    text = "\n".join(one.text for one in file.paragraphs)
    places = [text.index(words) for words in (ASKED, ANSWERED_POINT, WORKERS_SAY, REPLIED, EMPLOYERS_SAY)]
    assert places[0] < places[2] < places[3] < places[4]
    assert "Memoria del Gobierno" in [one.text for one in file.paragraphs if one.style and one.style.name == "Heading 2"]
    with sessions() as session:
        assert session.query(AuditEntry).filter_by(act="exported").one().subject == "word-2026-es"


def test_a_folder_of_pages_has_what_a_volume_has(correspondence: Correspondence, tmp_path: Path) -> None:
    out = tmp_path / "pages.zip"
    result = run("compile", "--year", "2026", "--unit", "XAA", "--format", "html", "--out", str(out))
    assert result.exit_code == 0, result.output
    with ZipFile(out) as packed:
        text = packed.read("volume-2026-XAA-en/chapters/0001.html").decode()
    places = [text.index(escape(words)) for words in (ASKED, ANSWERED_POINT, WORKERS_SAY, REPLIED, EMPLOYERS_SAY)]
    assert places[0] < places[2] < places[3] < places[4]


def test_a_volume_for_programs_holds_each_submission_as_it_is_exported(correspondence: Correspondence, tmp_path: Path) -> None:
    out, one = tmp_path / "volume.json", tmp_path / "one.json"
    result = run("compile", "--year", "2026", "--format", "json", "--language", "fr", "--out", str(out))
    assert result.exit_code == 0, result.output
    CHECKER.validate(json.loads(out.read_text("utf-8")))
    lines = out.read_text("utf-8").split("\n")
    head, submissions = json.loads(lines[0].removesuffix(",") + "}"), [line.removesuffix(",") for line in lines[2:-2]]
    (chapter,) = head["chapters"]
    assert chapter["unit"] == "Arcadie"
    assert "It asks for the number of persons concerned." in [point["text"] for point in chapter["comments"][0]["points"]]
    for line in submissions:
        known = json.loads(line)
        assert run("reports", "export", known["reference"], "--out", str(one)).exit_code == 0
        content = line.partition('"content":')[2].removesuffix("}").encode()
        assert content == one.read_bytes()
        assert hashlib.sha256(content).hexdigest() == known["sha256"]
    assert [json.loads(line)["reference"] for line in submissions] == chapter["submissions"]
    replied = next(json.loads(line) for line in submissions if correspondence.report in line)["content"]["answers"]
    assert {one["comment"] for one in replied["comments.replies"]} <= {one["id"] for one in chapter["comments"]}


def test_tables_for_programs_hold_every_answer(correspondence: Correspondence, tmp_path: Path) -> None:
    out = tmp_path / "tables.zip"
    result = run("compile", "--year", "2026", "--format", "csv", "--language", "fr", "--out", str(out))
    assert result.exit_code == 0, result.output

    def lines(packed: ZipFile, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(StringIO(packed.read(f"tables-2026-fr/{name}.csv").decode(), newline="")))

    with ZipFile(out) as packed:
        answers, comments = lines(packed, "answers"), lines(packed, "comments")
        sent = {one["submission"]: one for one in lines(packed, "submissions")}
        units = {one["unit"]: one["name"] for one in lines(packed, "units")}
    assert set(sent) == {correspondence.report, correspondence.workers, correspondence.employers, correspondence.reply}
    assert {one["newest"] for one in sent.values()} == {"true"}
    assert units["XAA"] == "Arcadie"
    said = {(one["submission"], one["value"]) for one in answers}
    for reference, words in (
        (correspondence.report, ASKED),
        (correspondence.report, ANSWERED_POINT),
        (correspondence.workers, WORKERS_SAY),
        (correspondence.employers, EMPLOYERS_SAY),
        (correspondence.reply, REPLIED),
        (correspondence.report, "'=No right of entry to private homes."),
    ):
        assert (reference, words) in said
    rated = [(one["row"], one["column"], one["code"]) for one in answers if one["column"] == "rating"]
    assert rated == [("1", "rating", "some")]
    point = next(one for one in answers if one["kind"] == "comment_reply")
    assert point["row"] in {f"{one['comment']}#{one['point']}" for one in comments}


def test_what_was_made_once_is_taken_as_it_is_kept_and_made_again_where_it_is_damaged(
    correspondence: Correspondence, settings: Settings, sessions: Sessions, tmp_path: Path
) -> None:
    out = tmp_path / "volume.pdf"
    assert run("compile", "--year", "2026", "--out", str(out)).exit_code == 0
    kept = files_by_kind(settings, sessions, correspondence.report)
    assert run("compile", "--year", "2026", "--unit", "XAA", "--out", str(out)).exit_code == 0
    assert files_by_kind(settings, sessions, correspondence.report) == kept
    whole = kept["piece"].read_bytes()
    kept["piece"].write_bytes(b"no piece any more")
    assert run("compile", "--year", "2026", "--without", "comments", "--out", str(out)).exit_code == 0
    assert kept["piece"].read_bytes() == whole
    for file in kept.values():
        file.write_bytes(b"nothing any more")
    assert run("compile", "--year", "2026", "--without", "replies", "--out", str(out)).exit_code == 0
    assert kept["piece"].read_bytes() == whole


def files_by_kind(settings: Settings, sessions: Sessions, reference: str) -> dict[str, Path]:
    """Where what was made of a submission is kept, by its kind; of each kind there is one."""
    with sessions() as session:
        sent = submission_by_reference(session, reference)
        assert sent is not None
        made = [(one.kind, one.digest) for one in session.query(Rendering).filter_by(submission_id=sent.id)]
    folder = Path(settings.files_url.removeprefix("file://"))
    assert len({kind for kind, _ in made}) == len(made)
    return {kind: next(folder.rglob(digest[2:])) for kind, digest in made if kind in ("report", "piece")}


def test_each_unit_may_have_volumes_of_its_own(correspondence: Correspondence, tmp_path: Path) -> None:
    assert run("compile", "--year", "2026", "--each-unit", "--out", f"{tmp_path}/units").exit_code == 0
    assert [one.name for one in (tmp_path / "units").iterdir()] == ["volume-2026-XAA-en.pdf"]


def test_what_is_too_much_for_one_volume_needs_a_folder(
    correspondence: Correspondence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMS_APP_VOLUME_PAGES", "4")
    refused = run("compile", "--year", "2026", "--out", str(tmp_path / "volume.pdf"))
    assert refused.exit_code == 1
    assert f"name a folder for them, such as --out {tmp_path}/volume/" in refused.output
    assert run("compile", "--year", "2026", "--out", f"{tmp_path}/set/").exit_code == 0
    names = sorted(one.name for one in (tmp_path / "set").iterdir())
    assert names == [f"volume-2026-en-{number}.pdf" for number in range(1, len(names) + 1)]
    assert len(names) > 1


def test_what_has_nothing_in_it_is_refused_and_writes_no_file(correspondence: Correspondence, tmp_path: Path) -> None:
    for choice in (["--year", "1999"], ["--year", "2026", "--unit", "XAB"]):
        result = run("compile", *choice, "--out", str(tmp_path / "volume.pdf"))
        assert result.exit_code == 1
        assert "nothing was requested or received" in result.output
    assert list(tmp_path.glob("*.pdf*")) == []


@pytest.mark.parametrize("command", ["compile", "tables"])
def test_codes_that_nothing_has_are_refused_with_how_to_write_them(
    correspondence: Correspondence, tmp_path: Path, command: str
) -> None:
    result = run(command, "--year", "2026", "--unit", "France", "--out", str(tmp_path / "out"))
    assert (result.exit_code, "such as FRA or NLD-ABW" in result.output) == (2, True)
    result = run(command, "--year", "2026", "--instrument", "29", "--out", str(tmp_path / "out"))
    assert (result.exit_code, "write it as C029" in result.output) == (2, True)


@pytest.mark.parametrize("command", ["compile", "tables"])
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--region", "Mars"], 2, "Africa; Americas; Arab States; "),
        (["--theme", "Love"], 2, "Forced labour; "),
        (["--order", "length"], 2, "'instrument'"),
        (["--without", "reports"], 2, "'observations', 'replies', 'comments'"),
        (["--selection", "Mine"], 2, "there are: Forced labour"),
        (["--selection", "Forced labour", "--without", "replies", "--language", "en"], 2, "leave --without, --language out"),
        (["--unit", "XAA", "--region", "Africa"], 1, "XAA is not in the region Africa."),
        (["--instrument", "C029", "--theme", "wages"], 1, "C029 is no instrument of the theme Wages."),
    ],
)
@one_database
def test_a_choice_that_is_not_possible_is_refused_with_what_is(
    saved: str, tmp_path: Path, command: str, words: list[str], code: int, said: str
) -> None:
    result = run(command, "--year", "2026", *words, "--out", str(tmp_path / "out"))
    assert (result.exit_code, said in " ".join(result.output.split())) == (code, True), result.output
    assert list(tmp_path.glob("out*")) == []


@one_database
def test_tables_of_a_theme_and_a_region_say_what_was_left_out(correspondence: Correspondence, tmp_path: Path) -> None:
    out = tmp_path / "tables.xlsx"
    words = ("--region", "europe and central asia", "--theme", "forced labour", "--without", "replies")
    assert run("tables", "--year", "2026", *words, "--without", "observations", "--out", str(out)).exit_code == 0
    book = load_workbook(out)
    assert {row[0].value for row in book.worksheets[2].iter_rows(min_row=2)} == {correspondence.report}
    told = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows(min_row=2)}
    assert told["Selection"] == (
        "Europe and Central Asia, Forced labour, without observations of organizations, without replies to observations"
    )


@one_database
def test_a_saved_choice_is_compiled_for_the_year_that_is_asked_for(
    saved: str, correspondence: Correspondence, tmp_path: Path, sessions: Sessions
) -> None:
    assert run("compile", "--year", "2026", "--selection", saved, "--out", f"{tmp_path}/set/").exit_code == 0
    (one,) = (tmp_path / "set").iterdir()
    assert one.name == "volume-2026-by-instrument-without-comments-theme-forced-labour-fr.pdf"
    names = [name for _, name in outline(one.read_bytes())]
    assert any(name.startswith("C029, P029") and name.endswith("Arcadie") for name in names)
    assert "Commentaires en attente de réponse" not in names
    with sessions() as session:
        assert session.query(AuditEntry).filter_by(act="exported").one().subject == one.stem


def test_a_folder_that_is_not_there_is_said_so(correspondence: Correspondence, tmp_path: Path) -> None:
    result = run("tables", "--year", "2026", "--out", str(tmp_path / "none" / "tables.xlsx"))
    assert (result.exit_code, "cannot be written" in result.output) == (1, True)


def test_the_tables_hold_requests_submissions_and_assistance(correspondence: Correspondence, tmp_path: Path) -> None:
    out = tmp_path / "tables.xlsx"
    assert run("tables", "--year", "2026", "--out", str(out)).exit_code == 0
    book = load_workbook(out)
    _, requests, submissions, received, needed, columns, codes = book.worksheets
    assert [row[1:9] for row in requests.iter_rows(min_row=2, values_only=True)] == [
        (
            "article-22",
            "Article 22 of the ILO Constitution",
            "XAA",
            "Arcadia",
            "Europe and Central Asia",
            "Europe and Central Asia",
            "C029, P029",
            2026,
        )
    ]
    assert {row[0].value for row in submissions.iter_rows(min_row=2)} == {
        correspondence.report,
        correspondence.workers,
        correspondence.employers,
        correspondence.reply,
    }
    assert [received.cell(2, place).value for place in range(6, 10)] == [
        *("training", "Training course or fellowship", "training-centre", "International Training Centre, Turin")
    ]
    kind = next(row for row in columns.iter_rows(min_row=2, values_only=True) if row[8] == "assistance.received.kind")
    assert kind[5:8] == ("assistance-kind", "The reports’ answers to the block assistance@1", "article-22/C029")
    listed = set(codes.iter_rows(min_row=2, values_only=True))
    assert ("assistance-kind", "seminar", "Seminar, workshop or meeting") in listed  # though nobody chose it
    assert {("unit", "XAA", "Arcadia"), ("region", "Europe and Central Asia", "Europe and Central Asia")} <= listed
    assert needed["F2"].value == "=No right of entry to private homes."
    assert needed["F2"].data_type == "s"


def test_labels_of_assistance_are_in_the_language_of_the_tables(correspondence: Correspondence, tmp_path: Path) -> None:
    out = tmp_path / "tables.xlsx"
    assert run("tables", "--year", "2026", "--language", "fr", "--out", str(out)).exit_code == 0
    kind = load_workbook(out).worksheets[3]["G2"].value
    assert kind != "Training course or fellowship"
    assert "ormation" in kind
