"""In which language answers are written: the tag, which answers have one, and those that are not in their report's."""

import re
from collections.abc import Container, Mapping

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from forms_app.answers.kinds import kind_of
from forms_app.answers.placing import asked_at, places_of
from forms_app.answers.problems import ImportProblem, excerpt, pointer
from forms_app.answers.sendable import sendable
from forms_app.answers.values import Sheet
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


def to_languages(
    definition: Definition, sheet: Sheet, facts: Facts, written_in: Mapping[Address, str], language: str
) -> dict[str, str]:
    """The languages of the answers that would be sent and are in another than their report's, by place (`places_of`).

    `written_in` says in which language answers are; those it does not name are in the report's, `language`.
    """
    others = {address: tag for address, tag in written_in.items() if tag != language and has_language(definition, address)}
    if not others:
        return {}
    places = places_of(definition, sendable(definition, sheet, facts))
    return {place: others[address] for address, place in places.items() if address in others}


def from_languages(
    definition: Definition, languages: Mapping[str, str], language: str, sheet: Sheet, unread: Container[str]
) -> tuple[dict[Address, str], tuple[ImportProblem, ...]]:
    """What an import file's `languages` say, by the address of the answer in the draft that `from_content` made of it.

    `language` is the report's: answers said to be in it are left out. Problems, each with a JSON Pointer: places that the
    form does not have, that hold no answer, or none that is a text. Of questions whose answers could not be read
    (`unread`, by path) none is told to be missing.
    """
    addresses = {place: address for address, place in places_of(definition, sheet).items()}
    found: dict[Address, str] = {}
    problems: list[ImportProblem] = []
    for place, tag in languages.items():
        address = addresses.get(place)
        code = _fault(definition, place.partition("@")[0], address, unread)
        if code:
            problems.append(ImportProblem(pointer("languages", place), code, {"path": excerpt(place)}))
        elif address is not None and tag != language:
            found[address] = tag
    return found, tuple(problems)


def _fault(definition: Definition, path: str, address: Address | None, unread: Container[str]) -> str:
    """What is wrong with naming a language for the answer at a path; '' for nothing. No address: no answer is there."""
    if definition.asked(path) is None:
        return "unknown-path"
    if address is None:
        question = ".".join(path.split(".")[:2])
        return "" if question in unread else "language-without-answer"
    return "" if has_language(definition, address) else "language-of-no-text"
