"""From folders to a library: every form, block, catalogue and the lock, in one pass over the disk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from forms_app.config import BLOCKS as BLOCK_DEFINITIONS
from forms_app.config import PUBLISHED_LOCK
from forms_app.definitions.blocks import resolve
from forms_app.definitions.catalogues import Words, block_catalogue, form_catalogue, parse_catalogue, read_catalogue, words_of
from forms_app.definitions.form import LANGUAGES, Block, Definition, Form, FormFile, Include, Section, section_words
from forms_app.definitions.form_json import make_form
from forms_app.definitions.library import Entry, Library, State, kind_changes, link_faults, version_order
from forms_app.definitions.lock import Lock, read_lock
from forms_app.definitions.meaning import Surroundings, block_problems, form_problems
from forms_app.definitions.problems import Problem
from forms_app.definitions.reading import read_block_file, read_form_file
from forms_app.definitions.sentences import Sentences, hiding, written_sentences
from forms_app.definitions.source import ModelT, Source

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
LOCK = PUBLISHED_LOCK.name
BLOCKS = BLOCK_DEFINITIONS.name


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a tree by `name@n`: those that can be used with their words by language, and those that cannot."""

    usable: Mapping[str, Block]
    faulty: frozenset[str]
    words: Mapping[str, Mapping[str, Words]]
    problems: tuple[Problem, ...]


def load_library(forms: Path, translations: Path, instruments: frozenset[str] | None = None) -> Library:
    """Reads a tree of forms and its translations.

    `instruments` are the codes of all instruments known; None leaves codes unchecked. Nothing that a file holds makes it
    raise; OSError when the tree itself cannot be read. Problems name files with the last folder of the tree they stand in.
    """
    blocks = load_blocks(forms, translations, instruments)
    lock_file = f"{forms.name}/{LOCK}"
    lock, lines, lock_problems = _read_lock(forms / LOCK, lock_file)
    around = Surroundings(blocks.usable, blocks.faulty, instruments)
    problems = [*blocks.problems, *lock_problems]
    entries = []
    for path in sorted(forms.glob("*/*/*.yaml")):
        if path.relative_to(forms).parts[0] != BLOCKS:
            entry, found = _load_form(path, forms, translations, around, blocks, lock)
            entries.append(entry)
            problems += found
    present = {(entry.code, entry.version) for entry in entries}
    for code, version in lock.keys() - present:
        params = {"form": code, "version": version}
        problems.append(Problem(lock_file, lines[code, version], 1, "", "published-missing", params))
    entries.sort(key=lambda entry: (entry.code, version_order(entry.version)))
    return Library(_compared(entries), tuple(problems))


def load_blocks(forms: Path, translations: Path, instruments: frozenset[str] | None = None) -> Blocks:
    """The blocks of a tree with their words."""
    usable: dict[str, Block] = {}
    words: dict[str, Mapping[str, Words]] = {}
    faulty, problems = set(), []
    for path in sorted(forms.glob(f"{BLOCKS}/*.yaml")):
        source = from_disk(read_block_file, path, path.relative_to(forms.parent).as_posix())
        found = [*source.problems, *block_problems(source, instruments)]
        if found or source.model is None:
            faulty.add(path.stem)
            problems += found
            continue
        block = usable[path.stem] = source.model
        english = tuple(section_words(block.block, block))
        words[path.stem] = {}
        for language in TRANSLATED:
            file = block_catalogue(translations, language, path.stem)
            catalogue, unread = read_catalogue(file, file.relative_to(translations.parent).as_posix())
            words[path.stem] = {**words[path.stem], language: words_of(catalogue, english)}
            problems += unread
    return Blocks(usable, frozenset(faulty), words, tuple(problems))


def read_form(
    path: Path, blocks: Blocks, file: str = "", instruments: frozenset[str] | None = None
) -> tuple[Form | None, tuple[Problem, ...]]:
    """One file outside the tree, as an unpublished draft in English that may include the tree's blocks.

    `file` is the name that problems carry, the path's own when ''. The form is None when there is any problem.
    """
    judged = judge_draft(from_disk(read_form_file, path, file or str(path)), {}, blocks, instruments)
    return judged.form, judged.problems


@dataclass(frozen=True, slots=True)
class Judged:
    """What a draft is: its code and version as written ('' where they cannot be read), the form (None where anything is
    wrong), everything that is, and its words by language; without form those of its own sentences alone.

    `sentences` are known as far as nothing hides them; `hidden_by` is the first problem that does.
    """

    code: str
    version: str
    form: Form | None
    problems: tuple[Problem, ...]
    words: Mapping[str, Words] = field(default_factory=dict)
    sentences: Sentences | None = None
    hidden_by: Problem | None = None


