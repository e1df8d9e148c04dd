"""The texts that a definition is made of: the form each must have, and which path a reference means."""

from collections.abc import Container
from typing import Annotated

from pydantic import StringConstraints

# An id keeps its meaning for ever, so it is short, lower case and stands in paths, catalogues and addresses alike.
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
# section.question, for columns of a table .column, and once more for a table within it; of another form: CODE#path
Path = Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+/[A-Za-z0-9-]+#)?[a-z0-9-]+(\.[a-z0-9-]+){1,3}$", max_length=320)]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]  # ISO 4217
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000)]


def path_of(reference: str, home: str) -> str:
    """The path that a condition or check means: itself, or an id below `home`, the section or table where it stands."""
    return reference if "." in reference else f"{home}.{reference}"


def column_path(reference: str, columns: Container[str], table: str, section: str) -> str:
    """The same for the condition of a column: an id is that of a column of its table where there is one (`columns` holds their
    paths), else that of a question of the section."""
    return path_of(reference, table if f"{table}.{reference}" in columns else section)
