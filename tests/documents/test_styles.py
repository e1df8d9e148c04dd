"""The style sheets of the documents."""

import re
from collections import Counter

from forms_app.config import DOCUMENT_TEMPLATES
from forms_app.documents.rendering import STYLE_SHEETS

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"(?<=[{};])\s*([^{};@]+?)\s*\{")


def test_a_name_means_one_thing_in_all_of_them() -> None:
    texts = (_COMMENT.sub("", (DOCUMENT_TEMPLATES / "css" / name).read_text(encoding="utf-8")) for name in STYLE_SHEETS)
    rules = Counter(selector for text in texts for selector in _SELECTOR.findall(f";{text}"))
    assert rules[".note"] == 1
    assert [selector for selector, count in rules.items() if count > 1] == []
