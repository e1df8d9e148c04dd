"""Folders made of the believable volumes, for tests that read them back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from forms_app.documents.offline.library import write_library
from forms_app.documents.values import ReportDocument, SentPassage, Volume
from tests.documents.volumes import sent, volume


@dataclass
class Turns(Mapping[str, ReportDocument]):
    """What was sent, by the references of a volume: made when it is asked for, and noted."""

    volume: Volume
    changed: Mapping[str, ReportDocument] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __getitem__(self, reference: str) -> ReportDocument:
        self.asked.append(reference)
        one = self.changed.get(reference) or sent()[reference.partition("-")[0]]
        return replace(one, provenance=replace(one.provenance, reference=reference))

    def __iter__(self) -> Iterator[str]:
        return (one.reference for part in self.volume.chapters for one in part.passages if isinstance(one, SentPassage))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def library(path: Path, locale: str = "en", value: Volume | None = None, **changed: ReportDocument) -> Path:
    """The folder of a volume, written; `changed` are other submissions than the usual, by the beginning of their reference."""
    made = value or volume()
    path.mkdir(parents=True, exist_ok=True)
    write_library(made, locale, Turns(made, {f"{name}-0.1": one for name, one in changed.items()}), path)
    return path
