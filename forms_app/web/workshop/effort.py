"""What a form asks of who answers it, in words and figures as the reader writes them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import format_decimal
from flask_babel import gettext as _

from forms_app.definitions.burden import Burden, burden, first_report, later_report
from forms_app.definitions.form import Form
from forms_app.web.wording.kinds import KIND_NAMES


@dataclass(frozen=True, slots=True)
class Effort:
    """Lines of two tables: situation, questions, words, hours; and kind, first report, later report."""

    situations: Sequence[Sequence[str]]
    kinds: Sequence[Sequence[str]]


def effort_of(form: Form) -> Effort:
    """The effort for a first report, and for a later one in which nothing has changed."""
    definition = form.definition
    first, later = burden(definition, first_report(definition)), burden(definition, later_report(definition))
    counted = [
        kind for kind in KIND_NAMES if any(kind in load.kinds for one in (first, later) for load in (one.asked, one.may_be_asked))
    ]
    return Effort(
        [_line(_("First report"), first), _line(_("Later report without changes"), later)],
        [[_(KIND_NAMES[kind]), *(_of_kind(one, kind) for one in (first, later))] for kind in counted],
    )


def _line(name: str, found: Burden) -> list[str]:
    asked, more = found.asked, found.may_be_asked
    hours = (round(load.minutes / 30) / 2 for load in (asked, more))  # to half an hour: nobody could say more
    return [name, _pair(asked.questions, more.questions), _pair(asked.words, more.words), _pair(*hours)]


def _of_kind(found: Burden, kind: str) -> str:
    return _pair(found.asked.kinds.get(kind, 0), found.may_be_asked.kinds.get(kind, 0))


def _pair(asked: float, more: float) -> str:
    return f"{format_decimal(asked)} + {format_decimal(more)}" if more else format_decimal(asked)
