"""A version of a form as the workshop sees it: a draft with its newest text, or one of the library."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain

from forms_app.definitions.catalogues import Words
from forms_app.definitions.form import Form
from forms_app.definitions.library import Entry, Library, State, kind_changes, link_faults
from forms_app.definitions.loading import Judged, judge_draft
from forms_app.definitions.problems import Problem
from forms_app.definitions.reading import read_form_file
from forms_app.definitions.sentences import Sentences, sentences_of
from forms_app.records.queries.workshop import newest_revision_of, newest_revisions, proposal_of, publication_of
from forms_app.records.unit_of_work import Session
from forms_app.records.workshop import FormDraftRevision, FormProposal
from forms_app.reporting.errors import ConflictError, UnfitError, UnknownError
from forms_app.reporting.form_library import every_form, known_instruments, tree_blocks

DRAFT_FILE = "draft.yaml"  # the name under which problems of a draft's text are told


@dataclass(frozen=True)
class Version:
    """One version: `form` is None where anything is wrong with it. `revision` and `proposal` are those of a draft of the
    workshop; without a revision it is of the library. `words` go from language to what is translated and what is missing, without
    form among its own sentences; `written` are these sentences, as far as `hidden_by` does not hide them."""

    code: str
    version: str
    state: State
    form: Form | None
    problems: tuple[Problem, ...]
    words: Mapping[str, Words] = field(default_factory=dict)
    revision: FormDraftRevision | None = None
    proposal: FormProposal | None = None
    written: Sentences | None = None
    hidden_by: Problem | None = None

    @cached_property
    def sentences(self) -> Sentences | None:
        """The sentences that its translations are of; None where its problems hide some."""
        return sentences_of(self.form.definition) if self.form is not None else self.written


def version_at(session: Session, code: str, version: str) -> Version:
    """The draft of a form version that is being written, else the one in the library. Raises UnknownError: unknown-form."""
    revision = newest_revision_of(session, code, version)
    if revision is not None and publication_of(session, code, version) is None:
        return _of_draft(session, revision)
    entry = every_form(session).entry(code, version)
    if entry is None:
        raise UnknownError("unknown-form", {"form": f"{code} {version}"[:100]})
    return _of_library(entry)


def sound_at(session: Session, code: str, version: str) -> tuple[Version, Form]:
    """The same with its form. Raises UnknownError: unknown-form; UnfitError: form-with-problems."""
    one = version_at(session, code, version)
    if one.form is None:
        raise UnfitError("form-with-problems", {"form": one.code})
    return one, one.form


def told_at(session: Session, code: str, version: str) -> tuple[Version, Sentences]:
    """The same with its sentences, which one with problems elsewhere has too. Raises UnknownError: unknown-form; UnfitError:
    sentences-hidden."""
    one = version_at(session, code, version)
    if one.sentences is None:
        place = one.hidden_by or one.problems[0]
        raise UnfitError("sentences-hidden", {"form": one.code, "version": one.version, "line": place.line})
    return one, one.sentences


def taken_along(session: Session, code: str, version: str) -> tuple[FormDraftRevision, Form]:
    """The newest text of a draft with its form; of a published one, the text that was published.

    Raises UnfitError: no-draft, form-with-problems; ConflictError: blocks-changed, where blocks that it includes are no longer
    those it was published with, so that its text and words would be another form.
    """
    revision = newest_revision_of(session, code, version)
    if revision is None:
        raise UnfitError("no-draft", {"form": code})
    form = judged_revision(revision).form
    if form is None:
        raise UnfitError("form-with-problems", {"form": code})
    publication = publication_of(session, code, version)
    if publication is not None and publication.form_version.digest != form.digest:
        raise ConflictError("blocks-changed", {"form": code, "version": version})
    return revision, form


def every_version(session: Session) -> list[Version]:
    """All versions, in order of code and version; a draft stands for what the library has under its name."""
    drafts = {(one.draft.code, one.draft.version): _of_draft(session, one) for one in newest_revisions(session)}
    found = {(entry.code, entry.version): _of_library(entry) for entry in every_form(session).entries}
    return [one for _, one in sorted({**found, **drafts}.items())]


def _of_library(entry: Entry) -> Version:
    return Version(entry.code, entry.version, entry.state, entry.form, entry.problems, entry.words)


def _of_draft(session: Session, revision: FormDraftRevision) -> Version:
    code, version = revision.draft.code, revision.draft.version
    judged = judged_revision(revision)
    problems = (*judged.problems, *_against_library(judged, every_form(session)))
    form = None if problems else judged.form
    proposal = proposal_of(session, revision.id)
    told = judged.sentences, judged.hidden_by
    return Version(code, version, State.DRAFT, form, problems, judged.words, revision, proposal, *told)


def _against_library(judged: Judged, library: Library) -> tuple[Problem, ...]:
    """Paths that ask for another kind of answer than in another version of the same form, or link to nothing in another form."""
    if judged.form is None:
        return ()
    draft = Entry(judged.code, judged.version, "", State.DRAFT, judged.form, ())
    others = [entry for entry in library.entries if (entry.code, entry.version) != (judged.code, judged.version)]
    same = [entry for entry in others if entry.code == judged.code]
    found = chain(kind_changes([*same, draft]), link_faults([*others, draft]))
    return tuple(problem for entry, problem in found if entry is draft)


def judged_revision(revision: FormDraftRevision) -> Judged:
    """What a text of a draft is by itself, with the words that were uploaded for it."""
    return judge(revision.source, tuple(sorted(revision.catalogues.items())))


@lru_cache(maxsize=64)
def judge(source: str, catalogues: tuple[tuple[str, str], ...]) -> Judged:
    """What a text is, judged once: `catalogues` are (language, PO file) pairs."""
    texts = {language: text.encode() for language, text in catalogues}
    return judge_draft(read_form_file(DRAFT_FILE, source.encode()), texts, tree_blocks(), known_instruments())
