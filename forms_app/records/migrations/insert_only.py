"""What makes the database itself refuse to change or delete a row."""

from collections.abc import Iterator

from alembic import op


def refuse_changes(table: str) -> None:
    """Make a table insert-only, on either database. PostgreSQL has the function `refuse_change` since revision 0001."""
    for statement in _statements(table):
        op.execute(statement)


def _statements(table: str) -> Iterator[str]:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert-only'); END"
            )
        return
    yield (
        f"CREATE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
