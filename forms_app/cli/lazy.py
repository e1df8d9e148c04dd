"""What is loaded only when it is used: the module of a command when that command is called, the queue when it takes something.

So `forms-app --help` and `forms-app forms check` start without Flask, SQLAlchemy or WeasyPrint. This is the one place of the
program that imports by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click


def named(module: str, name: str) -> Any:
    """What a module has under a name; the module is loaded now."""
    return getattr(import_module(module), name)


@dataclass(frozen=True, slots=True)
class LazyCommand:
    """Where a command is written, the line that `--help` shows for it, and its name in the module."""

    module: str
    summary: str
    name: str = "command"

    def load(self) -> click.Command:
        """The command itself. Raises TypeError when what the module has under that name is none."""
        command = named(self.module, self.name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.module}.{self.name} is no click command")
        return command


class LazyGroup(click.Group):
    """A group whose subcommands may be named in a table instead of being loaded; eager ones may stand beside them."""

    def __init__(self, *args: Any, lazy: Mapping[str, LazyCommand], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self.lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.lazy:
            return self.lazy[cmd_name].load()
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of subcommands, from the table where it has them: help loads nothing."""
        lines = [(name, self._summary(ctx, name)) for name in self.list_commands(ctx)]
        if lines:
            with formatter.section("Commands"):
                formatter.write_dl(lines)

    def _summary(self, ctx: click.Context, name: str) -> str:
        if name in self.lazy:
            return self.lazy[name].summary
        command = super().get_command(ctx, name)
        return command.get_short_help_str(limit=100) if command else ""
