"""Which reports for a General Survey are due (ILO Constitution, article 19(5)(e), (6)(d) and (7))."""

from collections import defaultdict
from collections.abc import Iterable

from forms_app.calendar.deadlines import due_on
from forms_app.calendar.due import DueReport, Reason, ReasonCode
from forms_app.reference.instruments import Instrument
from forms_app.reference.ratifications import Ratification
from forms_app.reference.rules import Procedure, RuleBook
from forms_app.reference.units import Unit


def general_survey_requests(
    year: int,
    units: Iterable[Unit],
    survey_instruments: Iterable[Instrument],
    ratifications: Iterable[Ratification],
    rules: RuleBook | None = None,
) -> list[DueReport]:
    """One report of every Member on the instruments of a survey that it has not ratified, by unit.

    In: the year of the session; the units (those that are not Members are left out); the instruments surveyed; ratifications;
    rules. Out: reports due on the article 19 day; a Member that has ratified all of them is not asked. A Convention
    ratified by the due day counts as ratified before it is in force. Where ratifications are not known
    (`reference.coverage`) the Member is asked on the Convention too. Raises RulesError for a year without rules.
    """
    due = due_on(Procedure.ARTICLE_19, year, rules)
    surveyed = sorted({instrument.code for instrument in survey_instruments})
    ratified: dict[str, set[str]] = defaultdict(set)
    for ratification in ratifications:
        if ratification.registered_by(due):
            ratified[ratification.unit].add(ratification.instrument)
    reports = []
    for code in sorted({unit.code for unit in units if unit.member}):
        asked = tuple(instrument for instrument in surveyed if instrument not in ratified[code])
        if asked:
            reason = Reason(ReasonCode.GENERAL_SURVEY, {"instruments": ", ".join(asked)})
            reports.append(DueReport(Procedure.ARTICLE_19, code, asked, year, due, (reason,), detailed=False))
    return reports
