"""Small forms that the tests of answers share: one with every kind, with conditions, in English and French."""

from typing import Any

from forms_app.answers.facts import Facts, Known, PendingPoint
from forms_app.definitions.canonical import sha256_of
from forms_app.definitions.form import Definition, Form

DIGEST_A, DIGEST_B = "a" * 64, "b" * 64

YES_NO = [{"code": "yes", "label": "Yes"}, {"code": "no", "label": "No"}, {"code": "partly", "label": "Partly"}]

LAWS: dict[str, Any] = {
    "id": "laws",
    "title": "Laws and regulations",
    "block": "laws@1",
    "questions": [
        {
            "id": "list",
            "kind": "rows",
            "prompt": "Which laws give effect to the Convention?",
            "item": "Law or regulation",
            "most": 5,
            "expected": True,
            "columns": [
                {"id": "title", "kind": "text", "prompt": "Title", "expected": True},
                {"id": "adopted", "kind": "date", "prompt": "Date of adoption"},
                {"id": "amends", "kind": "reference", "to": "law", "prompt": "Law it amends"},
                {"id": "text", "kind": "file", "prompt": "Full text"},
            ],
        }
    ],
}

ARTICLES: dict[str, Any] = {
    "id": "articles",
    "title": "Article by Article",
    "help": "Say what gives effect to each Article.",
    "questions": [
        {"id": "guide", "kind": "statement", "prompt": "Answer from law and from practice."},
        {"id": "convict", "kind": "choice", "prompt": "Is a conviction required?", "options": YES_NO, "expected": True,
         "reference": "C029 Art. 2(2)(c)"},
        {"id": "convict-how", "kind": "narrative", "prompt": "What is missing?", "show_if": {"equals": ["convict", "partly"]}},
        {"id": "convict-since", "kind": "date", "prompt": "Since when?", "show_if": {"answered": "convict-how"}},
        {"id": "exceptions", "kind": "choices", "prompt": "Which exceptions exist?", "most": 2,
         "options": [{"code": code, "label": code.title()} for code in ("military", "civic", "emergency")]},
        {"id": "law", "kind": "reference", "to": "law", "prompt": "Main provision",
         "show_if": {"any_of": ["exceptions", ["civic"]]}},
        {"id": "number", "kind": "text", "prompt": "Number", "pattern": "[0-9]+/[0-9]{4}", "pattern_hint": "A number and a year",
         "example": "12/2026", "max_length": 40},
    ],
}  # fmt: skip

FIGURES: dict[str, Any] = {
    "id": "figures",
    "title": "Figures",
    "questions": [
        {"id": "inspectors", "kind": "number", "prompt": "Inspectors", "least": 0, "most": 1000, "unit": "persons",
         "advised": True},
        {"id": "share", "kind": "number", "decimals": 2, "prompt": "Share inspected", "least": 0, "most": 100, "unit": "%",
         "show_if": {"greater": ["inspectors", "10"]}},
        {"id": "budget", "kind": "money", "prompt": "Budget"},
        {"id": "period", "kind": "period", "prompt": "Period covered", "expected": True},
        {"id": "project", "kind": "period", "prompt": "Project", "open_end": True},
        {"id": "report", "kind": "file", "prompt": "Annual report"},
        {"id": "cases", "kind": "grid", "prompt": "Cases", "total_line": True, "total_column": True, "unit": "cases",
         "decimals": 1,
         "lines": [{"code": "opened", "label": "Opened"}, {"code": "closed", "label": "Closed"}],
         "columns": [{"code": "women", "label": "Women"}, {"code": "men", "label": "Men"}]},
    ],
}  # fmt: skip

