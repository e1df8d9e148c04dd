"""Names of the languages that answers are written in."""

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from forms_app.answers.lettering import first_up

# Languages in which reports are often written: the three of the Office's forms, the others of the United Nations, and more.
_OFTEN = ("en", "fr", "es", "ar", "zh", "ru", "pt", "de")


@lru_cache(maxsize=256)
def language_name(code: str) -> str:
    """A language (BCP 47) in its own words: "Français"; the code where nothing is known of it."""
    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name()
    except (UnknownLocaleError, ValueError):
        return code
    return first_up(name) if name else code


@lru_cache(maxsize=256)
def language_choices(*first: str) -> Sequence[tuple[str, str]]:
    """What a language menu offers: these languages, then those that are often written, each with its name."""
    return [(code, language_name(code)) for code in dict.fromkeys((*first, *_OFTEN))]
