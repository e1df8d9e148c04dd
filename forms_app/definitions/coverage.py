"""How much of a form is translated into a language: what is shown, what is missing, and what translates older English."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forms_app.definitions.catalogues import Stale, Words
from forms_app.definitions.form import Definition, section_words
from forms_app.definitions.loading import own_words


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence of a form that cannot be shown in the language, with the old translation if there is one."""

    key: str
    english: str
    stale: Stale | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The form's own sentences (`block` is ''), or those of one block (`name@n`), which are translated with the block."""

    block: str
    total: int
    lacking: tuple[Sentence, ...]

    @property
    def translated(self) -> int:
        return self.total - len(self.lacking)

    @property
    def missing(self) -> tuple[Sentence, ...]:
        """Those without any translation."""
        return tuple(one for one in self.lacking if one.stale is None)

    @property
    def stale(self) -> tuple[Sentence, ...]:
        """Those whose translation is of other English, or marked fuzzy."""
        return tuple(one for one in self.lacking if one.stale is not None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A form version in one language: its own part first, then its blocks in order. `unknown` are keys of catalogues that
    the form does not have (any more)."""

    parts: tuple[Part, ...]
    unknown: tuple[str, ...]

    @property
    def own(self) -> Part:
        return self.parts[0]

    @property
    def blocks(self) -> tuple[Part, ...]:
        return self.parts[1:]

    @property
    def total(self) -> int:
        return sum(part.total for part in self.parts)

    @property
    def translated(self) -> int:
        return sum(part.translated for part in self.parts)

    @property
    def missing(self) -> int:
        return sum(len(part.missing) for part in self.parts)

    @property
    def stale(self) -> int:
        return sum(len(part.stale) for part in self.parts)

    @property
    def percent(self) -> int:
        """Whole percent translated, rounded down: 100 is said only of what is complete."""
        return 100 * self.translated // self.total


def coverage(definition: Definition, words: Words) -> Coverage:
    """The coverage of a form by its words in a language (own words and those of its blocks, as the loader joins them)."""
    parts = [_part("", own_words(definition), words)]
    for section in definition.sections:
        if section.block is not None:
            parts.append(_part(section.block, section_words(section.id, section), words))
    return Coverage(tuple(parts), words.unknown)


def own_coverage(own: Iterable[tuple[str, str]], words: Words) -> Coverage:
    """The same of a form's own sentences alone, where it cannot be told what its blocks add."""
    return Coverage((_part("", own, words),), words.unknown)


def _part(block: str, english: Iterable[tuple[str, str]], words: Words) -> Part:
    old = {one.key: one for one in words.stale}
    said: Sequence[tuple[str, str]] = list(english)
    lacking = tuple(Sentence(key, text, old.get(key)) for key, text in said if key not in words.shown)
    return Part(block, len(said), lacking)
