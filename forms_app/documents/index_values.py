"""The index of a volume as values: who, which instrument, which Article, and on which pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from forms_app.answers.lettering import first_up
from forms_app.documents.page_numbers import PageNumber, PageOf
from forms_app.documents.values import SentPassage, Side, Volume
from forms_app.reference.names import alphabetical
from forms_app.reference.provisions import provision_place, provision_words

PartKey = Literal["units", "instruments", "provisions", "organizations"]
ListKey = Literal["", "report", "observation", "reply", "copies"]
CONSTITUTION = "Constitution"
Said = Callable[[SentPassage], str]


@dataclass(frozen=True, slots=True)
class Target:
    """Pages of one submission, and the place in the volume where they begin."""

    pages: tuple[PageNumber, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What an entry refers to, in words, with its pages in one or several submissions."""

    words: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """References of one kind within an entry."""

    kind: ListKey
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry: its heading, and for an organization the side it represents."""

    heading: str
    lists: tuple[Listed, ...]
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one instrument (`code`, `title`; both empty where the part is not divided)."""

    code: str
    title: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class IndexPart:
    """One of the four parts of the index."""

    key: PartKey
    groups: tuple[Group, ...]


def build_index(volume: Volume, locale: str, page_of: PageOf) -> tuple[IndexPart, ...]:
    """The parts that have anything in them, names in the reader's alphabet and Articles by their numbers."""
    titles = {one.code: one.title for chapter in volume.chapters for one in chapter.instruments}
    sent = sorted(volume.sent, key=lambda one: alphabetical(one.unit))
    parts = (
        IndexPart("units", _whole(_units(sent, page_of))),
        IndexPart("instruments", _whole(_instruments(sent, titles, page_of))),
        IndexPart("provisions", tuple(_provisions(sent, titles, locale, page_of))),
        IndexPart("organizations", _whole(_organizations(sent, page_of))),
    )
    return tuple(part for part in parts if part.groups)


def _whole(entries: Iterable[IndexEntry]) -> tuple[Group, ...]:
    """One group of all entries, if there are any."""
    found = tuple(entries)
    return (Group("", "", found),) if found else ()


def _units(sent: Sequence[SentPassage], page_of: PageOf) -> Iterator[IndexEntry]:
    """Of each unit every submission, by instruments."""
    for unit, own in _by(sent, lambda one: one.unit).items():
        kinds = _by(own, lambda one: one.act)
        lists = (
            Listed(act, tuple(_references(kinds.get(act, ()), lambda one: ", ".join(one.instruments), page_of)))
            for act in ("report", "observation", "reply")
        )
        yield IndexEntry(unit, tuple(one for one in lists if one.references))


def _instruments(sent: Sequence[SentPassage], titles: Mapping[str, str], page_of: PageOf) -> Iterator[IndexEntry]:
    """Of each instrument every unit."""
    found: dict[str, list[SentPassage]] = {}
    for one in sent:
        for code in one.instruments:
            found.setdefault(code, []).append(one)
    for code, own in sorted(found.items()):
        heading = f"{code} {titles[code]}" if code in titles else code
        yield IndexEntry(heading, (Listed("", tuple(_references(own, lambda one: one.unit, page_of))),))


def _provisions(sent: Sequence[SentPassage], titles: Mapping[str, str], locale: str, page_of: PageOf) -> Iterator[Group]:
    """Of each instrument its provisions, and of each every unit."""
    found: dict[str, dict[str, dict[str, list[Target]]]] = {}
    for one in sent:
        for cited in one.cited:
            text = cited.provision.partition(" ")[0]
            target = _target(one, cited.places, page_of)
            found.setdefault(text, {}).setdefault(cited.provision, {}).setdefault(one.unit, []).append(target)
    for text, provisions in sorted(found.items(), key=lambda one: (one[0] != CONSTITUTION, one[0])):
        entries = (
            IndexEntry(
                first_up(provision_words(provision, locale).partition(" ")[2] or provision),
                (Listed("", tuple(Reference(unit, tuple(targets)) for unit, targets in units.items())),),
            )
            for provision, units in sorted(provisions.items(), key=lambda one: provision_place(one[0]))
        )
        yield Group(text, titles.get(text, ""), tuple(entries))


def _organizations(sent: Sequence[SentPassage], page_of: PageOf) -> Iterator[IndexEntry]:
    """Of each organization what it observed itself, and of what it has a copy."""
    observed: dict[tuple[str, Side], list[SentPassage]] = {}
    copied: dict[tuple[str, Side], list[SentPassage]] = {}
    for one in sent:
        if one.act == "observation":
            observed.setdefault((one.voice.name, one.voice.side), []).append(one)
        for copy in one.copies:
            copied.setdefault((copy.organization, copy.side), []).append(one)
    for name, side in sorted({**observed, **copied}, key=lambda one: (alphabetical(one[0]), one[1])):
        kinds: tuple[tuple[ListKey, Sequence[SentPassage]], ...] = (
            ("observation", observed.get((name, side), ())),
            ("copies", copied.get((name, side), ())),
        )
        lists = (
            Listed(kind, tuple(_references(own, lambda one: f"{one.unit}, {', '.join(one.instruments)}", page_of)))
            for kind, own in kinds
        )
        yield IndexEntry(name, tuple(one for one in lists if one.references), side)


def _references(sent: Iterable[SentPassage], words: Said, page_of: PageOf) -> Iterator[Reference]:
    """The submissions that have the same words together."""
    for said, own in _by(sent, words).items():
        targets = (_target(one, ("",), page_of) for one in own)
        yield Reference(said, tuple(sorted(targets, key=lambda target: _number(target.pages[0]))))


def _target(one: SentPassage, places: Iterable[str], page_of: PageOf) -> Target:
    """Pages of places of a submission ('' is its beginning); it leads to the first."""
    numbered = sorted(((page_of(one.reference, place), place) for place in places), key=lambda found: _number(found[0]))
    first = numbered[0][1]
    pages = tuple(dict.fromkeys(page for page, _ in numbered))
    return Target(pages, f"{one.reference}/{first}" if first else one.reference)


def _number(page: PageNumber) -> tuple[int, int]:
    return page.volume, page.page


def _by(sent: Iterable[SentPassage], words: Said) -> Mapping[str, Sequence[SentPassage]]:
    """Submissions by the same words, in the order in which these come first."""
    found: dict[str, list[SentPassage]] = {}
    for one in sent:
        found.setdefault(words(one), []).append(one)
    return found
