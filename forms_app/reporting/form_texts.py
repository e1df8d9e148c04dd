"""What a form version is written in: its YAML and the catalogues of its own words, wherever they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms_app.config import FORM_DEFINITIONS, TRANSLATIONS
from forms_app.definitions.catalogues import form_catalogue
from forms_app.definitions.loading import TRANSLATED
from forms_app.records.queries.workshop import publication_of
from forms_app.records.unit_of_work import Session
from forms_app.reporting.form_versions import Version


@dataclass(frozen=True, slots=True)
class Texts:
    """The YAML, and the PO files by language; a language without any is left out."""

    source: str
    catalogues: Mapping[str, str]


def texts_of(session: Session, one: Version) -> Texts:
    """The texts of a draft, those that were published in the workshop, or those of the program's tree."""
    revision = one.revision
    if revision is None and (published := publication_of(session, one.code, one.version)):
        revision = published.proposal.revision
    if revision is not None:
        return Texts(revision.source, revision.catalogues)
    paths = {language: form_catalogue(TRANSLATIONS, language, one.code, one.version) for language in TRANSLATED}
    present = {language: path.read_text(encoding="utf-8") for language, path in paths.items() if path.exists()}
    return Texts((FORM_DEFINITIONS / f"{one.code}/{one.version}.yaml").read_text(encoding="utf-8"), present)
