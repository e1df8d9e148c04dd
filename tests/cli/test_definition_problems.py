"""Every problem of a form has a sentence, and every sentence uses what its problem has."""

import re

import pytest

from forms_app.definitions.problems import CODES, Problem
from forms_app.web.wording.definition_problems import PROBLEMS, line, sentence


def test_every_code_has_its_words_and_there_are_no_others() -> None:
    assert PROBLEMS.keys() == CODES.keys()


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_uses_only_the_parameters_of_its_code(code: str) -> None:
    used = set(re.findall(r"%\((\w+)\)s", " ".join(PROBLEMS[code])))
    assert used <= CODES[code]
    assert sentence(Problem("f", 1, 1, "", code, dict.fromkeys(CODES[code], "x")))


def test_a_line_has_place_path_what_and_how_to_mend() -> None:
    problem = Problem("f.yaml", 3, 7, "sections[a]", "unknown-block", {"block": "b@1", "known": "laws@1"})
    assert line(problem) == "f.yaml:3:7: sections[a]: there is no block b@1: use one of: laws@1"


def test_a_sentence_is_put_into_the_readers_language() -> None:
    problem = Problem("f.yaml", 1, 1, "", "empty-file")
    assert sentence(problem, lambda text: text.upper()).startswith("THE FILE IS EMPTY: BEGIN WITH")
