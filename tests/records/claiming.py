"""A worker as a process of its own: `python -m tests.records.claiming URL JOB…` claims, prints what it has, and holds it."""

import sys

from forms_app.config import Settings
from forms_app.records.database import session_maker
from forms_app.records.jobs import claim
from forms_app.records.unit_of_work import unit_of_work
from tests.servers.databases import NOW

if __name__ == "__main__":
    sessions = session_maker(Settings(database_url=sys.argv[1]))
    for job_id in map(int, sys.argv[2:]):
        with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
            held = claim(uow, job_id)
        if held is not None:
            sys.stdout.write(f"{held.job_id}\n")
            sys.stdout.flush()
    sys.stdin.readline()
