"""A job that cannot be done now waits to be tried again, and says why: a mail server that is away is not there for good."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"

_JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.add_column("job", sa.Column("put_off", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("job", sa.Column("hindrance", _JSON, nullable=True))
    kind = "TIMESTAMP WITH TIME ZONE" if op.get_bind().dialect.name == "postgresql" else "DATETIME"
    op.execute(  # by hand: for the check, Alembic would make SQLite's table anew and lose the checks that it has
        f"ALTER TABLE job ADD COLUMN again_at {kind} "
        "CONSTRAINT ck_job_again_while_waiting CHECK (again_at IS NULL OR state = 'waiting')"
    )
