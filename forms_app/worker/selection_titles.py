"""What was selected, in words, as covers and mails say it."""

from forms_app.documents.request_words import selection_words
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import Session
from forms_app.reference.names import instrument_title, region_name, subject_name, unit_name
from forms_app.reporting.selections import Order, Selection


def selection_title(session: Session, selection: Selection) -> str:
    """What was selected, in words: "Arcadia, Forced Labour Convention, 1930", or "All", and what was left out by choice."""
    world = load_world(session)
    options = selection.options
    names = [] if selection.region is None else [region_name(selection.region, selection.language)]
    if selection.unit is not None and selection.unit in world.units:
        names.append(unit_name(world.units[selection.unit], selection.language))
    if selection.instrument is not None and selection.instrument in world.instruments:
        names.append(instrument_title(world.instruments[selection.instrument], selection.language))
    if selection.theme is not None:
        names.append(subject_name(selection.theme, selection.language))
    by_instrument = options.order == Order.INSTRUMENT
    return selection_words(names, selection.language, by_instrument=by_instrument, left_out=options.left_out)
