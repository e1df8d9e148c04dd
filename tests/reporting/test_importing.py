import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from forms_app.answers.snapshot import snapshot_from_json
from forms_app.records.people import PartyKind
from forms_app.records.queries.answers import answers_of, history_of
from forms_app.records.queries.reports import files_of_report
from forms_app.records.submissions import Communication
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.importing import import_document, keep_attachments
from forms_app.reporting.opening import Languages, Subject, open_reply, open_voluntary
from forms_app.reporting.permissions import Act, may
from forms_app.reporting.sending import send
from tests.reporting.desk import ATTESTED, Desk, form, requested, write
from tests.reporting.papers import LETTER, LETTER_DIGEST, OBSERVATION, PAPER, REPLY, enter, intake_at, paper, refused
from tests.servers.databases import NOW
from tests.servers.installation import COMMENT

XAA: dict[str, Any] = {"unit": "XAA", "author": {"government": "XAA"}}
REQUESTED: dict[str, Any] = {**XAA, "instruments": ["C029", "P029"]}


def test_a_paper_becomes_a_submission_of_its_party_with_its_own_date(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        submission = enter(uow, PAPER, tmp_path)
        report = submission.report
        assert (report.author.kind, report.author.unit_code) == (PartyKind.GOVERNMENT, "XAB")
        assert (submission.sender, submission.received_on, submission.examined_in) == (None, date(2026, 2, 27), 2026)
        assert (report.form_language, report.language, report.period_to) == ("fr", "fr", date(2026, 5, 31))
        assert report.instruments == "C029+P029"
        content = json.loads(submission.content)
        assert content == {**PAPER, "instruments": ["C029", "P029"]}
        assert may(uow.session, desk.member(uow, "xab.focal"), Act.READ_SUBMISSION, submission)


def test_a_paper_answers_the_request_on_its_instruments_and_freezes_its_facts(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        asked = requested(uow)
        report = enter(uow, PAPER, tmp_path).report
        assert (report.request_id, report.facts["first_report"], report.facts["detailed"]) == (asked.id, True, False)
    assert refused(desk, PAPER, tmp_path) == {("", "already-answered")}


def test_without_a_date_what_comes_in_is_received_today_and_its_content_says_nothing_of_it(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        submission = enter(uow, paper(received_on=None), tmp_path)
        assert submission.received_on == NOW.date()
        assert json.loads(submission.content)["received_on"] is None


def test_the_answers_become_the_draft_so_that_the_government_can_amend_them(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        report = enter(uow, PAPER, tmp_path).report
        draft = read_draft(uow.session, report, "en")
        again = send(uow, desk.member(uow, "xab.focal"), draft, n=2)
        assert json.loads(again.content)["answers"] == PAPER["answers"]


def test_an_amendment_is_the_next_version_and_keeps_what_stood_there_in_the_history(desk: Desk, tmp_path: Path) -> None:
    changed = paper(answers={"practice.appreciation": "Autre texte.", "laws.list": None}, language="es")
    with desk.unit() as uow:
        reference = enter(uow, PAPER, tmp_path).reference
    with desk.unit() as uow:
        second = enter(uow, changed, tmp_path, amends=reference)
        assert second.n == 2
        assert json.loads(second.content)["answers"] == changed["answers"]
        stored = answers_of(uow.session, second.report_id)
        address = next(one for one in stored if one.path == "practice.appreciation")
        history = history_of(uow.session, second.report_id, address)
        assert [one.value for one in history] == ["Autre texte.", PAPER["answers"]["practice.appreciation"]]
    assert refused(desk, changed, tmp_path, amends=reference) == {("", "amended-not-newest")}


def test_answers_keep_the_language_they_are_in_and_the_content_says_so(desk: Desk, tmp_path: Path) -> None:
    languages = {"practice.appreciation": "pt", "attestation.name": "fr"}
    document = paper(languages=languages)
    with desk.unit() as uow:
        submission = enter(uow, document, tmp_path)
        stored = {address.path: one.language for address, one in answers_of(uow.session, submission.report_id).items()}
        assert (stored["practice.appreciation"], stored["attestation.name"]) == ("pt", None)  # the report is in French
        content = json.loads(submission.content)
        assert content["languages"] == {"practice.appreciation": "pt"}
        read = snapshot_from_json(submission.snapshot.encode())
        assert (read.envelope.languages, read.written["practice.appreciation"].language) == (content["languages"], "pt")
        again = enter(uow, {**content, "languages": {}}, tmp_path, amends=submission.reference)
        assert "languages" not in json.loads(again.content)


def test_languages_of_no_answer_are_named_with_the_other_faults(desk: Desk, tmp_path: Path) -> None:
    languages = {"practice.appreciation": "pt", "laws.list.title@1": "pt", "no/such": "pt", "general.federal": "Portuguese"}
    document = paper(answers={"practice.appreciation": 7, "attestation.name": None}, languages=languages)
    assert refused(desk, document, tmp_path) == {
        ("/answers/practice.appreciation", "wrong-type"),
        ("/languages/laws.list.title@1", "language-of-no-text"),
        ("/languages/no~1such", "unknown-path"),
        ("/languages/general.federal", "bad-value"),
    }
    assert refused(desk, paper(languages=["pt"]), tmp_path) == {("/languages", "bad-value")}


def test_a_draft_is_only_replaced_when_it_is_named(desk: Desk, tmp_path: Path) -> None:
    document = paper(**REQUESTED)
    with desk.unit() as uow:
        write(uow, desk.report(uow), {"practice.appreciation": "Begun by the ministry."})
    assert refused(desk, document, tmp_path) == {("", "draft-open")}
    with desk.unit() as uow:
        submission = enter(uow, document, tmp_path, amends=desk.made.report_key)
        assert submission.reference == f"{desk.made.report_key}.1"


def test_an_empty_draft_gives_way(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        assert enter(uow, paper(**REQUESTED), tmp_path).reference == f"{desk.made.report_key}.1"


def test_replies_to_pending_points_are_taken_and_others_refused(desk: Desk, tmp_path: Path) -> None:
    reply = {"comment": COMMENT, "point": 1, "reply": "Repealed."}
    document = paper(answers={"comments.replies": [reply]}, **REQUESTED)
    wrong = paper(answers={"comments.replies": [{**reply, "point": 7}]}, **REQUESTED)
    assert refused(desk, wrong, tmp_path) == {("/answers/comments.replies/0", "unknown-point")}
    with desk.unit() as uow:
        assert json.loads(enter(uow, document, tmp_path).content)["answers"]["comments.replies"] == [reply]


def test_files_are_kept_and_attached_under_their_names(desk: Desk, tmp_path: Path) -> None:
    document = _with_file()
    (tmp_path / "incoming").mkdir()
    (tmp_path / "incoming" / LETTER_DIGEST).write_bytes(LETTER)
    with desk.unit() as uow:
        submission = enter(uow, document, tmp_path)
        assert files_of_report(uow.session, submission.report_id) == {LETTER_DIGEST: len(LETTER)}
        reference = submission.reference
    (tmp_path / "incoming" / LETTER_DIGEST).unlink()
    with desk.unit() as uow:  # an amendment need not bring them again
        assert enter(uow, document, tmp_path, amends=reference).n == 2


def test_files_are_kept_while_the_records_are_only_read(desk: Desk, tmp_path: Path) -> None:
    raw, intake = json.dumps(_with_file()).encode(), intake_at(tmp_path)
    (tmp_path / "incoming" / LETTER_DIGEST).write_bytes(LETTER)
    with desk.unit(writes=False) as uow:
        kept = keep_attachments(uow, raw, intake)
    with desk.unit() as uow:
        with pytest.raises(RuntimeError, match="not kept yet"):
            import_document(uow, raw, intake)
        (tmp_path / "incoming" / LETTER_DIGEST).unlink()
        submission = import_document(uow, raw, kept)
        assert files_of_report(uow.session, submission.report_id) == {LETTER_DIGEST: len(LETTER)}


def _with_file(name: str = "letter.pdf") -> dict[str, Any]:
    file = {"sha256": LETTER_DIGEST, "name": name}
    return paper(answers={"attestation.signed-page": file}, files=[file])


def test_missing_or_exchanged_bytes_are_refused(desk: Desk, tmp_path: Path) -> None:
    assert refused(desk, _with_file(), tmp_path) == {("/files", "file-bytes-missing")}
    (tmp_path / "incoming" / LETTER_DIGEST).write_bytes(LETTER + b"more")
    assert refused(desk, _with_file(), tmp_path) == {("/files", "file-bytes-differ")}


def test_a_file_that_no_answer_names_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "incoming").mkdir()
    (tmp_path / "incoming" / LETTER_DIGEST).write_bytes(LETTER)
    document = paper(files=[{"sha256": LETTER_DIGEST, "name": "x.pdf"}])
    assert refused(desk, document, tmp_path) == {("/files", "file-not-used")}


def test_an_observation_on_paper_is_its_organizations_and_told_to_the_government(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        submission = enter(uow, OBSERVATION, tmp_path)
        assert may(uow.session, desk.member(uow, "xaa.workers"), Act.READ_SUBMISSION, submission)
        assert may(uow.session, desk.member(uow, "xaa.focal"), Act.READ_SUBMISSION, submission)
        assert not may(uow.session, desk.member(uow, "xaa.employers"), Act.READ_SUBMISSION, submission)
        assert submission.report.about is None
        reply = enter(uow, paper(REPLY, about=submission.digest), tmp_path)
        assert reply.report.about == submission
    assert [template for template, _ in desk.mails()][:2] == ["observation_acknowledged", "observation_filed"]


def test_an_observation_may_be_about_a_report_of_its_unit(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        report, other = enter(uow, paper(**REQUESTED), tmp_path), enter(uow, PAPER, tmp_path)
        digest, foreign = report.digest, other.digest
        about = enter(uow, paper(OBSERVATION, about=digest), tmp_path)
        assert about.report.about == report
        observation = about.digest
    assert refused(desk, paper(OBSERVATION, about=foreign), tmp_path) == {("/about", "about-not-fit")}
    assert refused(desk, paper(OBSERVATION, about="0" * 64), tmp_path) == {("/about", "about-unknown")}
    assert refused(desk, paper(REPLY, about=digest), tmp_path) == {("/about", "about-not-fit")}
    assert refused(desk, REPLY, tmp_path) == {("/about", "about-missing")}
    assert refused(desk, paper(about=observation), tmp_path) >= {("/about", "about-not-expected")}


def test_copies_named_on_paper_are_communicated(desk: Desk, tmp_path: Path) -> None:
    rows = [{"organization": {"organization": "XAA-EMP"}, "side": "employers"}]
    answers = {"communication.sent": "all", "communication.list": rows}
    with desk.unit() as uow:
        enter(uow, paper(answers=answers, **REQUESTED), tmp_path)
        made = uow.session.scalars(select(Communication)).one()
        assert (made.organization.code, made.communicated_on) == ("XAA-EMP", date(2026, 2, 27))


WRONG: list[tuple[dict[str, Any], dict[str, Any], set[tuple[str, str]]]] = [
    (
        {"unit": "ZZZ", "author": {"government": "ZZZ"}},
        {},
        {("/unit", "unknown-unit"), ("/author/government", "unknown-unit")},
    ),
    (
        {"instruments": ["C029", "C999"]},
        {},
        {("/instruments/1", "unknown-instrument"), ("/instruments/1", "form-of-other-instruments")},
    ),
    ({"instruments": ["C111"]}, {}, {("/instruments/0", "form-of-other-instruments")}),
    ({"form": "article-22/C999"}, {}, {("/form", "form-unknown")}),
    ({"version": "1999"}, {}, {("/form", "form-unknown")}),
    (
        {"author": {"organization": "XAA-TUC"}},
        {},
        {("/author", "government-expected"), ("/author/organization", "unknown-organization")},
    ),
    ({"author": {"government": "FIN"}}, {}, {("/author", "government-expected")}),
    ({"received_on": "2026-03-03"}, {}, {("/received_on", "received-to-come")}),
    ({"form_language": "de"}, {}, {("/form_language", "bad-value")}),
    ({}, {"no.such": "x"}, {("/answers/no.such", "unknown-path")}),
    ({}, {"practice.appreciation": 7}, {("/answers/practice.appreciation", "wrong-type")}),
    ({}, {"attestation.name": None}, {("/answers/attestation.name", "missing")}),
    ({}, {"communication.why-not": "Later."}, {("/answers/communication.why-not", "hidden-answer")}),
]


def test_what_is_wrong_is_named_with_its_place(desk: Desk, tmp_path: Path) -> None:
    for changes, answers, expected in WRONG:
        assert refused(desk, paper(answers=answers, **changes), tmp_path) == expected, (changes, answers)


def test_faults_of_the_envelope_the_answers_and_the_files_are_told_together(desk: Desk, tmp_path: Path) -> None:
    document = paper(
        answers={"no.such": "x", "practice.appreciation": 7, "laws.list": [{"titel": "?"}]},
        year="2026",
        surplus=1,
        files=[{"sha256": LETTER_DIGEST, "name": "letter.pdf"}],
    )
    del document["language"]
    assert refused(desk, document, tmp_path) == {
        ("/year", "bad-value"),
        ("/surplus", "unknown-key"),
        ("", "missing-key"),
        ("/answers/no.such", "unknown-path"),
        ("/answers/practice.appreciation", "wrong-type"),
        ("/answers/laws.list/0/titel", "unknown-column"),
        ("/files", "file-bytes-missing"),
    }


def test_what_is_no_document_is_refused(desk: Desk, tmp_path: Path) -> None:
    for raw, code in (
        (b"{", "not-json"),
        (b"\xff\xfe{}", "not-utf-8"),
        (b"[]", "bad-value"),
        (b'{"a": 1, "a": 2}', "repeated-key"),
        (b"[" * 10**5, "too-deep"),
    ):
        assert refused(desk, raw, tmp_path) == {("", code)}


def test_a_document_that_is_too_large_is_not_read(desk: Desk, tmp_path: Path) -> None:
    assert refused(desk, b" " * 1_000_001, tmp_path) == {("", "import-too-large")}


def test_the_same_document_is_not_entered_twice(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        enter(uow, OBSERVATION, tmp_path)
    assert refused(desk, OBSERVATION, tmp_path) == {("", "already-entered")}


def test_a_second_voluntary_report_on_the_same_is_entered_only_when_it_is_said_to_be_another(desk: Desk, tmp_path: Path) -> None:
    corrected = paper(answers={"practice.appreciation": "Texte corrigé."})
    with desk.unit() as uow:
        first = enter(uow, PAPER, tmp_path).reference
    assert refused(desk, corrected, tmp_path) == {("", "already-reported")}
    with desk.unit() as uow:
        second = enter(uow, corrected, tmp_path, another=True)
        assert (second.n, second.reference.rpartition(".")[0] == first.rpartition(".")[0]) == (1, False)
        assert enter(uow, paper(language="es"), tmp_path, amends=first).n == 2
    assert refused(desk, PAPER, tmp_path, another=True) == {("", "already-entered")}


@pytest.mark.parametrize("other", [{"year": 2025}, {"instruments": ["C029"]}, {"unit": "XAA", "author": {"government": "XAA"}}])
def test_a_voluntary_report_on_something_else_is_no_second_one(desk: Desk, tmp_path: Path, other: dict[str, Any]) -> None:
    with desk.unit() as uow:
        first = enter(uow, PAPER, tmp_path)
        assert enter(uow, paper(**other), tmp_path).report_id != first.report_id


def test_a_voluntary_draft_of_the_government_is_not_passed_over(desk: Desk, tmp_path: Path) -> None:
    subject = Subject("article-22", "XAB", ("C029", "P029"), 2026)
    with desk.unit() as uow:
        member = desk.member(uow, "xab.focal")
        report = open_voluntary(uow, member, subject, form("article-22/C029"), Languages("en", "en"))
        write(uow, report, {"practice.appreciation": "Begun by the ministry."})
        key = report.key
    assert refused(desk, PAPER, tmp_path) == {("", "voluntary-draft-open")}
    with desk.unit() as uow:
        assert enter(uow, PAPER, tmp_path, another=True).report.key != key
        assert enter(uow, paper(language="es"), tmp_path, amends=key).reference == f"{key}.1"


def test_an_empty_voluntary_draft_gives_way(desk: Desk, tmp_path: Path) -> None:
    subject = Subject("article-22", "XAB", ("C029", "P029"), 2026)
    with desk.unit() as uow:
        member = desk.member(uow, "xab.focal")
        key = open_voluntary(uow, member, subject, form("article-22/C029"), Languages("en", "en")).key
        assert enter(uow, PAPER, tmp_path).reference == f"{key}.1"


def test_an_organization_may_file_several_observations(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        first = enter(uow, OBSERVATION, tmp_path)
        assert enter(uow, paper(OBSERVATION, language="fr"), tmp_path).report_id != first.report_id


def test_a_filed_observation_is_not_amended(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        reference = enter(uow, OBSERVATION, tmp_path).reference
    changed = paper(OBSERVATION, language="fr")
    for amended in (reference, reference.rpartition(".")[0]):  # by its id, or by the key of its report
        assert refused(desk, changed, tmp_path, amends=amended) == {("", "observation-filed")}


def test_what_a_government_replies_to_an_observation_are_versions_of_one_report(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        observation = enter(uow, OBSERVATION, tmp_path)
        member, replying = desk.member(uow, "xaa.focal"), form("article-23/reply")
        begun, found = (open_reply(uow, member, observation, replying, Languages("en", "en")) for _ in range(2))
        assert found == begun
        key, document = begun.key, paper(REPLY, about=observation.digest)
        write(uow, begun, {"reply.overall": "Begun by the ministry."})
    assert refused(desk, document, tmp_path) == {("", "draft-open")}
    with desk.unit() as uow:
        first = enter(uow, document, tmp_path, amends=key).reference
    again = paper(document, answers={"reply.overall": "The Government has taken note."})
    for another in (False, True):
        assert refused(desk, again, tmp_path, another=another) == {("", "already-replied")}
    with desk.unit() as uow:
        assert enter(uow, again, tmp_path, amends=first).reference == f"{key}.2"


def test_a_reply_keeps_what_it_is_about_when_it_is_amended(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        observation, other = (
            enter(uow, OBSERVATION, tmp_path).digest,
            enter(uow, paper(OBSERVATION, language="fr"), tmp_path).digest,
        )
        reply = enter(uow, paper(REPLY, about=observation), tmp_path).reference
    changed = paper(REPLY, answers={"reply.overall": "The Government has taken note."}, about=other)
    assert refused(desk, changed, tmp_path, amends=reply) == {("/about", "amended-about-another")}
    assert refused(desk, {**changed, "about": "0" * 64}, tmp_path, amends=reply) == {("/about", "about-unknown")}
    with desk.unit() as uow:
        assert enter(uow, {**changed, "about": observation}, tmp_path, amends=reply).n == 2


def test_an_amendment_must_be_of_the_same_report_and_form(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        reference = enter(uow, PAPER, tmp_path).reference
    assert refused(desk, paper(year=2025), tmp_path, amends=reference) == {("", "amended-another")}
    assert refused(desk, PAPER, tmp_path, amends="XAB-nothing.1") == {("", "amended-unknown"), ("", "already-entered")}
    assert refused(desk, paper(form="article-22/general"), tmp_path, amends=reference) == {("/version", "other-form-version")}


def test_a_late_paper_is_examined_by_the_next_session(desk: Desk, tmp_path: Path) -> None:
    with desk.unit(now=NOW + timedelta(days=300)) as uow:
        assert enter(uow, paper(received_on="2026-12-01"), tmp_path).examined_in == 2027


def test_a_paper_that_was_sent_here_already_is_not_entered_beside_it(desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        write(uow, desk.report(uow), ATTESTED)
        submission = send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, desk.report(uow), "en"), n=1)
        raw = submission.content.encode()
    assert refused(desk, raw, tmp_path) == {("", "already-answered")}
