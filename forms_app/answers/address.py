"""Where an answer stands in a report."""

import re
from typing import NamedTuple, Self

WITHIN = "/"  # between the row of a table and that of a table within it
ROW_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")  # of a row of a table


class Address(NamedTuple):
    """A path, and the row it belongs to for a cell of a table or a reply to one point of a comment.

    The rows of a table have random ids that stay; the answer at the table's own path, without a row, is the list of
    the ids in their order. A table within a row of another one stands at that row; the rows of its cells are
    `<outer row>/<inner row>`. A reply's row is `<comment>#<point>`.
    """

    path: str
    row: str | None = None

    def whole(self, row: str) -> "Address":
        """A row of the table that stands here, as a whole: the table's own path, at the row."""
        return Address(self.path, row if self.row is None else f"{self.row}{WITHIN}{row}")

    def cell(self, column: str, row: str) -> "Address":
        """Where the cell of a column (its id) stands in one row of the table that stands here."""
        return Address(f"{self.path}.{column}", self.whole(row).row)

    @property
    def listed_in(self) -> "tuple[Address, str] | None":
        """The table of which this is a whole row, and the id of the row; None for what stands without a row."""
        if self.row is None:
            return None
        outer, _, row = self.row.rpartition(WITHIN)
        return Address(self.path, outer or None), row

    @property
    def table(self) -> "tuple[Address, str] | None":
        """The table of which this is a cell, and the id of its row; None for what stands without a row."""
        return Address(self.path.rpartition(".")[0], self.row).listed_in

    def __str__(self) -> str:
        """The address as it stands in a page: `laws.list.title@k3x9`, `prison-labour.art2-prison`."""
        return self.path if self.row is None else f"{self.path}@{self.row}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The address a page sent back. Whether anything stands there is for the definition to say."""
        path, at, row = text.partition("@")
        return cls(path, row if at else None)
