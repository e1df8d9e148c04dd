"""An editor as a process of its own: `python -m tests.records.saving_on URL REPORT FIRST` saves texts without end.

Each text is printed once its save is committed, and ends with a full stop so that a half-printed one is known.
"""

import sys
from datetime import UTC, datetime
from itertools import count

from forms_app.answers.address import Address
from forms_app.config import Settings
from forms_app.records.database import session_maker
from forms_app.records.queries.answers import answers_of
from forms_app.records.saving import save_answer
from forms_app.records.unit_of_work import unit_of_work

if __name__ == "__main__":
    sessions = session_maker(Settings(database_url=sys.argv[1]))
    report, address = int(sys.argv[2]), Address("practice.summary")
    for number in count(int(sys.argv[3])):
        text = f"text {number}."
        with sessions() as session, unit_of_work(session, now=datetime.now(UTC), writes=True) as uow:
            stored = answers_of(session, report).get(address)
            seen = stored.revision if stored else 0
            save_answer(uow, report, address, text, language=None, person_id=None, seen_revision=seen)
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
