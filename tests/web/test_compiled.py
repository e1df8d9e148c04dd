"""Compiled templates that wait for the next start."""

import shutil
from pathlib import Path

import pytest
from flask import Flask, render_template

from forms_app.web.compiled import keep_compiled


def app_of(templates: Path) -> Flask:
    """An application that has just started."""
    made = Flask("test", template_folder=str(templates))
    keep_compiled(made, templates)
    return made


def page(made: Flask) -> str:
    with made.test_request_context():
        return render_template("page.html")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text("once")
    return tmp_path


def kept(templates: Path) -> list[Path]:
    return list((templates / "__pycache__").iterdir())


def test_a_template_is_compiled_once_for_every_start(templates: Path) -> None:
    assert page(app_of(templates)) == "once"
    (one,) = kept(templates)
    before = one.stat().st_mtime_ns
    assert page(app_of(templates)) == "once"
    assert [file.stat().st_mtime_ns for file in kept(templates)] == [before]


def test_a_template_that_was_changed_is_compiled_anew(templates: Path) -> None:
    page(app_of(templates))
    (templates / "page.html").write_text("changed")
    assert page(app_of(templates)) == "changed"


def test_another_way_of_compiling_does_not_take_what_is_kept(templates: Path) -> None:
    page(app_of(templates))
    (other := Flask("test", template_folder=str(templates))).jinja_env.trim_blocks = True
    keep_compiled(other, templates)
    assert page(other) == "once"
    assert len(kept(templates)) == 2


def test_where_nothing_can_be_written_pages_are_shown_all_the_same(templates: Path) -> None:
    (templates / "__pycache__").write_text("no folder")
    assert page(app_of(templates)) == "once"


def test_a_page_is_shown_though_it_cannot_be_kept(templates: Path, caplog: pytest.LogCaptureFixture) -> None:
    made = app_of(templates)
    shutil.rmtree(templates / "__pycache__")
    assert page(made) == "once"
    assert "could not be kept" in caplog.text
