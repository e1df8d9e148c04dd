"""Every table: importing this makes all of them known, which SQLAlchemy asks for before the first query."""

from forms_app.records import comments, people, reports, selections, submissions, work, workshop, world

__all__ = ["comments", "people", "reports", "selections", "submissions", "work", "workshop", "world"]
