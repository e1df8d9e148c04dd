from forms_app.answers import problems as of_answers
from forms_app.answers.envelope_reading import EXPECTED as FORMS_OF_VALUES
from forms_app.answers.problems import ImportProblem
from forms_app.reporting import import_problems as of_records
from forms_app.reporting.import_problems import RecordsProblem
from forms_app.web.wording.import_problems import EXPECTED, IN_A_FILE, RECORDS, import_line, import_words


def test_every_problem_of_the_records_has_a_sentence_that_names_what_it_knows() -> None:
    assert RECORDS.keys() == of_records.CODES.keys()
    for code, names in of_records.CODES.items():
        values = {name: f"<{name}>" for name in names}
        words = import_words(RecordsProblem("", code, values))
        assert words.endswith(".")
        assert "%(" not in words


def test_every_problem_of_answers_has_a_sentence_without_a_page_to_reload() -> None:
    assert IN_A_FILE.keys() <= of_answers.CODES.keys()
    for code, names in of_answers.CODES.items():
        if code in {"not-a-row-id", "repeated-row", "bad-value"} or not names:
            continue  # rows have no ids in a file; the form of a value is told below
        values = {name: "2026-09-01" if name in {"start", "end"} else 3 for name in names}
        words = import_words(ImportProblem("/x", code, values))
        assert "%(" not in words
        assert "Reload" not in words


def test_every_form_of_a_value_is_shown_by_an_example() -> None:
    assert EXPECTED.keys() == set(FORMS_OF_VALUES)
    assert import_words(ImportProblem("/author", "bad-value", {"expected": "author"})).startswith("Write {")


def test_a_line_has_the_file_the_place_and_the_words() -> None:
    problem = RecordsProblem("/about", "about-missing", {"form": "article-23/reply"})
    assert import_line("paper.json", problem).startswith("paper.json: /about: A document of the form article-23/reply must")
    whole = RecordsProblem("", "already-entered", {"reference": "X.1"})
    assert import_line("paper.json", whole) == "paper.json: The same document is in the records as X.1. Nothing needs to be done."
