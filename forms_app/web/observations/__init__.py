"""The voices beside a report: reading a copy, observing on it, and replying to what was observed."""

from forms_app.web.observations import beginning, reading, replying
from forms_app.web.observations.blueprint import pages

__all__ = ["beginning", "pages", "reading", "replying"]
