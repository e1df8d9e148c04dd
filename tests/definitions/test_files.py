"""Every file in valid/ can be used; every file in invalid/ has the one fault that its first line names."""

import re
from pathlib import Path

import pytest

from forms_app.definitions.problems import CODES
from tests.definitions.samples import HERE, judge

VALID = sorted((HERE / "valid").glob("*.yaml"))
INVALID = sorted((HERE / "invalid").glob("*.yaml"))
EXPECTED = re.compile(r"# (\d+):(\d+) ([a-z0-9-]+)")


def test_there_are_files_to_judge() -> None:
    assert len(VALID) >= 4
    assert len(INVALID) >= 90


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_has_no_problem(path: Path) -> None:
    assert judge(path.read_bytes()) == ()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_the_one_fault_of_a_file_is_found_where_it_is(path: Path) -> None:
    content = path.read_bytes()
    match = EXPECTED.match(content.decode())
    assert match is not None
    found = [(problem.line, problem.column, problem.code) for problem in judge(content)]
    assert found == [(int(match[1]), int(match[2]), match[3])]


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_problem_has_the_parameters_of_its_code(path: Path) -> None:
    for problem in judge(path.read_bytes()):
        assert problem.params.keys() == CODES[problem.code]
