"""The files that commands write."""

from pathlib import Path

import click


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises click.ClickException where that cannot be done."""
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror}") from error
