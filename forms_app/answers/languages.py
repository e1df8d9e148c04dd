"""In which language answers are written: the tag, and which answers have a language of their own."""

import re

from forms_app.answers.address import Address
from forms_app.answers.kinds import kind_of
from forms_app.answers.placing import asked_at
from forms_app.definitions.form import Definition

LONGEST_TAG = 12  # characters: what the records keep of a tag
LANGUAGE_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"  # the usual part of BCP 47: pt, pt-BR, zh-Hans
_TAG = re.compile(LANGUAGE_TAG)


def is_language_tag(text: str) -> bool:
    """Whether a text is the tag of a language that can be kept. Whether there is such a language is not judged."""
    return len(text) <= LONGEST_TAG and _TAG.fullmatch(text) is not None


def has_language(definition: Definition, address: Address) -> bool:
    """Whether what is asked at an address is answered by a text in some language: its own, or else the report's."""
    question = asked_at(definition, address)
    return question is not None and kind_of(question).has_language(question, address)