def judge_draft(
    source: Source[FormFile], catalogues: Mapping[str, bytes], blocks: Blocks, instruments: frozenset[str] | None = None
) -> Judged:
    """A form outside the tree, as an unpublished draft that may include the tree's blocks.

    `catalogues` are the PO files of its own words by language; problems of theirs are among those of the draft.
    """
    model = source.model
    faulty = {problem.path for problem in source.problems}
    code, version = (
        "" if model is None or name in faulty else value
        for name, value in (("form", model.form if model else ""), ("version", model.version if model else ""))
    )
    around = Surroundings(blocks.usable, blocks.faulty, instruments, in_tree=False)
    problems = sorted([*source.problems, *form_problems(source, around)], key=lambda one: (one.line, one.column))
    hidden_by = hiding(source, problems)
    if hidden_by is not None:
        return Judged(code, version, None, tuple(problems), hidden_by=hidden_by)
    sentences = written_sentences(source, blocks.usable)
    own, unread = _own_translations(catalogues, sentences.own)
    if problems or model is None:
        return Judged(code, version, None, (*problems, *unread), own, sentences)
    words = {language: _joined(said, model, language, blocks) for language, said in own.items()}
    form = make_form(resolve(model, blocks.usable), {language: said.shown for language, said in words.items()})
    return Judged(code, version, None if unread else form, unread, words, sentences)


def _own_translations(
    catalogues: Mapping[str, bytes], english: Sequence[tuple[str, str]]
) -> tuple[Mapping[str, Words], tuple[Problem, ...]]:
    """What catalogues say for a form's own sentences, by language, with what is wrong with them."""
    words, problems = {}, list[Problem]()
    for language in TRANSLATED:
        catalogue, unread = parse_catalogue(catalogues[language], f"{language}.po") if language in catalogues else (None, ())
        problems += unread
        words[language] = words_of(catalogue, english)
    return words, tuple(problems)


def read_block(path: Path, instruments: frozenset[str] | None = None) -> tuple[Problem, ...]:
    """The problems of one block file, wherever it lies."""
    source = from_disk(read_block_file, path, str(path))
    return (*source.problems, *block_problems(source, instruments))


def from_disk(read: Callable[[str, bytes], Source[ModelT]], path: Path, file: str) -> Source[ModelT]:
    """What a reader makes of a file; a problem when the disk does not give it."""
    try:
        return read(file, path.read_bytes())
    except OSError as error:
        reason = {"reason": error.strerror or type(error).__name__}
        return Source(file, None, None, (Problem(file, 1, 1, "", "unreadable-file", reason),))


def own_words(form: FormFile | Definition) -> list[tuple[str, str]]:
    """The English words that stand in a form's own file, as (key, text): what its catalogues translate."""
    words = [("title", form.title)]
    if form.help:
        words.append(("help", form.help))
    for section in form.sections:
        if isinstance(section, Section) and section.block is None:
            words += section_words(section.id, section)
    return words


def _read_lock(path: Path, file: str) -> tuple[Lock, Mapping[tuple[str, str], int], tuple[Problem, ...]]:
    return read_lock(file, path.read_text(encoding="utf-8", errors="replace") if path.exists() else "")


def _load_form(
    path: Path, forms: Path, translations: Path, around: Surroundings, blocks: Blocks, lock: Lock
) -> tuple[Entry, list[Problem]]:
    """One form of the tree, and the problems of its catalogues."""
    file = path.relative_to(forms.parent)
    code, version = path.parent.relative_to(forms).as_posix(), path.stem
    locked = lock.get((code, version))
    source = from_disk(read_form_file, path, file.as_posix())
    problems = (*source.problems, *form_problems(source, around))
    if problems or source.model is None:
        state = State.CHANGED if locked else State.DRAFT
        return Entry(code, version, file.as_posix(), state, None, problems), []
    english = own_words(source.model)
    words: dict[str, Words] = {}
    unread: list[Problem] = []
    for language in TRANSLATED:
        po = form_catalogue(translations, language, code, version)
        catalogue, found = read_catalogue(po, po.relative_to(translations.parent).as_posix())
        unread += found
        words[language] = _joined(words_of(catalogue, english), source.model, language, blocks)
    form = make_form(resolve(source.model, blocks.usable), {language: said.shown for language, said in words.items()})
    if locked is None or locked == form.digest:
        state = State.PUBLISHED if locked else State.DRAFT
        return Entry(code, version, file.as_posix(), state, form, (), words), unread
    changed = Problem(file.as_posix(), 1, 1, "", "published-changed", {"version": version})
    return Entry(code, version, file.as_posix(), State.CHANGED, form, (changed,), words), unread


def _joined(own: Words, form: FormFile, language: str, blocks: Blocks) -> Words:
    """A form's own words with those of the blocks it includes."""
    parts = [own] + [blocks.words[part.include][language] for part in form.sections if isinstance(part, Include)]
    shown: dict[str, str] = {}
    for part in parts:
        shown |= part.shown
    return Words(
        shown,
        tuple(key for part in parts for key in part.missing),
        tuple(one for part in parts for one in part.stale),
        tuple(key for part in parts for key in part.unknown),
    )


def _compared(entries: list[Entry]) -> tuple[Entry, ...]:
    """The same entries; those that reuse a path for another kind, or link to what another form does not ask, cannot be used."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for entry, problem in chain(kind_changes(entries), link_faults(entries)):
        found.setdefault((entry.code, entry.version), []).append(problem)
    return tuple(
        replace(entry, form=None, problems=(*entry.problems, *problems))
        if (problems := found.get((entry.code, entry.version)))
        else entry
        for entry in entries
    )
