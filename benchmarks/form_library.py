"""Sixty generated forms of eighty questions: how long they take to check, what they weigh, and whether pages feel them."""

import gc
import os
import statistics
import time
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks.figures import Row
from benchmarks.generated_forms import FORMS, TRANSLATIONS, write_forms
from benchmarks.installation import SECTION, bench
from forms_app.definitions.catalogues import form_catalogue, read_catalogue, words_of
from forms_app.definitions.library import Library
from forms_app.definitions.loading import TRANSLATED, load_library, own_words
from forms_app.definitions.reading import read_form_file
from forms_app.definitions.tree import read_tree
from forms_app.reporting import form_library

MANY = 60
ROUNDS = 5
WARM, REQUESTS = 30, 300
_MB = 1024 * 1024


def run() -> list[Row]:
    """Medians. The share of each part is of a check of the whole tree; pages with many forms and with one take turns."""
    with TemporaryDirectory() as folder:
        many, one = Path(folder) / "many", Path(folder) / "one"
        write_forms(many, MANY)
        write_forms(one, 1)
        whole = _seconds(lambda: _checked(many))
        parts = _parts(many)
        weight = _in_a_process_of_its_own(_weight, many)
        page_of_one, page_of_many = _pages(load_library(one / FORMS, one / TRANSLATIONS), _checked(many))
    shares = [Row(f"of it {name}", 100 * seconds / whole, "%") for name, seconds in parts.items()]
    return [
        Row(f"forms check of {MANY} forms of 80 questions", whole, "s"),
        *shares,
        Row("memory of the loaded library, each form", weight / MANY / _MB, "MB"),
        Row("section page, a library of 1 form", 1000 * page_of_one, "ms"),
        Row(f"section page, a library of {MANY} forms", 1000 * page_of_many, "ms", page_of_one / page_of_many),
    ]


def _checked(root: Path) -> Library:
    """What `forms check` does. Raises RuntimeError where a generated form has problems: then nothing was measured."""
    library = load_library(root / FORMS, root / TRANSLATIONS)
    if problems := library.all_problems():
        raise RuntimeError(f"generated forms have problems: {problems[0]}")
    return library


def _parts(root: Path) -> dict[str, float]:
    """Seconds that parts of a check take; what remains are checks across questions, and making the forms with their digests."""
    paths = sorted((root / FORMS).glob("*/*/*.yaml"))
    models = [read_form_file(path.name, path.read_bytes()).model for path in paths]
    english = [own_words(model) for model in models if model is not None]

    def words() -> None:
        for path, said in zip(paths, english, strict=True):
            code, version = path.parent.relative_to(root / FORMS).as_posix(), path.stem
            for language in TRANSLATED:
                file = form_catalogue(root / TRANSLATIONS, language, code, version)
                words_of(read_catalogue(file, file.name)[0], said)

    texts = _seconds(lambda: [read_tree(path.name, path.read_bytes()) for path in paths])
    files = _seconds(lambda: [read_form_file(path.name, path.read_bytes()) for path in paths])
    return {"YAML": texts, "models": files - texts, "words of two languages": _seconds(words)}


def _seconds(work: Callable[[], object]) -> float:
    """The median of some rounds, in seconds of the processor."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return statistics.median(times)


def _in_a_process_of_its_own(measure: Callable[[Path], float], root: Path) -> float:
    """What a fresh process measures: this one has grown already."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (root,))


def _weight(root: Path) -> float:
    """Bytes by which this process grows when it loads the library, beyond what loading anything brings along."""
    first = sorted((root / FORMS).glob("*/*/*.yaml"))[0]
    read_form_file(first.name, first.read_bytes())
    before = _resident()
    library = _checked(root)
    gc.collect()
    grown = _resident() - before
    return grown if library.entries else 0.0


def _resident() -> int:
    """Bytes of memory that this process holds (proc(5), statm)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _pages(one: Library, many: Library) -> tuple[float, float]:
    """Seconds of the processor for a section page, where the library has one form and where it has many."""
    with bench() as made:
        client = made.client()
        url = f"/reports/{made.installation.report_key}/sections/{SECTION}"

        def get(library: Library) -> float:
            with patch.object(form_library, "tree_library", lambda: library):
                begun = time.process_time()
                answer = client.get(url)
                taken = time.process_time() - begun
            if answer.status_code != 200:
                raise RuntimeError(f"{url}: {answer.status}")
            return taken

        for _ in range(WARM):
            get(one)
            get(many)
        times: Sequence[tuple[float, float]] = [(get(one), get(many)) for _ in range(REQUESTS)]
    return statistics.median(first for first, _ in times), statistics.median(second for _, second in times)
