"""Every table: importing this makes all of them known, which SQLAlchemy asks for before the first query."""

from forms_app.records import comments, kept_files, people, reports, selections, submissions, work, workshop, world

__all__ = ["comments", "kept_files", "people", "reports", "selections", "submissions", "work", "workshop", "world"]
