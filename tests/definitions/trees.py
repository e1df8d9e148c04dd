"""Trees of forms on disk, made for one test."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from forms_app.definitions.library import Library
from forms_app.definitions.loading import load_library
from tests.definitions.samples import HERE, INSTRUMENTS

QUESTION = (
    "{id: permitted, kind: choice, prompt: Is it permitted?, options: [{code: yes, label: 'Yes'}, {code: no, label: 'No'}]}"
)


@dataclass(frozen=True)
class Tree:
    """A project's two folders, with the sample blocks that can be used."""

    root: Path

    @property
    def forms(self) -> Path:
        return self.root / "form_definitions"

    @property
    def translations(self) -> Path:
        return self.root / "translations"

    def load(self) -> Library:
        return load_library(self.forms, self.translations, INSTRUMENTS)

    def write(self, code: str, version: str, questions: str = QUESTION, title: str = "A form") -> Path:
        """A form with one section `work` of its own and the block on assistance."""
        path = self.forms / f"{code}/{version}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'form: {code}\nversion: "{version}"\ninstruments: [C999]\ntitle: {title}\nsections:\n'
            f"  - {{id: work, title: Work, questions: [{questions}]}}\n"
            "  - {id: assistance, include: assistance@1}\n",
            encoding="utf-8",
        )
        return path

    def translate(self, catalogue: str, words: dict[tuple[str, str], str]) -> Path:
        """A catalogue (`fr/forms/article-22/C999/2026`) of (key, English) → translation."""
        path = self.translations / f"{catalogue}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        entries = [f'msgctxt "{key}"\nmsgid "{text}"\nmsgstr "{said}"\n' for (key, text), said in words.items()]
        path.write_text(
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n' + "\n".join(entries), encoding="utf-8"
        )
        return path

    def translate_all(self, code: str, version: str) -> None:
        """French and Spanish words for the form that `write` writes, and for its block."""
        own = [("title", "A form"), ("work.title", "Work"), ("work.permitted.prompt", "Is it permitted?")]
        own += [("work.permitted.option.yes", "Yes"), ("work.permitted.option.no", "No")]
        block = [("title", "Assistance"), ("received-any.prompt", "Was there any?"), ("received.prompt", "What?")]
        block += [("received-any.option.yes", "Yes"), ("received-any.option.no", "No")]
        for language in ("fr", "es"):
            self.translate(f"{language}/forms/{code}/{version}", {entry: f"{language} {entry[1]}" for entry in own})
            words = {(f"assistance.{key}", text): f"{language} {text}" for key, text in block}
            self.translate(f"{language}/blocks/assistance@1", words)


def new_tree(root: Path) -> Tree:
    tree = Tree(root)
    blocks = tree.forms / "_blocks"
    blocks.mkdir(parents=True)
    for name in ("assistance@1", "attestation@1", "laws@1"):
        shutil.copy(HERE / "blocks" / f"{name}.yaml", blocks)
    return tree
