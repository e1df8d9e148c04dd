"""A complete report by chance: an answer to every question of a form that is asked, as an import file has it."""

import hashlib
import re
from collections.abc import Mapping
from random import Random
from typing import Any

from forms_app.answers.content_reading import from_content
from forms_app.answers.facts import Facts, Known
from forms_app.answers.laws import LAWS
from forms_app.definitions.form import Definition

LETTER = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
FILE = {"sha256": hashlib.sha256(LETTER).hexdigest(), "name": "annexe n° 1.pdf"}
_WORDS = ("décret", "inspección", "workers", "½", "article 3", "coopérative", "año", "«texte»", "12 %", "Straße")


def complete_answers(definition: Definition, facts: Facts, known: Known, seed: str) -> dict[str, Any]:
    """Answers by path. The same seed gives the same ones; `known` has the file FILE, and the codes that may be referred to."""
    chance = Random(seed)
    answers: dict[str, Any] = {}
    for _, question, path in definition.walk():
        answer = _answer(question, path, chance, known, facts)
        if answer is not None:
            answers[path] = answer
    while hidden := _hidden(definition, answers, facts, known):
        for place in hidden:
            _take_out(answers, place)
    return answers


def _hidden(definition: Definition, answers: Mapping[str, Any], facts: Facts, known: Known) -> list[list[str]]:
    """The places of answers to what is not asked: what stands in front decides, so the first of each question is enough."""
    rows = iter(range(10**6))
    _, problems = from_content(definition, answers, facts, known, lambda: f"r{next(rows)}")
    assert {one.code for one in problems} <= {"hidden-answer"}, problems
    return [one.where.split("/")[2:] for one in problems]


def _take_out(answers: dict[str, Any], place: list[str]) -> None:
    holder: Any = answers
    for step in place[:-1]:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    del holder[place[-1]]


def _answer(question: Any, path: str, chance: Random, known: Known, facts: Facts) -> Any:
    match question.kind:
        case "statement":
            return None
        case "comment_reply":
            return [{"comment": one.comment, "point": one.point, "reply": _text(chance)} for one in facts.pending] or None
        case "rows":
            return [_row(question, path, chance, known, facts) for _ in range(chance.randint(1, min(2, question.most)))]
        case "grid":
            return {line.code: {column.code: chance.randint(0, 9999) for column in question.columns} for line in question.lines}
        case _:
            return _simple(question, path, chance, known)


def _row(question: Any, path: str, chance: Random, known: Known, facts: Facts) -> dict[str, Any]:
    cells = {column.id: _answer(column, f"{path}.{column.id}", chance, known, facts) for column in question.columns}
    return {name: value for name, value in cells.items() if value is not None}


def _simple(question: Any, path: str, chance: Random, known: Known) -> Any:
    match question.kind:
        case "text":
            return (_patterned(question, chance) if question.pattern else _text(chance))[: question.max_length]
        case "narrative":
            return f"{_text(chance)}\n\n- {_text(chance)}\n- **{_text(chance)}**"[: question.max_length]
        case "choice":
            return chance.choice(question.options).code
        case "choices":
            most = min(question.most or len(question.options), len(question.options))
            chosen = set(chance.sample([one.code for one in question.options], chance.randint(question.fewest or 1, most)))
            return [one.code for one in question.options if one.code in chosen]
        case "date":
            return f"20{chance.randint(10, 25)}-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"
        case "period":
            return {"from": "2024-02-03", "to": f"2025-0{chance.randint(1, 9)}-15"}
        case "number":
            return _number(question, chance)
        case "money":
            return {"amount": chance.randint(1, 9999), "currency": chance.choice(question.currencies or ("CHF", "XOF", "TND"))}
        case "file":
            return FILE
        case "reference":
            return _reference(question.to, path, chance, known)
    raise AssertionError(f"{path}: no answer for the kind {question.kind}")


def _number(question: Any, chance: Random) -> float:
    least = 0 if question.least is None else question.least
    most = least + 5000 if question.most is None else question.most
    if question.decimals:
        return chance.randint(int(least), int(most) - 1) + 0.5
    return chance.randint(int(least), int(most))


def _patterned(question: Any, chance: Random) -> str:
    """A text of the shape that is asked for: the form's own example, or an address."""
    fitting = question.example or f"https://ministry.example/{chance.randint(100000, 999999)}"
    assert re.fullmatch(question.pattern, fitting), question.id
    return fitting


def _reference(to: str, path: str, chance: Random, known: Known) -> Any:
    if to == "law":
        return None if path.startswith(f"{LAWS}.") else 1
    if to == "organization":
        return {"name": _text(chance)}
    return chance.choice(sorted(known.instruments if to == "instrument" else known.units))


def _text(chance: Random) -> str:
    return " ".join(chance.sample(_WORDS, 3)) + f" {chance.randint(100000, 999999)}"