OTHERS: dict[str, Any] = {
    "id": "others",
    "title": "Others",
    "show_if": {"or": [{"ratified": "P029"}, {"federal": True}]},
    "questions": [
        {"id": "instrument", "kind": "reference", "to": "instrument", "prompt": "Related instrument"},
        {"id": "unit", "kind": "reference", "to": "unit", "prompt": "Other State"},
        {
            "id": "copies",
            "kind": "rows",
            "prompt": "To whom were copies sent?",
            "item": "Organization",
            "columns": [
                {"id": "organization", "kind": "reference", "to": "organization", "prompt": "Organization", "expected": True},
                {"id": "law", "kind": "reference", "to": "law", "prompt": "Law concerned"},
                {"id": "sides", "kind": "choices", "prompt": "Sides", "options": YES_NO},
                {"id": "view", "kind": "narrative", "prompt": "View"},
                {"id": "when", "kind": "period", "prompt": "When"},
                {"id": "cost", "kind": "money", "prompt": "Cost", "currencies": ["CHF", "EUR"]},
                {"id": "letters", "kind": "number", "prompt": "Letters", "least": 1, "help": "Sent or received.",
                 "reference": "C029 Art. 24"},
                {"id": "reply", "kind": "choice", "prompt": "Reply", "options": YES_NO, "binding": True},
                {"id": "paper", "kind": "file", "prompt": "Paper"},
                {"id": "why", "kind": "text", "prompt": "Why partly?", "show_if": {"equals": ["others.copies.reply", "partly"]}},
                {
                    "id": "meetings",
                    "kind": "rows",
                    "item": "Meeting",
                    "prompt": "Meetings",
                    "most": 3,
                    "show_if": {"not": {"equals": ["others.copies.reply", "no"]}},
                    "columns": [
                        {"id": "on", "kind": "date", "prompt": "Date"},
                        {"id": "said", "kind": "narrative", "prompt": "What was said", "max_length": 500},
                        {"id": "law", "kind": "reference", "to": "law", "prompt": "Law discussed"},
                        {"id": "present", "kind": "number", "prompt": "Present",
                         "show_if": {"answered": "others.copies.meetings.on"}},
                        {"id": "minutes", "kind": "file", "prompt": "Minutes"},
                    ],
                },
            ],
        },
    ],
}  # fmt: skip

COMMENTS: dict[str, Any] = {
    "id": "comments",
    "title": "Replies to comments",
    "show_if": {"pending_comments": True},
    "questions": [{"id": "replies", "kind": "comment_reply", "prompt": "Reply to each point.", "max_length": 500}],
}

ATTESTATION: dict[str, Any] = {
    "id": "attestation",
    "title": "Attestation",
    "questions": [
        {"id": "name", "kind": "text", "prompt": "Name", "required": True},
        {"id": "bound", "kind": "number", "prompt": "Minimum age declared", "binding": True, "unit": "years", "least": 14},
    ],
}

FRENCH = {
    "title": "Rapport",
    "laws.title": "Lois et règlements",
    "articles.convict.prompt": "Une condamnation est-elle exigée ?",
    "articles.convict.option.yes": "Oui",
}


def definition(*sections: dict[str, Any]) -> Definition:
    """A definition of these sections, as the reader of YAML would build it."""
    raw = {"form": "article-22/C029", "version": "2026", "instruments": ["C029", "P029"], "title": "Report"}
    return Definition.model_validate({**raw, "sections": sections})


def form_of(made: Definition) -> Form:
    return Form(made, {"fr": FRENCH}, sha256_of(made.model_dump(mode="json", by_alias=True)))


EVERY_KIND = definition(LAWS, ARTICLES, FIGURES, OTHERS, COMMENTS, ATTESTATION)
FORM = form_of(EVERY_KIND)

POINTS = (
    PendingPoint("C029-XAA-2024-OBS", 1, "observation", "C029", 2024, "The Committee notes the penal code.", "en"),
    PendingPoint("C029-XAA-2024-OBS", 2, "observation", "C029", 2024, "It asks for figures.", "en"),
    PendingPoint("P029-XAA-2023-DIR", 1, "direct-request", "P029", 2023, "La commission prie le gouvernement…", "fr"),
)
FACTS = Facts(ratified=frozenset({"C029", "P029"}), pending=POINTS)
KNOWN = Known(
    instruments={"C029": "Forced Labour Convention, 1930", "P029": "Protocol of 2014"},
    units={"XAA": "Arcadia", "XBB": "Borduria"},
    organizations={"XAA-TUC": "Trades Union Congress of Arcadia"},
    files={DIGEST_A: 1200, DIGEST_B: 99},
)
