"""The words of a form version as PO files: out for translators, and in again.

Only the form's own words are translated here; those of blocks are translated with the block, in the program's own tree.
"""

from babel.messages.catalog import Catalog

from forms_app.definitions.brought_words import Brought, Taken, read_brought, taken
from forms_app.definitions.catalogues import parse_catalogue
from forms_app.definitions.form import Form, section_words
from forms_app.definitions.library import State
from forms_app.definitions.loading import own_words
from forms_app.definitions.po_files import Memory, MessageId, Wanted, agreed, memory_of, render, update
from forms_app.definitions.sentences import Sentences
from forms_app.definitions.word_contexts import contexts
from forms_app.records.people import Membership
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.reporting.errors import ConflictError, UnfitError
from forms_app.reporting.form_library import every_form, tree_blocks
from forms_app.reporting.form_texts import Texts, texts_of
from forms_app.reporting.form_versions import Version
from forms_app.reporting.workshop import upload


def words_out(session: Session, one: Version, form: Form, language: str) -> str:
    """The PO file of a form's own words for a translator. What is exactly known from another form is filled in; what translates
    older English is there as fuzzy, with the English it belongs to."""
    beside = contexts(form.definition)
    wanted = [Wanted(text, key, comments=(beside[key],) if key in beside else ()) for key, text in own_words(form.definition)]
    old = _catalogue(texts_of(session, one), one, language)
    return render(update(old, wanted, _memory(session, old, language), language), language)


def check_words(sentences: Sentences, language: str, content: bytes, file: str) -> Brought:
    """A translator's PO file with everything that is wrong with it. `file` is the name that problems carry."""
    return read_brought(file, content, language, sentences.own, sentences.of_blocks)


def bring_words(
    uow: UnitOfWork, membership: Membership, one: Version, sentences: Sentences, language: str, brought: Catalog, *, seen: int
) -> Taken:
    """Keep words as the next revision of the draft of a form version; `seen` is the revision that their bringer had before
    them, 0 for none. A version of the program's tree without draft gets one, with the tree's own text and words.

    Raises NotAllowedError; ConflictError: form-published, draft-changed.
    """
    if not takes_words(one):
        raise ConflictError("form-published", {"form": one.code, "version": one.version})
    texts = texts_of(uow.session, one)
    done = taken(_catalogue(texts, one, language), brought, sentences.own, language)
    if one.revision is None and done.text == texts.catalogues.get(language):
        return done  # nothing that the tree has not: no draft is begun for it
    upload(uow, membership, (one.code, one.version), texts.source, {**texts.catalogues, language: done.text}, seen=seen)
    return done


def takes_words(one: Version) -> bool:
    """Whether words can be brought in: the version is not published."""
    return one.state is State.DRAFT


def _catalogue(texts: Texts, one: Version, language: str) -> Catalog | None:
    """The catalogue of a version's own words. Raises UnfitError: form-with-problems, where it cannot be read."""
    catalogue, problems = parse_catalogue(texts.catalogues.get(language, "").encode(), f"{language}.po")
    if problems:
        raise UnfitError("form-with-problems", {"form": one.code})
    return catalogue


def _memory(session: Session, old: Catalog | None, language: str) -> Memory:
    """What is translated anywhere in a language: in this catalogue (also under keys that are gone), in forms, in blocks."""
    own = memory_of([old] if old is not None else [])
    pairs: list[tuple[MessageId, MessageId]] = []
    for entry in every_form(session).entries:
        if entry.form is not None:
            said = entry.form.words.get(language, {})
            pairs += [(text, said[key]) for key, text in own_words(entry.form.definition) if key in said]
    blocks = tree_blocks()
    for name, block in blocks.usable.items():
        said = blocks.words[name][language].shown
        pairs += [(text, said[key]) for key, text in section_words(block.block, block) if key in said]
    return {**agreed(pairs), **own}
