"""What a translator is told about a sentence beside it: the section or question it belongs to, and the provision asked about."""

from collections.abc import Iterable, Iterator, Mapping

from forms_app.definitions.form import Definition, columns_of
from forms_app.definitions.questions import ColumnQuestion, Question


def contexts(definition: Definition) -> Mapping[str, str]:
    """By key, in English: the section of a question, the question of everything else that belongs to it."""
    found: dict[str, str] = {}
    for section in definition.sections:
        for check in section.checks:
            found[f"{section.id}.check.{check.id}"] = section.title
        for question in section.questions:
            path = f"{section.id}.{question.id}"
            found.update(_of_question(question, path, section.title))
            for at, table, column in columns_of(question, path):
                found.update(_of_question(column, at, table.prompt))
    return found


def _of_question(question: Question | ColumnQuestion, path: str, around: str) -> Iterator[tuple[str, str]]:
    for face, _text in question.words():
        yield f"{path}.{face}", _line([around if face == "prompt" else question.prompt, *question.reference])


def _line(parts: Iterable[str]) -> str:
    return " · ".join(" ".join(part.split()) for part in parts)
