"""Claims about conditions in words: what must hold is told once, briefly, and can be read in one way only."""

from dataclasses import replace

import pytest

from forms_app.answers.clauses import sentence
from forms_app.answers.terms import Joined, Term

NUMBERS = {"s.a": "1.1", "s.b2": "1.2", "s.c": "1.3"}
PARTLY = Term("equals", "s.a", "How far?", ("Partly",))
ALSO_PARTLY = replace(PARTLY, path="s.b2")


@pytest.mark.parametrize(
    ("term", "words_of_it"),
    [
        (Term("one_of", "s.a", "Why?", ("Yes", "No")), "the answer to question 1.1 is one of: “Yes”; “No”"),
        (Term("greater", "s.b", "How many?", ("3",)), "the answer to “How many?” is more than 3"),
        (Term("answered", "s.a", "Why?"), "question 1.1 is answered"),
        (Term("first_report", expected=False), "this is not the first report"),
        (Term("federal"), "the State is federal"),
        (Term("ratified", values=("C029",), expected=False), "the State has not ratified C029"),
        (Term("equals", "s.a", "Why?", ("No",), expected=False), "the answer to question 1.1 is not “No”"),
        (Term("all_of", "s.a", "Why?", ("A", "B"), expected=False), "the answer to question 1.1 does not have all of: “A”; “B”"),
        (
            Joined("or", (Term("detailed"), Joined("and", (Term("federal"), Term("pending_comments"))))),
            "a detailed report is requested or (the State is federal and comments of the supervisory bodies await a reply)",
        ),
        (Term("any_of", "s.a", "Where?", ("A",)), "the answer to question 1.1 includes “A”"),
        (Term("any_of", "s.a", "Where?", ("A",), expected=False), "the answer to question 1.1 does not include “A”"),
        (Term("other", "s.a", "Where?", ("Nowhere",)), "the answer to question 1.1 is other than “Nowhere”"),
        (Term("everything", "s.a", "Where?", expected=False), "the answer to question 1.1 leaves out at least one choice"),
        (
            Term("all_others", "s.a", "Where?", ("Nowhere",), expected=False),
            "the answer to question 1.1 leaves out at least one choice other than “Nowhere”",
        ),
        (Joined("or", (PARTLY, ALSO_PARTLY)), "the answer to question 1.1 or 1.2 is “Partly”"),
        (
            Joined("or", (PARTLY, Term("federal"), ALSO_PARTLY, replace(PARTLY, path="s.c"))),
            "the answer to question 1.1, 1.2 or 1.3 is “Partly” or the State is federal",
        ),
        (
            Joined("and", (Joined("or", (PARTLY, ALSO_PARTLY)), Term("detailed"))),
            "the answer to question 1.1 or 1.2 is “Partly” and a detailed report is requested",
        ),
        (
            Joined("and", (PARTLY, ALSO_PARTLY)),
            "the answer to question 1.1 is “Partly” and the answer to question 1.2 is “Partly”",
        ),
        (
            Joined("or", (replace(PARTLY, expected=False), replace(ALSO_PARTLY, expected=False))),
            "the answer to question 1.1 is not “Partly” or the answer to question 1.2 is not “Partly”",
        ),
        (
            Joined("or", (PARTLY, replace(PARTLY, path="s.d"))),
            "the answer to question 1.1 is “Partly” or the answer to “How far?” is “Partly”",
        ),
    ],
)
def test_a_condition_is_a_sentence(term: Term | Joined, words_of_it: str) -> None:
    assert sentence(term, NUMBERS, str) == words_of_it
