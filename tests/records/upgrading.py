"""An upgrade as a process of its own: `python -m tests.records.upgrading URL`."""

import sys

from sqlalchemy import create_engine

from forms_app.records.engine import prepare
from forms_app.records.migrating import upgrade

if __name__ == "__main__":
    upgrade(prepare(create_engine(sys.argv[1])))
