"""The forms that can be used: those of the project's own tree, and those published in the workshop."""

from forms_app.definitions.catalogues import Words
from forms_app.definitions.library import Entry, Library, State
from forms_app.records.queries.workshop import last_publication, publications
from forms_app.records.unit_of_work import Session
from forms_app.records.workshop import FormPublication
from forms_app.reporting.pinned_forms import form_of

_joined: tuple[Library, int, Library] | None = None  # the tree's, the newest publication, and both together


def with_published(session: Session, tree: Library) -> Library:
    """The tree's forms with those published in the workshop, which stand for versions of the tree with the same name.

    One small query; the rest is remembered until something more is published.
    """
    newest = last_publication(session)
    if not newest:
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
