"""The table of commands: help loads none of them, and each of them can be loaded."""

import click
import pytest
from click.testing import CliRunner

from forms_app.cli import COMMANDS, main
from forms_app.cli.forms import command as forms_command
from forms_app.cli.lazy import LazyCommand, LazyGroup
from forms_app.cli.reports import command as reports_command
from forms_app.cli.workshop import command as workshop_command


@pytest.mark.parametrize("name", [*COMMANDS])
def test_every_command_of_the_table_can_be_loaded(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("group", [forms_command, reports_command, workshop_command], ids=lambda group: group.name)
def test_every_lazy_command_of_a_group_can_be_loaded(group: LazyGroup) -> None:
    for lazy in group.lazy.values():
        assert isinstance(lazy.load(), click.Command), lazy


def test_help_names_every_command_with_its_summary() -> None:
    output = " ".join(CliRunner().invoke(main, ["--help"]).output.split())
    for name, command in COMMANDS.items():
        assert name in output
        assert command.summary in output


def test_help_loads_nothing() -> None:
    group = LazyGroup(name="g", lazy={"broken": LazyCommand("no.such.module", "Cannot be loaded.")})
    result = CliRunner().invoke(group, ["--help"])
    assert result.exit_code == 0
    assert "Cannot be loaded." in result.output


def test_an_unknown_command_is_refused_in_words() -> None:
    result = CliRunner().invoke(main, ["nonsense"])
    assert result.exit_code == 2
    assert "No such command" in result.output


def test_what_is_no_command_is_refused_by_name() -> None:
    with pytest.raises(AttributeError):
        LazyCommand("forms_app.cli.lazy", "Has no command.").load()
