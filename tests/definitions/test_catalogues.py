"""Catalogues are read whatever they hold; the interface speaks from its PO file."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms_app.definitions.catalogues import interface_translations, read_catalogue

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def test_the_interface_speaks_the_words_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    plural = 'msgid "%(num)s report"\nmsgid_plural "%(num)s reports"\nmsgstr[0] "%(num)s rapport"\nmsgstr[1] "%(num)s rapports"\n'
    fuzzy = '#, fuzzy\nmsgid "Draft"\nmsgstr "Courant d’air"\n'
    (tmp_path / "fr/interface.po").write_text(f'{HEADER}msgid "Send"\nmsgstr "Envoyer"\n\n{plural}\n{fuzzy}', encoding="utf-8")
    french = interface_translations(tmp_path, "fr")
    assert french.gettext("Send") == "Envoyer"
    assert french.gettext("Draft") == "Draft"
    assert french.gettext("Not there") == "Not there"
    assert [french.ngettext("%(num)s report", "%(num)s reports", n) for n in (0, 1, 2)] == [
        "%(num)s rapport",
        "%(num)s rapport",
        "%(num)s rapports",
    ]


def test_a_language_without_catalogue_speaks_english(tmp_path: Path) -> None:
    assert interface_translations(tmp_path, "es").gettext("Send") == "Send"


def test_a_broken_interface_catalogue_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/interface.po").write_text("nonsense\n")
    with pytest.raises(ValueError, match="bad-catalogue"):
        interface_translations(tmp_path, "fr")


PIECES = [
    'msgid "a"\n',
    'msgstr "b"\n',
    "msgstr[0] ",
    'msgctxt "k"\n',
    '""',
    '"',
    "\\",
    "#, fuzzy\n",
    "#~ ",
    '"Plural-Forms: x\\n"',
    "\n",
    "msgid_plural",
    "é",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.binary(max_size=20))
def test_no_catalogue_makes_reading_fail(tmp_path: Path, pieces: list[str], tail: bytes) -> None:
    path = tmp_path / "x.po"
    path.write_bytes("".join(pieces).encode() + tail)
    catalogue, problems = read_catalogue(path, "x.po")
    assert (catalogue is None) == bool(problems)
