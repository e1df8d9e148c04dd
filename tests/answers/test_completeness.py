"""Claims about progress and about what the review page lists."""

from dataclasses import replace

from hypothesis import given

from forms_app.answers.address import Address
from forms_app.answers.completeness import Progress, findings, hidden_answers, progress
from forms_app.answers.content import to_content
from forms_app.answers.facts import Facts
from forms_app.answers.sendable import sendable
from forms_app.answers.values import Sheet
from forms_app.definitions.questions import InnerRowsQuestion, RowsQuestion
from forms_app.definitions.severity import Severity
from tests.answers.drafts import drafts
from tests.answers.forms import DIGEST_A, EVERY_KIND, FACTS, KNOWN, POINTS

REPLY = Address("comments.replies", POINTS[0].key)


def found(sheet: Sheet, facts: Facts = FACTS) -> list[tuple[str, str, Severity]]:
    return [(str(problem.address), problem.code, problem.severity) for problem in findings(EVERY_KIND, sheet, facts, KNOWN)]


def test_progress_counts_what_is_asked_answered_and_missed() -> None:
    sheet: Sheet = {Address("articles.convict"): "partly", Address("articles.number"): "1/2026", REPLY: "Noted."}
    counted = progress(EVERY_KIND, sheet, FACTS)
    assert list(counted) == ["laws", "articles", "figures", "others", "comments", "attestation"]
    assert counted["laws"] == Progress(1, 0, 1)
    assert counted["articles"] == Progress(4, 2, 0)  # the statement asks nothing; the dependants of "partly" are one
    assert counted["comments"] == Progress(3, 1, 2)
    assert counted["attestation"] == Progress(2, 0, 1)


def test_a_table_whose_rows_say_nothing_is_neither_answered_nor_passed_over() -> None:
    empty: Sheet = {Address("laws.list"): ["r1"]}
    assert progress(EVERY_KIND, empty, FACTS)["laws"] == Progress(1, 0, 1)
    assert found(empty)[:2] == [("laws.list", "missing", Severity.EXPECTED), ("laws.list@r1", "empty-row", Severity.ADVICE)]
    said = {**empty, Address("laws.list.title", "r1"): "Labour Code"}
    assert progress(EVERY_KIND, said, FACTS)["laws"] == Progress(1, 1, 0)
    assert "laws.list" not in {place for place, _, _ in found(said)}


@given(drafts())
def test_what_counts_as_answered_is_what_would_be_sent(draft: tuple[Sheet, Facts]) -> None:
    content = to_content(EVERY_KIND, *draft)
    replies = content.pop("comments.replies", [])
    assert sum(one.answered for one in progress(EVERY_KIND, *draft).values()) == len(content) + len(replies)


def test_hidden_sections_have_no_progress() -> None:
    assert "others" not in progress(EVERY_KIND, {}, Facts())


def test_an_empty_draft_misses_what_is_required_expected_and_advised() -> None:
    assert found({}, Facts(pending=POINTS[2:])) == [
        ("laws.list", "missing", Severity.EXPECTED),
        ("articles.convict", "missing", Severity.EXPECTED),
        ("figures.inspectors", "missing", Severity.ADVICE),
        ("figures.period", "missing", Severity.EXPECTED),
        ("comments.replies@P029-XAA-2023-DIR#1", "unanswered-point", Severity.EXPECTED),
        ("attestation.name", "missing", Severity.ERROR),
    ]


def test_rows_are_judged_cell_by_cell() -> None:
    sheet: Sheet = {
        Address("laws.list"): ["r1", "r2"],
        Address("laws.list.adopted", "r1"): "2020-01-01",
    }
    assert ("laws.list.title@r1", "missing", Severity.EXPECTED) in found(sheet)
    assert ("laws.list@r2", "empty-row", Severity.ADVICE) in found(sheet)
    assert not [line for line in found(sheet) if line[0] == "laws.list.title@r2"]


def test_a_file_named_but_not_there_is_an_error() -> None:
    sheet: Sheet = {Address("figures.report"): {"sha256": DIGEST_A, "name": "a.pdf"}}
    assert not [line for line in found(sheet) if line[0] == "figures.report"]
    missing = findings(EVERY_KIND, sheet, FACTS, replace(KNOWN, files={}))
    assert [(p.code, p.severity) for p in missing if p.address.path == "figures.report"] == [("unknown-file", Severity.ERROR)]


def test_a_reversed_period_is_told_and_travels() -> None:
    sheet: Sheet = {Address("figures.period"): {"from": "2026-01-02", "to": "2026-01-01"}}
    assert ("figures.period", "period-reversed", Severity.EXPECTED) in found(sheet)


def test_a_stored_value_the_form_cannot_read_is_an_error_and_is_not_sent() -> None:
    sheet: Sheet = {Address("articles.convict"): "perhaps", Address("figures.budget"): 12}
    assert ("articles.convict", "unknown-option", Severity.ERROR) in found(sheet)
    assert ("figures.budget", "wrong-type", Severity.ERROR) in found(sheet)
    assert to_content(EVERY_KIND, sheet, FACTS) == {}


def test_a_reference_to_a_law_taken_off_the_list_is_told_without_blocking() -> None:
    sheet: Sheet = {Address("articles.exceptions"): ["civic"], Address("articles.law"): "gone"}
    assert ("articles.law", "unknown-law", Severity.EXPECTED) in found(sheet)
    assert "articles.law" not in to_content(EVERY_KIND, sheet, FACTS)


def test_hidden_questions_are_not_missed() -> None:
    assert not [line for line in found({}, Facts()) if line[0].startswith(("others", "comments"))]


def test_answers_now_hidden_are_listed() -> None:
    stale = Address("comments.replies", "C029-XAA-2020-OBS#1")
    sheet: Sheet = {
        Address("articles.convict"): "no",
        Address("articles.convict-how"): "Hidden.",
        Address("others.copies"): ["r1"],
        Address("others.copies.letters", "r1"): 3,
        REPLY: "Pending.",
        stale: "No longer pending.",
    }
    facts = Facts(pending=POINTS)
    expected = (Address("articles.convict-how"), Address("others.copies"), stale)
    assert hidden_answers(EVERY_KIND, sheet, facts) == expected
    assert not [line for line in found(sheet, facts) if line[0] == "articles.convict-how"]


@given(draft=drafts())
def test_every_answer_is_sent_or_listed_as_hidden_or_found_faulty(draft: tuple[Sheet, Facts]) -> None:
    sheet, facts = draft
    sent = sendable(EVERY_KIND, sheet, facts)
    hidden = set(hidden_answers(EVERY_KIND, sheet, facts))
    faulty = {problem.address for problem in findings(EVERY_KIND, sheet, facts, KNOWN)}
    told = {place for address in faulty for place in (address, *rows_around(address))}
    for address in sheet:
        rows = (
            [address.whole(row) for row in sheet[address]]
            if isinstance(EVERY_KIND.asked(address.path), RowsQuestion | InnerRowsQuestion)
            else []
        )
        rows_told = bool(rows) and all(row in told for row in rows)
        around = {address, *rows_around(address)}
        assert address in sent or around & told or rows_told or {address, *tables_around(address)} & hidden


def rows_around(address: Address) -> list[Address]:
    """The rows that an address stands in, as findings name them."""
    if EVERY_KIND.column(address.path) is None or address.table is None:
        return []
    table, row = address.table
    return [table.whole(row), *rows_around(table)]


def tables_around(address: Address) -> list[Address]:
    if EVERY_KIND.column(address.path) is None or address.table is None:
        return []
    return [address.table[0], *tables_around(address.table[0])]
