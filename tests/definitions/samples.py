"""Form files beside the tests, and the blocks they include."""

from functools import cache
from pathlib import Path

from forms_app.definitions.blocks import resolve
from forms_app.definitions.form import Block, Form
from forms_app.definitions.form_json import make_form
from forms_app.definitions.meaning import Surroundings, block_problems, form_problems
from forms_app.definitions.problems import Problem
from forms_app.definitions.reading import read_block_file, read_form_file

HERE = Path(__file__).parent
INSTRUMENTS = frozenset({"C999", "P999"})


@cache
def sample_blocks() -> tuple[dict[str, Block], frozenset[str]]:
    """The blocks of the folder `blocks`: usable and faulty."""
    usable, faulty = {}, set()
    for path in (HERE / "blocks").glob("*.yaml"):
        source = read_block_file(path.name, path.read_bytes())
        if [*source.problems, *block_problems(source, INSTRUMENTS)] or source.model is None:
            faulty.add(path.stem)
        else:
            usable[path.stem] = source.model
    return usable, frozenset(faulty)


def judge(content: bytes) -> tuple[Problem, ...]:
    """All problems of a form that lies outside the tree."""
    usable, faulty = sample_blocks()
    source = read_form_file("sample.yaml", content)
    return (*source.problems, *form_problems(source, Surroundings(usable, faulty, INSTRUMENTS, in_tree=False)))


def sound_form(content: bytes, words: dict[str, dict[str, str]] | None = None) -> Form:
    """The form that a file without problems writes."""
    assert judge(content) == ()
    source = read_form_file("sample.yaml", content)
    assert source.model is not None
    return make_form(resolve(source.model, sample_blocks()[0]), words or {})


def valid(name: str) -> bytes:
    return (HERE / "valid" / f"{name}.yaml").read_bytes()
