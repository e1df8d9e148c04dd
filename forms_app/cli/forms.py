"""`forms-app forms …`: the form editor's tools."""

from forms_app.cli.lazy import LazyGroup

command = LazyGroup(name="forms", lazy={}, help="Read, check, compare and publish forms.")
