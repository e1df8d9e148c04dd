"""The forms that can be used: those of the project's own tree, and those published in the workshop."""

from functools import cache

from forms_app.config import FORM_DEFINITIONS, TRANSLATIONS
from forms_app.definitions.catalogues import Words
from forms_app.definitions.library import Entry, Library, State
from forms_app.definitions.loading import Blocks, load_blocks, load_library
from forms_app.records.queries.workshop import last_publication, publications
from forms_app.records.unit_of_work import Session
from forms_app.records.workshop import FormPublication
from forms_app.reference.load import load_instruments
from forms_app.reporting.pinned_forms import form_of

_joined: tuple[Library, tuple[str, int, str], Library] | None = None  # the tree's, the newest publication, and both together


@cache
def tree_library() -> Library:
    """The forms of the tree, judged as `forms check` judges them: they come with the program and change only with it, so that a
    process reads them once."""
    return load_library(FORM_DEFINITIONS, TRANSLATIONS, known_instruments())


@cache
def tree_blocks() -> Blocks:
    """The blocks that forms of the workshop may include: those of the tree, read once."""
    return load_blocks(FORM_DEFINITIONS, TRANSLATIONS, known_instruments())


@cache
def known_instruments() -> frozenset[str]:
    """The codes that a form may name."""
    return frozenset(one.code for one in load_instruments())


def every_form(session: Session) -> Library:
    """The forms that new reports may be opened with: those of the tree with those published in the workshop."""
    return with_published(session, tree_library())


def with_published(session: Session, tree: Library) -> Library:
    """The tree's forms with those published in the workshop, which stand for versions of the tree with the same name.

    One small query; the rest is remembered until something more is published.
    """
    newest = last_publication(session)
    if newest is None:
        return tree
    global _joined  # one value, replaced whole: threads that race for it make the same one
    if _joined is None or _joined[0] is not tree or _joined[1] != newest:
        _joined = tree, newest, tree.with_entries([_entry(one) for one in publications(session)])
    return _joined[2]


def _entry(publication: FormPublication) -> Entry:
    form = form_of(publication.form_version)
    words = {language: Words(shown=texts) for language, texts in form.words.items()}
    name = f"{form.definition.form} {form.definition.version}"
    return Entry(form.definition.form, form.definition.version, name, State.PUBLISHED, form, (), words)
