"""What became of a changed sentence in the languages that a reader does not see."""

from collections.abc import Callable, Iterator

from forms_app.answers.changes import InLanguage, compared, whole
from forms_app.definitions.comparing import Change, Translated
from forms_app.web.wording.changed_parts import LANGUAGE_NAMES
from forms_app.web.wording.marking import N_


def in_other_languages(change: Change, shown: str, translate: Callable[[str], str]) -> Iterator[InLanguage]:
    """A change of English words in every language but the one that is shown; nothing where the words are gone in all."""
    if change.after is None:
        return
    for one in (Translated("en", change.before, change.after), *change.translations):
        if one.language != shown:
            name = translate(LANGUAGE_NAMES[one.language])
            before, after = one.before or "", one.after or ""
            texts = (whole(before), whole(after)) if before == after else compared(before, after)
            yield InLanguage(name, translate(_sentence(one)) % {"name": name}, *texts, one.language)


def _sentence(one: Translated) -> str:
    if one.before is None:
        return N_("%(name)s: new.")
    if one.after is None:
        return N_("%(name)s: no translation any more.")
    if one.before == one.after:
        return N_("%(name)s: unchanged, though the English changed.")
    return N_("%(name)s: other words.")
