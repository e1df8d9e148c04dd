"""Compiled templates, kept as Python keeps its compiled modules: beside what they were made of, by whoever may write there."""

import logging
import os
from hashlib import sha256
from pathlib import Path

from flask import Flask
from jinja2 import Environment, FileSystemBytecodeCache, __version__
from jinja2.bccache import Bucket

log = logging.getLogger(__name__)


def keep_compiled(app: Flask, templates: Path) -> None:
    """Let the application find its templates compiled at its next start. Nothing is kept where nothing can be written: each
    process then compiles them for itself, as it does with one that was changed."""
    folder = templates / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return
    if os.access(folder, os.W_OK | os.X_OK):
        app.jinja_env.bytecode_cache = _Kept(str(folder), f"{_compiler(app.jinja_env)}-%s.cache")


def _compiler(environment: Environment) -> str:
    """What the same source would be compiled differently by: it begins the names of the files."""
    options = (__version__, environment.trim_blocks, environment.lstrip_blocks, sorted(environment.extensions))
    return sha256(repr(options).encode()).hexdigest()[:12]


class _Kept(FileSystemBytecodeCache):
    def dump_bytecode(self, bucket: Bucket) -> None:
        """A full disk is no reason to refuse the page."""
        try:
            super().dump_bytecode(bucket)
        except OSError as error:
            log.warning("A compiled template could not be kept: %s", error)
