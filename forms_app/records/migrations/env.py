"""Alembic's entry: it is only ever called with a connection, by `records/migrating.py`."""

from alembic import context

from forms_app.records import tables  # noqa: F401 -- they join the metadata
from forms_app.records.base import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
context.run_migrations()
