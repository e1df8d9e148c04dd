"""Random drafts of the form with every kind: what hypothesis feeds to the laws of sending and importing."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from forms_app.answers.kinds import kind_of
from forms_app.answers.laws import with_laws
from forms_app.answers.values import Sheet
from forms_app.definitions.questions import RowsQuestion
from tests.answers.forms import DIGEST_A, DIGEST_B, EVERY_KIND, KNOWN, POINTS

TEXTS = st.text(max_size=40)
DATES = st.dates(date(1500, 1, 1), date(2200, 12, 31)).map(str)
CODES = st.sampled_from(["yes", "no", "partly"])
ROW_IDS = st.text("abcdef0123456789", min_size=4, max_size=8)


def raw_value(question: Any, laws: list[str]) -> st.SearchStrategy[Any]:
    """Raw values that a kind accepts for a question, and None."""
    match question.kind:
        case "text" | "narrative" | "comment_reply":
            given: st.SearchStrategy[Any] = TEXTS
        case "choice" | "choices":
            code = st.sampled_from([option.code for option in question.options])
            given = code if question.kind == "choice" else st.lists(code, max_size=3)
        case "date":
            given = DATES
        case "period":
            given = st.fixed_dictionaries({}, optional={"from": DATES, "to": DATES})
        case "number":
            given = numbers(question.decimals)
        case "money":
            currency = st.sampled_from(question.currencies or ("CHF", "JPY", "TND"))
            given = st.fixed_dictionaries({"amount": numbers(2), "currency": currency})
        case "reference":
            given = reference(question.to, laws)
        case "file":
            name = TEXTS.map(lambda text: f"law {text}.pdf".replace("/", ""))
            given = st.fixed_dictionaries({"sha256": st.sampled_from([DIGEST_A, DIGEST_B]), "name": name})
        case "grid":
            cells = st.dictionaries(st.sampled_from(["women", "men"]), numbers(1))
            given = st.dictionaries(st.sampled_from(["opened", "closed"]), cells)
        case _:
            given = st.none()
    return st.none() | given


def numbers(decimals: int) -> st.SearchStrategy[Any]:
    whole = st.integers(-(10**9), 10**9)
    return whole if not decimals else whole.map(lambda number: round(number / 10**decimals, decimals))


def reference(to: str, laws: list[str]) -> st.SearchStrategy[Any]:
    if to == "law":
        return st.sampled_from(laws) if laws else st.none()
    if to == "organization":
        code = st.just({"organization": "XAA-TUC"})
        return code | TEXTS.map(lambda text: {"name": text})
    return st.sampled_from(sorted(KNOWN.instruments if to == "instrument" else KNOWN.units))


@st.composite
def table(draw: st.DrawFn, question: Any, here: Address, laws: list[str]) -> list[tuple[Any, Address, Any]]:
    """The rows of a table and raw values of their cells, those of tables within the rows too."""
    rows = laws if here.path == "laws.list" else draw(st.lists(ROW_IDS, max_size=min(question.most, 4), unique=True))
    raw: list[tuple[Any, Address, Any]] = [(question, here, rows)]
    for row in rows:
        for column in question.columns:
            cell = here.cell(column.id, row)
            raw += draw(table(column, cell, laws)) if column.kind == "rows" else [(column, cell, draw(raw_value(column, laws)))]
    return raw


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Sheet, Facts]:
    """A draft whose values were all accepted by their kind, with hidden answers, empty rows and replies among them."""
    facts = Facts(
        ratified=draw(st.sampled_from([frozenset(), frozenset({"P029"})])),
        federal=draw(st.booleans()),
        pending=tuple(draw(st.lists(st.sampled_from(POINTS), unique=True))),
    )
    laws = draw(st.lists(ROW_IDS, max_size=4, unique=True))
    raw: list[tuple[Any, Address, Any]] = []
    for _, question, path in EVERY_KIND.walk():
        if isinstance(question, RowsQuestion):
            raw += draw(table(question, Address(path), laws))
        elif question.kind == "comment_reply":
            raw += [(question, Address(path, point.key), draw(raw_value(question, laws))) for point in POINTS]
        else:
            raw.append((question, Address(path), draw(raw_value(question, laws))))
    known = with_laws(KNOWN, {Address("laws.list"): laws})
    values = {address: kind_of(question).read(question, given, address, known) for question, address, given in raw}
    return {address: value for address, value in values.items() if value is not None}, facts
