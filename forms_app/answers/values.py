"""What an answer's value is made of, and the state of a draft in values.

A value is JSON: texts, numbers of at most 15 digits, lists and mappings of these. None is "no answer". By kind:

text, narrative, comment_reply   "…"                       choice       "code"
choices                          ["code", …] (form order)  date         "2026-09-01"
period                           {"from": "2023-06-01", "to": "2026-05-31"} (an end not yet, or never, known is absent)
number                           12 or 12.5                money        {"amount": 1200.5, "currency": "EUR"}
reference                        "C029", "FIN", …; to a law: the id of its row (its place, counted from 1, in content);
                                 to an organization: {"organization": CODE} or {"name": "…"} for one not registered
file                             {"sha256": "…", "name": "…"}
rows                             ["<row id>", …]; the cells stand at their own addresses
grid                             {"<line>": {"<column>": number}} without empty cells
"""

from collections.abc import Mapping
from typing import Any

from forms_app.answers.address import Address

Value = Any  # JSON as the table above says; a closer type would make every reader cast

Sheet = Mapping[Address, Value]  # a draft in values: only what is answered stands in it
