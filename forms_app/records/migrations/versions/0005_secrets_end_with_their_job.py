"""What a mail says in secret, such as a link that opens an account, is forgotten when its job has ended."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"

_JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
_JOB = sa.table(
    "job", sa.column("id"), sa.column("kind"), sa.column("state"), sa.column("params", _JSON), sa.column("secret", _JSON)
)


def upgrade() -> None:
    connection = op.get_bind()
    kind = "JSONB" if connection.dialect.name == "postgresql" else "JSON"
    op.execute(  # by hand: for the check, Alembic would make SQLite's table anew and lose the checks that it has
        f"ALTER TABLE job ADD COLUMN secret {kind} "
        "CONSTRAINT ck_job_secret_until_ended CHECK (secret IS NULL OR state IN ('waiting', 'running'))"
    )
    for row in connection.execute(sa.select(_JOB).where(_JOB.c.kind == "mail")).all():
        params, secret = _parted(row.params)
        if secret:
            kept = secret if row.state in ("waiting", "running") else None
            connection.execute(sa.update(_JOB).where(_JOB.c.id == row.id).values(params=params, secret=kept))


def _parted(params: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What may be kept of a mail's parameters, and what is secret: a text composed elsewhere, and values with a link."""
    secret = {name: params[name] for name in ("body", "values") if name in params}
    if "link" not in secret.get("values", {}):
        secret.pop("values", None)
    return {name: value for name, value in params.items() if name not in secret}, secret
