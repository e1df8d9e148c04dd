"""Where an answer stands in a report."""

from typing import NamedTuple, Self


class Address(NamedTuple):
    """A path, and the row it belongs to for a cell of a table or a reply to one point of a comment.

    The rows of a table have random ids that stay; the answer at the table's own path, without a row, is the list of
    the ids in their order. A reply's row is `<comment>#<point>`.
    """

    path: str
    row: str | None = None

    def __str__(self) -> str:
        """The address as it stands in a page: `laws.list.title@k3x9`, `prison-labour.art2-prison`."""
        return self.path if self.row is None else f"{self.path}@{self.row}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The address a page sent back. Whether anything stands there is for the definition to say."""
        path, at, row = text.partition("@")
        return cls(path, row if at else None)
