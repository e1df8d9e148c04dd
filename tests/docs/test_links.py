"""A link from one page of the documentation to another file leads somewhere."""

import re

import pytest

from forms_app.config import ROOT
from tests.docs.test_commands import PAGES


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    targets = re.findall(r"(?<!!)\[[^\]]+\]\(([^):#]+)[^)]*\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [target for target in targets if not (folder / target).exists()] == []
