"""The PDF of an empty form: every question with room to answer it by hand, conditions in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from forms_app.answers.clauses import sentence
from forms_app.answers.numbering import numbers
from forms_app.answers.shown import ShownQuestion, ShownSection
from forms_app.answers.terms import Joined, Term, terms
from forms_app.answers.walk import walk_blank
from forms_app.definitions.conditions import Condition
from forms_app.definitions.form import Wording
from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import BlankDocument
from forms_app.documents.words import translations


@dataclass(frozen=True, slots=True)
class BlankQuestion:
    """A question with its number and the condition it stands under ('' for none)."""

    number: str
    condition: str
    question: ShownQuestion


@dataclass(frozen=True, slots=True)
class BlankSection:
    """A section with its number and the condition it stands under ('' for none)."""

    number: int
    condition: str
    section: ShownSection
    questions: tuple[BlankQuestion, ...]


def render_blank(blank: BlankDocument, locale: str) -> bytes:
    """The empty form as PDF/UA-1, in a language of the form (en, fr, es)."""
    return to_pdf(blank_html(blank, locale))


def blank_html(blank: BlankDocument, locale: str) -> str:
    """The HTML that `render_blank` sets."""
    wording = blank.form.wording(locale)
    sections = walk_blank(blank.form, locale)
    by_path = numbers(blank.form.definition)

    def in_words(term: Term | Joined) -> str:
        return sentence(term, by_path, translations(locale).gettext)

    numbered = _numbered(sections, by_path, wording, in_words)
    return to_html("blank.html", locale, blank=blank, wording=wording, sections=numbered, in_words=in_words)


def _numbered(
    sections: tuple[ShownSection, ...], by_path: Mapping[str, str], wording: Wording, in_words: Callable[[Term | Joined], str]
) -> tuple[BlankSection, ...]:
    def only_if(condition: Condition | None, section_id: str) -> str:
        return "" if condition is None else in_words(terms(condition, section_id, wording))

    return tuple(
        BlankSection(
            place,
            only_if(section.show_if, section.id),
            section,
            tuple(
                BlankQuestion(by_path.get(question.path, ""), only_if(question.show_if, section.id), question)
                for question in section.questions
            ),
        )
        for place, section in enumerate(sections, 1)
    )
