"""Every answer of the demonstration is one that an import would take, and what there is to see happens often enough."""

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from forms_app.answers.completeness import findings
from forms_app.answers.facts import Facts
from forms_app.answers.laws import with_laws
from forms_app.calendar.deadlines import due_on, is_late
from forms_app.definitions.severity import Severity
from forms_app.reporting.demonstrating import REQUESTED, asked_years, is_unasked
from forms_app.reporting.demonstration_files import ObservationStory, ReplyStory, ReportStory
from forms_app.reporting.form_library import tree_library
from tests.demonstration.world import due, facts, form, judged, known, story, table, units

OBSERVATION, REPLY = "article-23/observation", "article-23/reply"
_AS_ELSEWHERE = re.compile(r"\d ?\(\w{1,3}\)|\b[CPR]\d{3} [Aa]rt|\d, \d+, [a-z]\)")  # Art. 2(2)(c), C029 art. 2, Art. 2, 2, c)


@pytest.mark.parametrize("name", sorted(story().reports))
def test_a_report_is_asked_for_and_its_answers_are_those_of_its_form(name: str) -> None:
    report = story().reports[name]
    key = (report.procedure, report.unit, report.instruments, report.year)
    assert key in due() or is_unasked(report)
    sheet, problems = judged(report.form, report.answers, facts(report), report.unit)
    assert problems == ()
    found = findings(form(report.form).definition, sheet, facts(report), with_laws(known(report.unit), sheet))
    errors = [one for one in found if one.severity == Severity.ERROR]
    assert (errors == []) == (report.sent is not None)  # a draft is one because it cannot be sent yet


@pytest.mark.parametrize("name", [name for name, report in story().reports.items() if report.amended])
def test_an_amendment_can_be_read_and_follows_what_it_amends(name: str) -> None:
    report = story().reports[name]
    answers, before = dict(report.answers), report.sent
    for amendment in report.amended:
        assert before is not None
        assert amendment.at > before
        answers |= amendment.answers
        before = amendment.at
        assert judged(report.form, answers, facts(report), report.unit)[1] == ()
        assert all(amendment.answers[path] != report.answers[path] for path in amendment.answers)


@pytest.mark.parametrize("name", sorted(story().observations))
def test_an_observation_speaks_of_what_its_organization_may_see(name: str) -> None:
    observation = story().observations[name]
    sheet, problems = judged(OBSERVATION, observation.answers, Facts(), observation.unit)
    assert problems == ()
    errors = [
        one
        for one in findings(form(OBSERVATION).definition, sheet, Facts(), known(observation.unit))
        if one.severity == Severity.ERROR
    ]
    assert (errors == []) == (observation.sent is not None)
    if observation.about is not None:
        report = story().reports[observation.about]
        assert (report.unit, report.instruments, report.year) == (observation.unit, observation.instruments, observation.year)
        assert report.sent is not None
        assert observation.opened > report.sent
        assert observation.organization in copied_to(report.answers)
        assert anchors(observation.answers) <= set(report.answers)


@pytest.mark.parametrize("name", sorted(story().replies))
def test_a_reply_follows_the_observation_it_answers(name: str) -> None:
    reply = story().replies[name]
    observation = story().observations[reply.observation]
    assert observation.sent is not None
    assert observation.sent < reply.opened < reply.sent
    sheet, problems = judged(REPLY, reply.answers, Facts(), observation.unit)
    assert problems == ()
    assert not [
        one for one in findings(form(REPLY).definition, sheet, Facts(), known(observation.unit)) if one.severity == Severity.ERROR
    ]


def test_forty_reports_or_more_come_in_three_languages_and_two_years() -> None:
    reports = story().reports.values()
    languages = Counter(report.language for report in reports)
    assert len(reports) >= 40
    assert set(languages) == {"en", "fr", "es"}
    assert min(languages.values()) >= 12
    assert {report.year for report in reports} == {2025, 2026}
    assert sum(report.form == "article-22/C029" for report in reports) >= 15
    assert {report.form for report in reports} >= {"article-22/simplified", "article-22/general", "article-19/home-work"}
    assert all(report.language == units()[report.unit].language for report in reports)
    assert Counter(report.answers_in for report in reports if report.answers_in) == {"ar": 1, "ru": 1, "zh": 1}


def test_each_form_has_two_complete_reports_and_an_observation_on_one_of_them() -> None:
    observed = Counter(story().reports[one.about].form for one in story().observations.values() if one.about and one.sent)
    complete = Counter(report.form for report in story().reports.values() if report.sent and not _lacking(report))
    forms = [code for code in tree_library().codes if not code.startswith("article-23/")]
    assert {code: complete[code] for code in forms if complete[code] < 2} == {}
    assert [code for code in forms if not observed[code]] == []


