"""A year is worked out while a person waits for a page."""

from time import process_time

from forms_app.calendar.article_22 import requests_for
from forms_app.reference.load import load_grid, load_instruments, load_ratifications, load_units
from forms_app.reference.rules import load_rules


def test_a_year_of_all_members_takes_under_a_tenth_of_a_second() -> None:
    world = (load_units(), load_instruments(), load_ratifications(), load_rules(), load_grid())
    spent = []
    for year in range(2024, 2029):
        before = process_time()
        requests_for(year, *world)
        spent.append(process_time() - before)
    assert min(spent) < 0.1
