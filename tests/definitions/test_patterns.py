"""Patterns that a form may use are quick on every answer."""

import re

import pytest

from forms_app.definitions.patterns import MOST_CHARACTERS, pattern_fault

SAFE = [
    r"https?://\S+",
    "[A-Z]{3}",
    "(?:ab)+",
    "[(]+a",
    r"\(+",
    "a+?",
    "(a+)?",
    "(a|b)?",
    "x{5}",
    r"[0-9]{1,4}(/[0-9]{1,4})?",
    "[]+]*",
    "",
]
RISKY = {
    "(a+)+": "nested-repeat",
    "((a*))*": "nested-repeat",
    "(a?a?)+": "nested-repeat",
    "(a{1,3})*": "nested-repeat",
    "a++": "nested-repeat",
    "(a|a)+": "repeated-alternatives",
    "((a|b)c)*": "repeated-alternatives",
    ".*.*.*x": "many-repeats",
    "a?" * 30: "many-repeats",
    "a{1,40}b*c+": "many-repeats",
    r"(a)\1": "back-reference",
    "(?=a)b": "look-around",
    "(?i)a": "look-around",
    "(?P<n>a)": "look-around",
    "a" * (MOST_CHARACTERS + 1): "long",
}


@pytest.mark.parametrize("pattern", SAFE)
def test_a_plain_pattern_may_be_used(pattern: str) -> None:
    assert pattern_fault(pattern) is None


@pytest.mark.parametrize(("pattern", "reason"), RISKY.items())
def test_a_risky_pattern_is_refused_with_its_reason(pattern: str, reason: str) -> None:
    assert pattern_fault(pattern) == ("risky-pattern", reason)


@pytest.mark.parametrize("pattern", ["(", "[", "a{2,1}", "*", "\\"])
def test_what_does_not_compile_is_refused(pattern: str) -> None:
    fault = pattern_fault(pattern)
    assert fault is not None
    assert fault[0] == "bad-pattern"


@pytest.mark.parametrize("pattern", [".*.*x", "(a?)(a?)(a?)a*x", "[ab]{1,50}[ab]{1,50}[ab]{1,50}x"])
def test_the_slowest_patterns_allowed_come_to_an_end(pattern: str) -> None:
    assert pattern_fault(pattern) is None
    assert re.fullmatch(pattern, "a" * 2000) is None
