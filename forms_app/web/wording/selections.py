"""What the options of a selection are called."""

from collections.abc import Collection, Mapping, Sequence

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from forms_app.reporting.selections import Order

ORDERS: Mapping[Order, LazyString] = {
    Order.UNIT: _l("By country or territory, then by instrument"),
    Order.INSTRUMENT: _l("By instrument, then by country or territory"),
}

CONTENTS: Mapping[str, LazyString] = {
    "observations": _l("Observations of employers’ and workers’ organizations"),
    "replies": _l("Replies of governments to observations"),
    "comments": _l("Comments of the supervisory bodies that await a reply"),
}

_WITHOUT: Mapping[str, LazyString] = {
    "observations": _l("without observations of organizations"),
    "replies": _l("without replies to observations"),
    "comments": _l("without pending comments"),
}


def order_words(order: Order) -> Sequence[str]:
    """An order that is not the usual one; nothing for the usual one."""
    return [str(_l("by instrument"))] if order == Order.INSTRUMENT else []


def without_words(left_out: Collection[str]) -> Sequence[str]:
    """What was left out by choice."""
    return [str(words) for code, words in _WITHOUT.items() if code in left_out]
