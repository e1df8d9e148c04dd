"""Names of units and titles of instruments in the reader's language. Nothing here is translated by gettext: it is data."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

import yaml
from babel import Locale, UnknownLocaleError
from pydantic import TypeAdapter

from forms_app.reference.instruments import Instrument
from forms_app.reference.load import load_units
from forms_app.reference.units import Unit

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Labels:
    """Short labels of one language: a pattern by type of instrument, and the labels of instruments without a number."""

    convention: str
    protocol: str
    recommendation: str
    unnumbered: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Groups:
    """The names of regions and subjects by locale, by their English ones."""

    regions: Mapping[str, Mapping[str, str]]
    subjects: Mapping[str, Mapping[str, str]]


def unit_name(unit: Unit, locale: str) -> str:
    """The name of a unit: its own name in that language, else CLDR's, else its English one, else its code.

    `locale` is a BCP 47 tag or a CLDR identifier ('fr', 'pt-BR', 'zh_Hans'); an unknown one reads as English. A territory
    without a name of its own is named after its State: 'Netherlands (Aruba)'.
    """
    own = _explicit(unit.names, locale) or (None if _parsed(locale) else unit.names.get(_ENGLISH))
    if own:
        return own
    territory = _cldr_name(unit.iso2, locale)
    if not territory:
        return unit.names.get(_ENGLISH, unit.code)
    if unit.code == unit.member_code:
        return territory
    state = _shipped_units().get(unit.member_code)
    return f"{unit_name(state, locale) if state else unit.member_code} ({territory})"


def instrument_title(instrument: Instrument, locale: str) -> str:
    """The title with the year of adoption in that language, else in English."""
    return _explicit(instrument.titles, locale) or instrument.titles.get(_ENGLISH, instrument.code)


def short_label(instrument: Instrument, locale: str) -> str:
    """'Convention No. 29', 'convention n° 29', 'Convenio núm. 29'; a language without labels reads English ones."""
    labels = _labels()
    own = labels.get(locale) or labels.get(_language(locale)) or labels[_ENGLISH]
    if instrument.number is None:
        return own.unnumbered.get(instrument.code, instrument.code)
    patterns = {"convention": own.convention, "protocol": own.protocol, "recommendation": own.recommendation}
    return patterns[instrument.type].format(number=instrument.number, year=instrument.year)


def region_name(region: str, locale: str) -> str:
    """What a region (named in English, as units have it) is called in a language."""
    return _explicit(_groups().regions.get(region, {}), locale) or region


def subject_name(subject: str, locale: str) -> str:
    """What a subject (named in English, as instruments have it) is called in a language."""
    return _explicit(_groups().subjects.get(subject, {}), locale) or subject


def alphabetical(name: str) -> tuple[str, str]:
    """What to sort names by: accents and capitals part only names that are otherwise the same (Égypte, El Salvador)."""
    letters = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return "".join(letters).casefold(), name


def _explicit(texts: Mapping[str, str], locale: str) -> str | None:
    return texts.get(locale) or texts.get(locale.replace("-", "_")) or texts.get(_language(locale))


def _language(locale: str) -> str:
    return locale.replace("-", "_").partition("_")[0]


def _cldr_name(iso2: str | None, locale: str) -> str:
    return (_parsed(locale) or Locale(_ENGLISH)).territories.get(iso2, "") if iso2 else ""


@lru_cache(maxsize=64)  # bounded: a locale may come from a request
def _parsed(locale: str) -> Locale | None:
    """The locale as CLDR knows it; None when it does not, so that its reader still reads something: English."""
    try:
        return Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _shipped_units() -> Mapping[str, Unit]:
    return {unit.code: unit for unit in load_units()}


@cache
def _labels() -> Mapping[str, Labels]:
    return TypeAdapter(dict[str, Labels]).validate_python(_packaged("labels.yaml"))


@cache
def _groups() -> Groups:
    return TypeAdapter(Groups).validate_python(_packaged("groups.yaml"))


def _packaged(name: str) -> object:
    text = resources.files("forms_app.reference").joinpath("data", name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)
