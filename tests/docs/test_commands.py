"""Every command that the documentation shows exists, with its options; every setting is documented."""

import re

import pytest

from forms_app.cli import COMMANDS, main
from forms_app.config import _MAIL, _SIMPLE, PREFIX, ROOT
from forms_app.records.people import Role
from tests.docs.commands import Shown, problem_of, shown_in

PAGES = sorted(
    str(path.relative_to(ROOT)) for path in (*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
)
ADMINISTRATION = (ROOT / "docs" / "administration.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_is_one_of_the_program(page: str) -> None:
    assert [problem for shown in shown_in(page) if (problem := problem_of(shown))] == []


def test_the_pages_for_administrators_and_integrators_show_commands() -> None:
    assert len(shown_in("docs/administration.md")) > 20
    assert len(shown_in("docs/integration.md")) > 5


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("report import x.json", "no command report"),
        ("reports fetch x.json", "no command fetch"),
        ("requests generate --years 2027", "no option --years"),
        ("requests generate", "Missing option '--year'"),
        ("accounts invite a@example.org --party office --role king", "king"),
        ("database backup one two", "unexpected extra argument"),
    ],
)
def test_a_command_that_is_wrong_is_found(words: str, says: str) -> None:
    assert says in (problem_of(Shown("page", tuple(words.split()), complete=True)) or "")


def test_every_command_is_shown_to_administrators_integrators_or_form_editors() -> None:
    shown = {one.words[0] for page in PAGES for one in shown_in(page) if one.words}
    assert shown >= COMMANDS.keys()
    assert main.name == "forms-app"


def test_every_setting_is_documented_with_its_default_and_there_are_no_others() -> None:
    documented = set(re.findall(rf"^\| `({PREFIX}\w+)` \|", ADMINISTRATION, re.MULTILINE))
    assert documented == {PREFIX + name.upper() for name in _SIMPLE} | {f"{PREFIX}MAIL_{name.upper()}" for name in _MAIL}


def test_every_role_can_be_looked_up() -> None:
    assert [role for role in Role if f"`{role}`" not in ADMINISTRATION] == []
