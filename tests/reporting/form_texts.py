"""A form as an editor writes it in the workshop, and translations of its words."""

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from forms_app.definitions.form import english_words
from forms_app.reporting.form_versions import judge

CODE, NUMBER = "article-22/C111", "2026"
TEXT = """form: article-22/C111
version: "2026"
instruments: [C111]
title: Report on discrimination
sections:
  - id: policy
    title: National policy
    questions:
      - {id: text, kind: narrative, prompt: What is the national policy?, reference: C111 Art. 2}
  - {id: assistance, include: assistance@1}
  - {id: attestation, include: attestation@1}
"""

# Without the block on assistance, which other procedures do not ask for: where pages are set, which takes time.
SHORT_CODE = "article-35/policy"
SHORT = TEXT.replace(CODE, SHORT_CODE).replace("  - {id: assistance, include: assistance@1}\n", "")


def catalogues_of(text: str) -> dict[str, str]:
    """PO files with something for every word of the form's own."""
    form = judge(text, ()).form
    assert form is not None
    own = {key: words for key, words in english_words(form.definition) if not key.startswith(("assistance", "attestation"))}
    catalogues = {}
    for language in ("fr", "es"):
        catalogue = Catalog(locale=language)
        for key, words in own.items():
            catalogue.add(words, f"{language}: {words}", context=key)
        out = BytesIO()
        write_po(out, catalogue)
        catalogues[language] = out.getvalue().decode()
    return catalogues
