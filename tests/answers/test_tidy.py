"""A content as lines: one for each value, with where it stands."""

from decimal import Decimal
from typing import Any

from forms_app.answers.facts import Known
from forms_app.answers.tidy import TidyAnswer, tidy_answers
from forms_app.definitions.form import Definition, Form

OPTIONS = [{"code": "yes", "label": "Yes"}, {"code": "no", "label": "No"}]
INNER = {
    "id": "changes",
    "kind": "rows",
    "prompt": "Which changes?",
    "item": "Change",
    "columns": [{"id": "when", "kind": "date", "prompt": "When?"}, {"id": "what", "kind": "narrative", "prompt": "What?"}],
}
LAWS = [
    {"id": "title", "kind": "text", "prompt": "Title"},
    {"id": "kind", "kind": "choice", "prompt": "Kind", "options": OPTIONS},
    INNER,
]
COUNT = {"id": "count", "kind": "grid", "prompt": "How many?", "lines": [{"code": "state", "label": "For the State"}]}
QUESTIONS: list[dict[str, Any]] = [
    {"id": "text", "kind": "narrative", "prompt": "Describe.", "reference": ["C029 Art. 1", "C029 Art. 2(1)"]},
    {"id": "which", "kind": "choices", "prompt": "Which?", "options": OPTIONS},
    {"id": "always", "kind": "choice", "prompt": "Always?", "options": OPTIONS},
    {"id": "period", "kind": "period", "prompt": "For how long?"},
    {"id": "pay", "kind": "money", "prompt": "What is paid?"},
    {"id": "share", "kind": "number", "prompt": "Which part?", "decimals": 2},
    {"id": "proof", "kind": "file", "prompt": "Please attach it."},
    {"id": "unit", "kind": "reference", "to": "unit", "prompt": "Where?"},
    {"id": "law", "kind": "reference", "to": "law", "prompt": "Which law?"},
    {"id": "who", "kind": "reference", "to": "organization", "prompt": "Who?"},
    {**COUNT, "columns": [{"code": "m", "label": "Men"}, {"code": "w", "label": "Women"}]},
    {"id": "replies", "kind": "comment_reply", "prompt": "Replies"},
]
FORM = Form(
    Definition.model_validate(
        {
            "form": "article-22/C029",
            "version": "2026",
            "instruments": ["C029"],
            "title": "Report",
            "sections": [
                {
                    "id": "laws",
                    "title": "Laws",
                    "questions": [{"id": "list", "kind": "rows", "prompt": "Which?", "item": "Law", "columns": LAWS}],
                },
                {"id": "p", "title": "Part", "questions": QUESTIONS},
            ],
        }
    ),
    {"fr": {"p.which.option.no": "Non"}},
    "0" * 64,
)

KNOWN = Known(units={"XAA": "Arcadia"}, organizations={"XAA-TUC": "Confederation"})


def tidied(answers: dict[str, Any], locale: str = "en", **others: Any) -> list[TidyAnswer]:
    return list(tidy_answers(FORM, {"answers": answers, "language": "en", **others}, locale, KNOWN))


def told(path: str, value: Any, locale: str = "en") -> list[tuple[str, str]]:
    return [(one.value, one.code) for one in tidied({path: value}, locale)]


def test_each_value_is_told_with_the_code_it_stands_for() -> None:
    assert told("p.always", "yes") == [("Yes", "yes")]
    assert told("p.which", ["yes", "no"], "fr") == [("Yes", "yes"), ("Non", "no")]
    assert told("p.period", {"from": "2023-06-01"}) == [("2023-06-01/..", "")]
    assert told("p.pay", {"amount": Decimal("1200.50"), "currency": "CHF"}) == [("1200.50", "CHF")]
    assert told("p.share", Decimal("-0.10")) == [("-0.10", "")]
    assert told("p.proof", {"sha256": "ab", "name": "law.pdf"}) == [("law.pdf", "ab")]
    assert told("p.unit", "XAA") == [("Arcadia", "XAA")]
    assert told("p.who", {"organization": "XAA-TUC"}) == [("Confederation", "XAA-TUC")]
    assert told("p.who", {"organization": "XAA-OLD"}) == [("", "XAA-OLD")]
    assert told("p.who", {"name": "Local union"}) == [("Local union", "")]


def test_a_law_is_told_by_its_title_and_its_place() -> None:
    answers = {"laws.list": [{"title": "Penal Code"}, {"kind": "no"}], "p.law": 1}
    assert [(one.value, one.code) for one in tidied(answers) if one.path == "p.law"] == [("Penal Code", "1")]


def test_cells_of_tables_have_their_row_and_column() -> None:
    rows = [{"title": "A"}, {"kind": "yes", "changes": [{"when": "2024-01-01"}, {"what": "B"}]}]
    assert [(one.path, one.row, one.column, one.kind, one.value) for one in tidied({"laws.list": rows})] == [
        ("laws.list", "1", "title", "text", "A"),
        ("laws.list", "2", "kind", "choice", "Yes"),
        ("laws.list", "2/1", "changes.when", "date", "2024-01-01"),
        ("laws.list", "2/2", "changes.what", "narrative", "B"),
    ]
    assert [(one.row, one.column, one.value) for one in tidied({"p.count": {"state": {"m": 12, "w": 0}}})] == [
        ("state", "m", "12"),
        ("state", "w", "0"),
    ]
    replies = [{"comment": "X-1", "point": 2, "reply": "Done."}]
    assert [(one.row, one.column, one.value) for one in tidied({"p.replies": replies})] == [("X-1#2", "", "Done.")]


def test_a_text_has_its_language_and_its_provisions() -> None:
    rows = [{"title": "A", "changes": [{"what": "Nouveau"}]}]
    replies = [{"comment": "X-1", "point": 1, "reply": "Hecho."}]
    answers = {"laws.list": rows, "p.text": "Text", "p.always": "yes", "p.replies": replies}
    found = tidied(answers, languages={"laws.list.changes.what@1/1": "fr", "p.replies@X-1#1": "es"})
    assert [(one.path, one.language) for one in found] == [
        ("laws.list", ""),
        ("laws.list", "fr"),
        ("p.text", "en"),
        ("p.always", ""),
        ("p.replies", "es"),
    ]
    assert [one.reference for one in found if one.path == "p.text"] == [("C029 Art. 1", "C029 Art. 2(1)")]
