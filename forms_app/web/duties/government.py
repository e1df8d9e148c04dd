"""The overview of a government: what is due and in how many days, what came about it."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _

from forms_app.calendar.deadlines import geneva_day
from forms_app.records.people import Party
from forms_app.records.queries.duties import (
    Counts,
    Wanted,
    asked_of,
    count_asked,
    drafts_about,
    observations_on,
    unrequested_reports,
    values_of,
    years_asked,
)
from forms_app.records.queries.submissions import submissions_of
from forms_app.records.queries.world import load_world
from forms_app.records.submissions import Submission
from forms_app.reporting.permissions import Act
from forms_app.reporting.world import instrument_labels
from forms_app.web.access import can
from forms_app.web.duties.lines import VoiceLine, received_line, report_line, request_lines
from forms_app.web.locales import language
from forms_app.web.paging import Paging, address_with, asked_page, page_links
from forms_app.web.transaction import session, unit
from forms_app.web.wording.states import FILTERS, days_words

PAGE = 10  # requests on a page
NEWEST = 3  # observations on the overview


def government_home(party: Party) -> str:
    """The page of a government."""
    unit_code, today = str(party.unit_code), geneva_day(unit().now)
    wanted, paging = _wanted(), asked_page(PAGE)
    asked, total = asked_of(session(), unit_code, today, wanted, limit=PAGE, offset=paging.offset)
    paging = Paging(paging.page, PAGE, total)
    drafts = [one.report.id for one in asked if one.report is not None and not one.versions]
    sheets = values_of(session(), drafts) if drafts else {}
    observations, count = observations_on(session(), unit_code, limit=NEWEST)
    counts = count_asked(session(), unit_code, today)
    return render_template(
        "duties/government.html",
        party=party,
        counts=counts,
        tiles=_tiles(counts, party),
        lines=request_lines(asked, sheets, _labels(), today),
        paging=paging,
        pages=page_links(paging),
        wanted=wanted,
        chosen=_chosen(wanted),
        filters=FILTERS,
        years=years_asked(session(), unit_code),
        others=[report_line(report, versions) for report, versions in unrequested_reports(session(), party.id)],
        observations=observation_lines(party, observations),
        observations_count=count,
        may_volunteer=can(Act.REPORT_VOLUNTARILY, party),
    )


def observation_lines(party: Party, observations: Sequence[Submission]) -> list[VoiceLine]:
    """Observations with the government's own replies: two more queries for the whole page."""
    if not observations:
        return []
    replies = drafts_about(session(), party.id, [one.id for one in observations])
    sent: dict[int, int] = {}
    for submission in submissions_of(session(), [reply.id for reply in replies.values()]) if replies else ():
        sent[submission.report_id] = max(sent.get(submission.report_id, 0), submission.n)
    lines = []
    for one in observations:
        reply = replies.get(one.id)
        lines.append(received_line(one, reply, sent.get(reply.id, 0) if reply else 0))
    return lines


def _wanted() -> Wanted:
    """The filter that the address asks for; what it cannot mean is left out."""
    year, state = request.args.get("year", ""), request.args.get("state", "")
    instrument = request.args.get("instrument", "").strip().upper()[:10]
    return Wanted(
        year=int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else None,
        state=state if state in FILTERS else None,
        instrument=instrument or None,
    )


def _chosen(wanted: Wanted) -> list[dict[str, str]]:
    """What is chosen in the filter, each with the address that takes it away."""
    found = []
    if wanted.year:
        found.append({"label": str(wanted.year), "remove_url": address_with(year=None, page=None)})
    if wanted.state:
        found.append({"label": str(FILTERS[wanted.state]), "remove_url": address_with(state=None, page=None)})
    if wanted.instrument:
        found.append({"label": wanted.instrument, "remove_url": address_with(instrument=None, page=None)})
    return found


def _tiles(counts: Counts, party: Party) -> list[dict[str, Any]]:
    """The few numbers a focal point acts on."""
    today = geneva_day(unit().now)
    next_due = _("next %(when)s", when=days_words(counts.next_due, today)) if counts.next_due else ""
    numbers: list[dict[str, Any]] = [
        {"figure": counts.due, "label": _("Reports due"), "hint": next_due, "url": _state_url(party, "due")},
        {"figure": counts.draft, "label": _("In draft"), "hint": "", "url": _state_url(party, "draft")},
        {"figure": counts.sent, "label": _("Reports sent"), "hint": "", "url": _state_url(party, "sent")},
    ]
    if counts.overdue:
        hint = _("Send them as soon as you can: late is better than not at all.")
        overdue = {
            "figure": counts.overdue,
            "label": _("Reports overdue"),
            "urgent": True,
            "hint": hint,
            "url": _state_url(party, "overdue"),
        }
        numbers.insert(0, overdue)
    return numbers


def _state_url(party: Party, state: str) -> str:
    return url_for("duties.party", party_id=party.id, state=state, _anchor="requests")


def _labels() -> Mapping[str, str]:
    """The short names of all instruments, by code."""
    world = load_world(session())
    return {code: instrument_labels(world, code, language()) for code in world.instruments}
