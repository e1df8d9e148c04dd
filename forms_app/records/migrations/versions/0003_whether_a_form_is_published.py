"""Whether a form version is published stands in the lock alone: a row that cannot change would keep what was true when the
version was first used."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.drop_column("form_version", "published")
