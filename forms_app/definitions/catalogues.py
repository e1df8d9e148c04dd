"""Catalogues (gettext PO files): where they stand, how they are read, and which of their words can be shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from forms_app.definitions.problems import Problem

INTERFACE = "interface"  # the domain of the words that stand in code and templates
WAS = "English before: "  # begins the comment that shows what a stale translation translates


@dataclass(frozen=True, slots=True)
class Stale:
    """A translation that is not shown, because its English has changed since or because it is marked fuzzy: what it says, and
    the English that it translates ('' where the catalogue does not tell)."""

    key: str
    before: str
    translation: str


@dataclass(frozen=True, slots=True)
class Words:
    """The translation of a form's own words, or a block's, into one language.

    `shown` goes from key to text. `missing` are keys without translation that can be shown, those of `stale` among them;
    `unknown` keys that the form does not have (any more).
    """

    shown: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    stale: tuple[Stale, ...] = ()
    unknown: tuple[str, ...] = ()


def form_catalogue(translations: Path, language: str, code: str, version: str) -> Path:
    """Where the words of a form version stand."""
    return translations / language / "forms" / f"{code}/{version}.po"


def block_catalogue(translations: Path, language: str, block: str) -> Path:
    """Where the words of a block (`name@n`) stand."""
    return translations / language / "blocks" / f"{block}.po"


def interface_catalogue(translations: Path, language: str) -> Path:
    """Where the words of pages, documents, mails and commands stand."""
    return translations / language / f"{INTERFACE}.po"


def read_catalogue(path: Path, file: str) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """The catalogue at a path; None when there is no file, or one that cannot be read (then with a problem).

    `file` is the name that problems carry.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        return None, (Problem(file, 1, 1, "", "unreadable-file", {"reason": error.strerror or str(error)}),)
    return parse_catalogue(content, file)


def parse_catalogue(content: bytes, file: str) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """The catalogue that a PO file holds; None, with a problem, for one that cannot be read."""
    try:
        return read_po(StringIO(content.decode("utf-8-sig")), abort_invalid=True), ()
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, (Problem(file, line, 1, "", "not-utf8", {"byte": f"{error.object[error.start]:02X}"}),)
    except PoFileError as error:
        return None, (Problem(file, max(error.lineno, 0) + 1, 1, "", "bad-catalogue", {"detail": str(error)}),)
    except (ValueError, LookupError, TypeError, AttributeError, UnknownLocaleError) as error:
        # Babel takes headers and escapes on trust and fails on bad ones in many ways
        return None, (Problem(file, 1, 1, "", "bad-catalogue", {"detail": " ".join(str(error).split())[:200]}),)


def words_of(catalogue: Catalog | None, english: Iterable[tuple[str, str]]) -> Words:
    """What a catalogue says for English words (key, text): shown only where it translates the words as they now are."""
    current: dict[tuple[str, str], str] = {}
    others: dict[str, Stale] = {}
    keys: dict[str, None] = {}
    for message in catalogue or ():
        if isinstance(message.id, str) and isinstance(message.string, str) and message.context:
            keys[message.context] = None
            if not message.fuzzy:
                current[message.context, message.id] = message.string
            if message.string:
                before = english_before(message) if message.fuzzy else message.id
                others[message.context] = Stale(message.context, before, message.string)
    shown, missing, stale = {}, [], []
    for key, text in english:
        keys.pop(key, None)
        if translated := current.get((key, text)):
            shown[key] = translated
        else:
            missing.append(key)
            if key in others:
                stale.append(others[key])
    return Words(shown, tuple(missing), tuple(stale), tuple(keys))


def english_before(message: Message) -> str:
    """The English that a stale translation translates, as its comment says; '' where there is none."""
    return next((one.removeprefix(WAS) for one in message.user_comments if one.startswith(WAS)), "")


@cache
def interface_translations(translations: Path, language: str) -> Translations:
    """gettext's functions for the interface in a language, made from its PO file. Without a file they return the English.

    Nothing is compiled to disk, so nothing can be stale; a process makes each language once, for pages and documents alike.
    Raises ValueError when the catalogue cannot be read.
    """
    path = interface_catalogue(translations, language)
    catalogue, problems = read_catalogue(path, path.name)
    if problems:
        raise ValueError(f"{path}: {problems[0].code} {dict(problems[0].params)}")
    if catalogue is None:
        return Translations()
    catalogue.locale = language
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled, domain=INTERFACE)
