"""published.lock: which versions of which forms are published, with their digests. One line each, sorted, reviewed in git."""

import re
from collections.abc import Mapping

from forms_app.definitions.problems import Problem

_LINE = re.compile(r"(?P<form>[a-z0-9-]+/[A-Za-z0-9-]+) (?P<version>[0-9]{4}(-[0-9]+)?) (?P<digest>[0-9a-f]{64})")
_HEADING = "# Published forms: code, version, digest. Written by `forms-app forms publish`; a line is never changed.\n"

Lock = Mapping[tuple[str, str], str]
"""(code, version) → digest, in order."""


def read_lock(file: str, text: str) -> tuple[Lock, Mapping[tuple[str, str], int], tuple[Problem, ...]]:
    """The published versions, the line of each, and the lines that say nothing or say something twice."""
    lock: dict[tuple[str, str], str] = {}
    lines: dict[tuple[str, str], int] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            problems.append(Problem(file, number, 1, "", "bad-lock-line"))
            continue
        key = match["form"], match["version"]
        if key in lock:
            problems.append(Problem(file, number, 1, "", "duplicate-lock-line", {"form": key[0], "version": key[1]}))
            continue
        lock[key], lines[key] = match["digest"], number
    return lock, lines, tuple(problems)


def write_lock(lock: Lock) -> str:
    """The text of the lock."""
    return _HEADING + "".join(f"{form} {version} {digest}\n" for (form, version), digest in sorted(lock.items()))
