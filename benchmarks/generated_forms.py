"""A tree of generated forms on disk, with French and Spanish words: as many and as large as an installation may one day have."""

import shutil
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from benchmarks.installation import questions
from forms_app.config import BLOCKS as BLOCK_DEFINITIONS
from forms_app.config import TRANSLATIONS as ALL_TRANSLATIONS
from forms_app.definitions.catalogues import form_catalogue
from forms_app.definitions.loading import BLOCKS, TRANSLATED, own_words
from forms_app.definitions.reading import read_form_file

SECTIONS = 4  # of the twenty questions of `installation.py` each
FORMS, TRANSLATIONS = "form_definitions", "translations"
_INCLUDED = ({"id": "assistance", "include": "assistance@1"}, {"id": "attestation", "include": "attestation@1"})


class _Plain(yaml.SafeDumper):
    """Writes what forms may hold: without anchors, also where two questions share their options."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def write_forms(root: Path, count: int) -> None:
    """Write so many forms of eighty questions and two blocks of the tree below a folder, complete in every language."""
    shutil.copytree(BLOCK_DEFINITIONS, root / FORMS / BLOCKS)
    for language in TRANSLATED:
        shutil.copytree(ALL_TRANSLATIONS / language / "blocks", root / TRANSLATIONS / language / "blocks")
    for number in range(1, count + 1):
        code, version = f"article-22/C{number:03}", "2026"
        path = root / FORMS / code / f"{version}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(yaml.dump(_form(code, version, number), Dumper=_Plain, sort_keys=False), encoding="utf-8")
        _translate(root, path, code, version)


def _form(code: str, version: str, number: int) -> dict[str, Any]:
    return {
        "form": code,
        "version": version,
        "instruments": [f"C{number:03}"],
        "title": f"Report on Convention No. {number}",
        "sections": [*(_section(place) for place in range(1, SECTIONS + 1)), *_INCLUDED],
    }


def _section(place: int) -> dict[str, Any]:
    asked = [{**one, "prompt": f"{one['prompt']} (Article {place})"} for one in questions()]
    return {"id": f"article-{place}", "title": f"Article {place}", "questions": asked}


def _translate(root: Path, path: Path, code: str, version: str) -> None:
    model = read_form_file(path.name, path.read_bytes()).model
    if model is None:
        raise ValueError(f"{path}: the generated form has problems")
    for language in TRANSLATED:
        catalogue = Catalog(locale=language)
        for key, text in own_words(model):
            catalogue.add(text, f"{language}: {text}", context=key)
        po = form_catalogue(root / TRANSLATIONS, language, code, version)
        po.parent.mkdir(parents=True, exist_ok=True)
        with po.open("wb") as output:
            write_po(output, catalogue)
