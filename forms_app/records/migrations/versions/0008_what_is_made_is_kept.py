"""What the program has made is kept under the digest of all that it was made from; a job tells which step it is at."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "kept_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("about", JSON, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_file")),
        sa.UniqueConstraint("kind", "key", "place", name=op.f("uq_kept_file_kind_key_place")),
    )
    op.create_index(op.f("ix_kept_file_digest"), "kept_file", ["digest"])
    op.add_column("job", sa.Column("step", sa.String(length=20), nullable=True))
    op.add_column("job", sa.Column("step_began_at", MOMENT, nullable=True))
