"""What stands in the way of an import besides what is wrong in the file itself: the records, the form, the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms_app.answers.problems import ImportProblem
from forms_app.reporting.errors import UnfitError

# Every code, with the names of the parameters its sentence may use.
CODES: Mapping[str, frozenset[str]] = {
    "import-too-large": frozenset({"most"}),  # bytes
    # the form
    "form-unknown": frozenset({"form", "version"}),
    "form-of-other-instruments": frozenset({"form", "code"}),
    "other-form-version": frozenset({"form", "version"}),
    # who speaks, and about what
    "organization-expected": frozenset({"form"}),
    "government-expected": frozenset({"form", "unit"}),
    "about-not-expected": frozenset({"form"}),
    "about-missing": frozenset({"form"}),
    "about-unknown": frozenset({"digest"}),
    "about-not-fit": frozenset({"reference"}),
    "received-to-come": frozenset({"date"}),
    # what the records hold already
    "already-answered": frozenset({"reference"}),
    "already-reported": frozenset({"reference"}),
    "already-replied": frozenset({"reference"}),
    "already-entered": frozenset({"reference"}),
    "draft-open": frozenset({"key"}),
    "voluntary-draft-open": frozenset({"key"}),
    "amended-unknown": frozenset({"reference"}),
    "amended-not-newest": frozenset({"reference", "newest"}),
    "amended-about-another": frozenset({"reference"}),
    "observation-filed": frozenset({"reference"}),
    "amended-another": frozenset({"reference", "unit", "instruments", "year"}),
    # the bytes of files
    "file-bytes-missing": frozenset({"name", "sha256"}),
    "file-bytes-differ": frozenset({"name", "sha256"}),
    "file-too-large": frozenset({"name", "most"}),  # bytes
    "file-empty": frozenset({"name"}),
    "file-kind": frozenset({"name"}),
    "file-macros": frozenset({"name"}),
    "file-broken": frozenset({"name"}),
}


@dataclass(frozen=True, slots=True)
class RecordsProblem:
    """One thing in the way. `where` is a JSON Pointer (RFC 6901) into the file, '' for the whole; no words in `params`."""

    where: str
    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if CODES[self.code] != set(self.params):
            raise ValueError(f"problem {self.code!r} takes {sorted(CODES[self.code])}, not {sorted(self.params)}")


AnyProblem = ImportProblem | RecordsProblem


class RefusedImportError(UnfitError):
    """The file cannot be taken; nothing was stored. Carries everything there is to mend."""

    def __init__(self, problems: tuple[AnyProblem, ...]) -> None:
        super().__init__("refused-import", {"count": len(problems)})
        self.args = tuple(f"{problem.where}: {problem.code} {dict(problem.params)}" for problem in problems)
        self.problems = problems
