"""What is printed of forms: the blank form, and what changed between two versions. For the worker and for commands."""

from collections.abc import Mapping

from forms_app.answers.clauses import sentence
from forms_app.answers.terms import Joined, Term
from forms_app.definitions.form import Form
from forms_app.documents.values import BlankDocument, ChangesDocument
from forms_app.documents.values import Instrument as NamedInstrument
from forms_app.documents.words import translations
from forms_app.reference.instruments import Instrument
from forms_app.reference.names import instrument_title
from forms_app.web.wording.changes import Tongue, told_changes


def blank_document(
    form: Form, language: str, instruments: Mapping[str, Instrument], *, published: bool, demonstration: bool = False
) -> BlankDocument:
    """An empty form; `instruments` are those known, by code."""
    codes = () if form.definition.instruments == "any" else form.definition.instruments
    named = (NamedInstrument(code, instrument_title(instruments[code], language)) for code in codes if code in instruments)
    return BlankDocument(form, tuple(named), published, demonstration=demonstration)


def changes_document(older: Form, newer: Form, language: str, *, demonstration: bool = False) -> ChangesDocument:
    """What the newer form changes, in sentences of a language."""
    translate = translations(language).gettext

    def condition(term: Term | Joined, numbers: Mapping[str, str]) -> str:
        return translate("Only if %(condition)s.") % {"condition": sentence(term, numbers, translate)}

    wording = newer.wording(language)
    return ChangesDocument(
        form=newer.definition.form,
        title=wording.of("title"),
        title_language=wording.language_of("title"),
        older=older.definition.version,
        newer=newer.definition.version,
        sections=tuple(told_changes(older, newer, Tongue(language, translate, condition))),
        demonstration=demonstration,
    )