def _lacking(report: ReportStory) -> list[str]:
    """The expected answers that a report is without."""
    sheet, _ = judged(report.form, report.answers, facts(report), report.unit)
    found = findings(form(report.form).definition, sheet, facts(report), with_laws(known(report.unit), sheet))
    return [str(one.address) for one in found if one.code == "missing" and one.severity == Severity.EXPECTED]


def test_reports_come_in_time_late_amended_or_not_at_all() -> None:
    reports = story().reports.values()
    asked = [report for report in reports if not is_unasked(report)]
    sent = [(report.sent, due_on(report.procedure, report.year)) for report in asked if report.sent]
    late = sum(is_late(moment, day) for moment, day in sent)
    assert 5 <= late <= len(sent) // 2
    assert sum(report.sent is None for report in reports) >= 3
    assert sum(bool(report.amended) for report in reports) >= 2
    answered = {(report.procedure, report.unit, report.instruments, report.year) for report in reports}
    assert len(set(due()) - answered) >= 10


def test_requests_go_on_until_a_year_whose_reports_are_still_to_come() -> None:
    assert set(REQUESTED) == {2025, 2026}
    for day, last in ((date(2025, 3, 1), 2026), (date(2026, 8, 31), 2026), (date(2026, 11, 26), 2027), (date(2027, 9, 1), 2028)):
        assert list(asked_years(day)) == list(range(2025, last + 1)), day
        assert due_on("article-22", last) > day


def test_both_sides_observe_with_and_without_a_report() -> None:
    sides = {row["code"]: row["side"] for row in table("organizations.csv")}
    observations = story().observations.values()
    assert len(observations) >= 14
    assert Counter(sides[one.organization] for one in observations)["employers"] >= 4
    assert sum(one.about is None for one in observations) >= 2
    assert sum(bool(anchors(one.answers)) for one in observations) >= 6
    assert len(story().replies) >= 6


def test_assistance_is_received_with_effect_and_asked_for_in_order_of_rank() -> None:
    answers = [report.answers for report in story().reports.values()]
    received = [row for one in answers for row in one.get("assistance.received", ())]
    needed = [[row.get("rank") for row in one["assistance.needed"]] for one in answers if "assistance.needed" in one]
    assert len(received) >= 15
    assert {row["rating"] for row in received} >= {"major", "some"}
    assert all(row.keys() & {"law", "practice", "reporting"} for row in received)
    assert len(needed) >= 20
    assert all(ranks == list(range(1, len(ranks) + 1)) for ranks in needed)


def test_no_two_texts_are_alike() -> None:
    texts = Counter(text for report in story().reports.values() for text in long_texts(report.answers))
    assert [text for text, times in texts.items() if times > 1] == []


def test_articles_are_cited_as_the_language_of_the_document_cites_them() -> None:
    told: list[ReportStory | ObservationStory | ReplyStory] = [*story().reports.values(), *story().replies.values()]
    told += story().observations.values()
    texts = [text for one in told if one.language != "en" for text in every_text(one.answers)]
    assert len(texts) > 1000
    assert [text for text in texts if _AS_ELSEWHERE.search(text)] == []


def test_figures_add_up() -> None:
    for name, report in story().reports.items():
        proceedings, penalties = (report.answers.get(f"statistics.{one}", {}) for one in ("proceedings", "penalties"))
        for year, convicted in proceedings.get("convictions", {}).items():
            sentenced = sum(line.get(year, 0) for line in penalties.values())
            assert sentenced in (0, convicted), f"{name}: {convicted} convicted, {sentenced} sentenced in {year}"
        identified = report.answers.get("statistics.victims", {}).get("identified", {})
        for line in ("assisted", "compensated", "foreign"):
            for group, number in report.answers.get("statistics.victims", {}).get(line, {}).items():
                assert number <= identified.get(group, 0), f"{name}: {line} {group}"


def copied_to(answers: Any) -> set[str]:
    """The organizations of the registry to which a report says its copies went."""
    return {row["organization"].get("organization", "") for row in answers.get("communication.list", ())}


def anchors(answers: Any) -> set[str]:
    """The questions an observation remarks on."""
    return {row["anchor"] for row in answers.get("remarks.list", ())}


def long_texts(value: Any) -> list[str]:
    """Every text of some length in an answer, however deep."""
    return [text for text in every_text(value) if len(text) > 90]


def every_text(value: Any) -> list[str]:
    """Every text in an answer, however deep."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in every_text(one)]
