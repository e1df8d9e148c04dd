"""What is to be compiled, as the form and the address of its page say it: read with care, shown again as it was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from forms_app.definitions.form import LANGUAGES
from forms_app.records.queries.world import load_world
from forms_app.reference.load import subjects
from forms_app.reference.names import alphabetical
from forms_app.reporting.errors import UnfitError
from forms_app.reporting.saved_selections import list_selections, of_year
from forms_app.reporting.selections import LEAVABLE, Options, Order, Selection, check_selection, params_of
from forms_app.web.locales import INTERFACE_LANGUAGES, language
from forms_app.web.naming import instruments_label, unit_label
from forms_app.web.office.choices import (
    chosen_instrument,
    chosen_region,
    chosen_unit,
    instrument_known,
    read_year,
    regions,
    unit_options,
    years,
)
from forms_app.web.transaction import session
from forms_app.web.wording.refusals import refusal_words
from forms_app.web.wording.regions import region_words, theme_words
from forms_app.web.wording.selections import CONTENTS, ORDERS, order_words, without_words

_INCLUDED = "with"  # the name of the checkboxes; where no order is given they were not asked


def chosen() -> Selection:
    """What is chosen; only where `choice_problems` finds none it is all that was asked for."""
    return Selection(
        year=read_year(years()),
        unit=chosen_unit(),
        instrument=chosen_instrument(),
        region=chosen_region(),
        theme=request.values.get("theme") if request.values.get("theme") in _themes() else None,
        language=request.values.get("language") or language(),
        options=_options(),
    )


def choice_problems() -> dict[str, str]:
    """What is wrong with the choice, by field."""
    problems = {}
    if request.values.get("region", "") and chosen_region() is None:
        problems["region"] = _("Choose a region from the list.")
    if request.values.get("unit", "") and chosen_unit() is None:
        problems["unit"] = _("Choose a country or territory from the list.")
    if request.values.get("theme", "") not in ("", *_themes()):
        problems["theme"] = _("Choose a theme from the list.")
    if not instrument_known(request.values.get("instrument", "")):
        problems["instrument"] = _("Write the code of an instrument, such as C029 or P029, or leave the box empty.")
    if request.values.get("language") not in LANGUAGES:
        problems["language"] = _("Choose a language.")
    if request.values.get("order", Order.UNIT) not in [*Order]:
        problems["order"] = _("Choose an order.")
    return {**_clashes(), **problems}


def in_address() -> bool:
    """Whether the address fills the form in, as that of a saved choice does."""
    return "order" in request.args


def fields() -> Mapping[str, Any]:
    """What the form shows: its choices, and what was typed."""
    options = _options()
    return {
        "years": [{"code": str(one), "label": str(one)} for one in years()],
        "year": str(read_year(years())),
        "regions": [{"code": one, "label": region_words(one)} for one in regions()],
        "region": request.values.get("region", ""),
        "units": unit_options(),
        "unit_code": request.values.get("unit", ""),
        "instrument": request.values.get("instrument", ""),
        "themes": [{"code": one, "label": theme_words(one)} for one in _themes()],
        "theme": request.values.get("theme", ""),
        "language_code": request.values.get("language") or language(),
        "volume_languages": [{"code": code, "label": INTERFACE_LANGUAGES[code]} for code in LANGUAGES],
        "orders": [{"code": str(code), "label": str(words)} for code, words in ORDERS.items()],
        "order": request.values.get("order", str(Order.UNIT)),
        "contents": [{"code": code, "label": str(words)} for code, words in CONTENTS.items()],
        "included": _included(options),
        "usual": options == Options(),
        "saved_as": request.form.get("name", ""),
        "saved": saved_choices(),
    }


def saved_choices() -> Sequence[Mapping[str, str]]:
    """The saved choices, each with the address that fills the form in with it, and the one that removes it."""
    year = read_year(years())
    return [
        {
            "name": one.name,
            "words": selection_label(of_year(one, year)),
            "url": address_of(of_year(one, year)),
            "remove_url": url_for("office.remove_choice", selection_id=one.id),
        }
        for one in list_selections(session())
    ]


def address_of(selection: Selection, kind: str | None = None) -> str:
    """The address of the form, filled in with a selection, and with what is to be made of it."""
    said: dict[str, Any] = {
        **params_of(selection),
        "order": str(selection.options.order),
        _INCLUDED: _included(selection.options),
        "options": None,
        "kind": kind,
    }
    return url_for("office.compile_page", **said)


def selection_label(selection: Selection) -> str:
    """What is chosen, in the reader's words: "Africa, Convention No. 29, without pending comments"."""
    names = [region_words(selection.region)] if selection.region else []
    names += [unit_label(selection.unit)] if selection.unit else []
    names += [theme_words(selection.theme)] if selection.theme else []
    names += [instruments_label(selection.instrument)] if selection.instrument else []
    options = selection.options
    return ", ".join([*(names or [_("everything")]), *order_words(options.order), *without_words(options.left_out)])


def _options() -> Options:
    """The options; the usual ones where the form did not ask for them."""
    asked = request.values.get("order")
    if asked is None:
        return Options()
    included = request.values.getlist(_INCLUDED)
    order = Order(asked) if asked in [*Order] else Order.UNIT
    return Options(order, **{name: name in included for name in LEAVABLE})


def _included(options: Options) -> Sequence[str]:
    return [name for name in LEAVABLE if name not in options.left_out]


def _themes() -> Sequence[str]:
    """The subjects of instruments, as the reference data name them, in the reader's alphabet."""
    found = subjects(tuple(load_world(session()).instruments.values()))
    return sorted(found, key=lambda one: alphabetical(theme_words(one)))


def _clashes() -> dict[str, str]:
    """A unit that lies outside the region, and an instrument outside the theme, that are chosen together."""
    world, selection, problems = load_world(session()), chosen(), {}
    labels = {
        "unit": unit_label(selection.unit or ""),
        "region": region_words(selection.region or ""),
        "instrument": instruments_label(selection.instrument or ""),
        "theme": theme_words(selection.theme or ""),
    }
    for field, part in (("unit", replace(selection, theme=None)), ("instrument", replace(selection, region=None))):
        try:
            check_selection(part, world)
        except UnfitError as error:
            problems[field] = refusal_words(error.code, labels, _)
    return problems
