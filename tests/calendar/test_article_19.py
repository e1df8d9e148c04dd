"""Who is asked for a General Survey."""

from datetime import date

from forms_app.calendar.article_19 import general_survey_requests
from forms_app.calendar.due import ReasonCode
from forms_app.reference.load import load_ratifications, load_units
from tests.calendar.worlds import INSTRUMENTS, ratified, unit

HOME_WORK = [INSTRUMENTS["R184"], INSTRUMENTS["C177"]]


def test_a_member_that_has_not_ratified_is_asked_on_all_instruments_by_the_end_of_february() -> None:
    (report,) = general_survey_requests(2026, [unit()], HOME_WORK, [])
    assert (report.instruments, report.due_on, report.year) == (("C177", "R184"), date(2026, 2, 28), 2026)
    (reason,) = report.reasons
    assert (reason.code, dict(reason.params)) == (ReasonCode.GENERAL_SURVEY, {"instruments": "C177, R184"})


def test_a_member_that_has_ratified_the_convention_answers_only_on_the_recommendation() -> None:
    (report,) = general_survey_requests(2026, [unit()], HOME_WORK, [ratified("C177", date(2003, 1, 1))])
    assert report.instruments == ("R184",)


def test_a_ratification_counts_from_its_registration_until_it_ends() -> None:
    not_yet_in_force = ratified("C177", date(2027, 2, 1))
    ended = ratified("C177", date(2003, 1, 1), ended_on=date(2020, 1, 1))
    assert general_survey_requests(2026, [unit()], HOME_WORK, [not_yet_in_force])[0].instruments == ("R184",)
    assert general_survey_requests(2026, [unit()], HOME_WORK, [ended])[0].instruments == ("C177", "R184")


def test_a_member_that_has_ratified_all_that_is_surveyed_is_not_asked() -> None:
    assert general_survey_requests(2026, [unit()], HOME_WORK[1:], [ratified("C177", date(2003, 1, 1))]) == []


def test_territories_are_not_asked() -> None:
    assert general_survey_requests(2026, [unit("XAA-ISL", member=False)], HOME_WORK, []) == []


def test_all_187_members_are_asked_about_home_work_in_order() -> None:
    reports = general_survey_requests(2026, reversed(load_units()), HOME_WORK, load_ratifications())
    assert [report.unit for report in reports] == sorted(unit.code for unit in load_units())
    only = {report.unit for report in reports if report.instruments == ("R184",)}
    assert only == {one.unit for one in load_ratifications() if one.instrument == "C177"}
