"""The commands that a page of documentation shows, and what the program has."""

import re
import shlex
from dataclasses import dataclass

import click

from forms_app.cli import main
from forms_app.config import ROOT

_BLOCK = re.compile(r"^ *```\w*\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^(?:ExecStart=\S*/| *)forms-app (.*)$", re.MULTILINE)
_INLINE = re.compile(r"`(forms-app [^`]+)`")
_PLACEHOLDERS = ("…", "|")  # a command that shows alternatives or leaves something out is not complete


@dataclass(frozen=True, slots=True)
class Shown:
    """A command as a page shows it: its words after `forms-app`, and whether all of its arguments are there."""

    page: str
    words: tuple[str, ...]
    complete: bool

    def __str__(self) -> str:
        return f"{self.page}: forms-app {' '.join(self.words)}"


def shown_in(page: str) -> list[Shown]:
    """Every command on a page of the repository: in blocks, where it must be complete, and within sentences."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = []
    for block in _BLOCK.findall(text):
        lines = _COMMAND.findall(block.replace("\\\n", " "))
        found += [Shown(page, tuple(shlex.split(line, comments=True)), complete=True) for line in lines]
    sentences = _BLOCK.sub("", text)
    found += [Shown(page, tuple(shlex.split(line)[1:]), complete=False) for line in _INLINE.findall(sentences)]
    return found


def problem_of(shown: Shown) -> str | None:
    """What is wrong with a command: a name or an option that the program has not, or an argument that it does not take."""
    context = click.Context(main, info_name="forms-app", resilient_parsing=not shown.complete)
    command: click.Command = main
    words = list(shown.words)
    while isinstance(command, click.Group) and words and re.fullmatch(r"[a-z]+(-[a-z]+)*", words[0]):
        found = command.get_command(context, words[0])
        if found is None:
            return f"{shown}: there is no command {words[0]}"
        command, context = found, click.Context(found, info_name=words.pop(0), parent=context)
    return _problem_of_arguments(shown, command, words)


def _problem_of_arguments(shown: Shown, command: click.Command, words: list[str]) -> str | None:
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)} | {"--help"}
    unknown = [word for word in words if word.startswith("--") and word.split("=")[0] not in options]
    if unknown:
        return f"{shown}: there is no option {', '.join(unknown)}"
    if not shown.complete or any(mark in word for word in words for mark in _PLACEHOLDERS):
        return None
    if isinstance(command, click.Group):
        return f"{shown}: a group of commands does nothing by itself"
    return _problem_of_parsing(shown, command, words)


def _problem_of_parsing(shown: Shown, command: click.Command, words: list[str]) -> str | None:
    """Let click read the arguments. Files that a page names are not there; everything else must be right."""
    for parameter in command.params:
        if isinstance(parameter.type, click.Path):
            parameter.type.exists = False
    try:
        command.make_context(command.name, list(words))
    except click.UsageError as error:
        return f"{shown}: {error.format_message()}"
    return None
