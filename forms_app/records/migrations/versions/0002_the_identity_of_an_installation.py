"""An installation has an identity of its own, by which a backup folder knows whose it is."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("installation", sa.Column("identity", sa.String(length=32), nullable=True))
    filled = sa.text("UPDATE installation SET identity = :identity").bindparams(identity=uuid.uuid4().hex)
    op.execute(filled)
    with op.batch_alter_table("installation") as batch:
        batch.alter_column("identity", existing_type=sa.String(length=32), nullable=False)
