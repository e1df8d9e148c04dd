"""Random forms as lawyers might write them: every kind with any of its parameters, tables within tables, conditions that look
back, checks. What comes out is the raw form of a file, before it is judged."""

from typing import Any

from hypothesis import strategies as st

_WORDS = st.text("abcdefghij éß«»漢", min_size=1, max_size=20).map(lambda text: f"w{text}".strip())
_CODES = ("one", "two", "three")
_OPTIONS = [{"code": code, "label": code.title()} for code in _CODES]
SIMPLE = ("text", "narrative", "choice", "choices", "date", "period", "number", "money", "reference", "file")
KINDS = (*SIMPLE, "statement", "rows", "grid", "comment_reply")
_COMPARABLE = {"choice": "equals", "choices": "any_of", "number": "greater"}


@st.composite
def simple(draw: st.DrawFn, kind: str, name: str) -> dict[str, Any]:
    """A question of a simple kind."""
    asked: dict[str, Any] = {"id": name, "kind": kind, "prompt": draw(_WORDS)}
    if draw(st.booleans()):
        asked["help"] = draw(_WORDS)
    severity = draw(st.sampled_from([None, "expected", "advised"]))
    if severity and kind != "statement":
        asked[severity] = "true"
    match kind:
        case "choice" | "choices":
            asked["options"] = _OPTIONS
            asked["binding"] = draw(st.sampled_from(["true", "false"]))
        case "number":
            asked |= {"decimals": str(draw(st.integers(0, 4))), "least": str(draw(st.integers(-5, 5))), "unit": draw(_WORDS)}
        case "money":
            asked |= draw(st.sampled_from([{}, {"currencies": ["CHF", "XOF"]}]))
        case "reference":
            asked["to"] = draw(st.sampled_from(["instrument", "unit", "organization"]))
        case "period":
            asked["open_end"] = draw(st.sampled_from(["true", "false"]))
        case "text":
            asked["max_length"] = str(draw(st.integers(1, 400)))
    return asked


@st.composite
def columns(draw: st.DrawFn, *, inner: bool) -> list[dict[str, Any]]:
    """The columns of a table; with `inner` one may be a table in its turn. Some look at the column in front of them."""
    made: list[dict[str, Any]] = []
    for place in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from((*SIMPLE, "rows") if inner else SIMPLE))
        name = f"c{place}"
        if kind == "rows":
            inside: list[dict[str, Any]] = draw(columns(inner=False))
            column: dict[str, Any] = {"id": name, "kind": "rows", "prompt": draw(_WORDS), "item": "Entry", "columns": inside}
        else:
            column = draw(simple(kind, name))
        looks_back: bool = draw(st.booleans())
        if made and looks_back:
            column["show_if"] = draw(condition(made[-1:]))
        made.append(column)
    return made


@st.composite
def condition(draw: st.DrawFn, earlier: list[dict[str, Any]]) -> dict[str, Any]:
    """A condition that looks at one of these questions, or at a fact."""
    asked = draw(st.sampled_from(earlier))
    operator = _COMPARABLE.get(asked["kind"])
    leaf: dict[str, Any] = {"answered": asked["id"]}
    if operator and draw(st.booleans()):
        operand: Any = {"equals": "two", "any_of": ["one", "two"], "greater": "0"}[operator]
        leaf = {operator: [asked["id"], operand]}
    shape = draw(st.sampled_from(["leaf", "not", "and", "or"]))
    fact = draw(
        st.sampled_from([{"federal": "true"}, {"first_report": "false"}, {"ratified": "P999"}, {"pending_comments": "true"}])
    )
    return {"leaf": leaf, "not": {"not": leaf}, "and": {"and": [leaf, fact]}, "or": {"or": [leaf, fact]}}[shape]


@st.composite
def question(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A question of any kind."""
    kind = draw(st.sampled_from(KINDS))
    if kind == "rows":
        return {
            "id": name,
            "kind": kind,
            "prompt": draw(_WORDS),
            "item": "Item",
            "columns": draw(columns(inner=True)),
            "most": "4",
        }
    if kind == "grid":
        lines = draw(st.lists(st.sampled_from(_OPTIONS), min_size=1, max_size=3, unique_by=str))
        across = draw(st.lists(st.sampled_from(_OPTIONS), min_size=1, max_size=3, unique_by=str))
        total = draw(st.sampled_from(["true", "false"]))
        return {"id": name, "kind": kind, "prompt": draw(_WORDS), "lines": lines, "columns": across, "total_line": total}
    return draw(simple(kind, name))


@st.composite
def forms(draw: st.DrawFn) -> dict[str, Any]:
    """A whole form, as a file writes it."""
    sections = []
    for place in range(draw(st.integers(1, 3))):
        asked: list[dict[str, Any]] = []
        for number in range(draw(st.integers(1, 5))):
            one = draw(question(f"q{number}"))
            earlier = [other for other in asked if other["kind"] != "statement"]
            looks_back: bool = draw(st.booleans())
            if earlier and looks_back:
                one["show_if"] = draw(condition(earlier))
            asked.append(one)
        section = {"id": f"s{place}", "title": draw(_WORDS), "questions": asked}
        numbers = [one["id"] for one in asked if one["kind"] == "number"]
        if len(numbers) > 1:
            section["checks"] = [{"id": "c", "at_most": numbers[:2], "message": draw(_WORDS)}]
        sections.append(section)
    return {"form": "article-35/C999", "version": "2026", "instruments": ["C999"], "title": draw(_WORDS), "sections": sections}
