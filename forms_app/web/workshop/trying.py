"""Trying a form out: all its sections as a respondent sees them in a situation, answered without storing anything."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import render_template, request
from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup

from forms_app.answers.facts import Facts
from forms_app.answers.laws import with_laws
from forms_app.answers.numbering import numbers
from forms_app.definitions.form import Form, Section
from forms_app.records.queries.world import load_world
from forms_app.records.reports import Report
from forms_app.reporting.drafts import Draft
from forms_app.reporting.form_versions import sound_at
from forms_app.reporting.known import known_for
from forms_app.reporting.permissions import Act
from forms_app.reporting.world import unit_names
from forms_app.web.access import requires
from forms_app.web.fields import AnswerField
from forms_app.web.fields.words import only_if
from forms_app.web.filling.judging import put_problems, warnings
from forms_app.web.filling.section_forms import section_form
from forms_app.web.locales import INTERFACE_LANGUAGES, language
from forms_app.web.transaction import session
from forms_app.web.workshop.blueprint import pages
from forms_app.web.workshop.lines import title_of, version_url
from forms_app.web.workshop.situations import WIDTHS, Situation, asked_situation, instruments_of
from forms_app.web.workshop.trial_answers import Tried, answers_posted
from forms_app.web.workshop.version_page import FORM


@dataclass(frozen=True)
class TriedSection:
    """A section as it is shown in the trial: its fields that are asked now; without any, why not."""

    id: str
    number: int
    title: str
    help: str
    fields: Sequence[AnswerField] = field(default_factory=tuple)
    condition: str = ""


@pages.route(f"{FORM}/trial", methods=["GET", "POST"])
@requires(Act.EDIT_FORMS)
def trial(procedure: str, code: str, number: str) -> str:
    """The form in a situation; what is posted decides what is asked and is shown again, but kept nowhere."""
    one, form = sound_at(session(), f"{procedure}/{code}", number)
    situation = asked_situation(form.definition)
    with force_locale(situation.locale):
        draft = blank_draft(form, situation)
        tried = answers_posted(draft, request.form, situation.locale) if request.method == "POST" else Tried(draft)
        sections = [_section(tried, section, place, situation) for place, section in enumerate(form.definition.sections, 1)]
        shown = Markup(render_template("workshop/trial_sections.html", sections=sections))  # noqa: S704 -- a template of ours, escaped
    return render_template(
        "workshop/trial.html",
        one=one,
        title=title_of(one),
        situation=situation,
        chosen=situation.address(),
        shown=shown,
        asked=sum(bool(section.fields) for section in sections),
        all=len(sections),
        units=_units(),
        instruments=instruments_of(form.definition),
        names=INTERFACE_LANGUAGES,
        widths=WIDTHS,
        url=lambda endpoint, **values: version_url(one, endpoint, **values),
        again=version_url(one, "trial", **situation.address()),
    )


def blank_draft(form: Form, situation: Situation) -> Draft:
    """A draft that is of no report: nothing of it is ever stored."""
    definition = form.definition
    instruments = definition.instruments if definition.instruments != "any" else instruments_of(definition)
    report = Report(
        key="trial",
        procedure=definition.procedure,
        unit_code=situation.unit_code,
        instruments="+".join(instruments),
        form_language=situation.locale,
        language=situation.locale,
    )
    facts: Facts = situation.facts(definition)
    known = with_laws(known_for(session(), situation.unit_code, {}, situation.locale), {})
    return Draft(report, form, facts, {}, known)


def _section(tried: Tried, section: Section, place: int, situation: Situation) -> TriedSection:
    wording = tried.draft.form.wording(situation.locale)
    title, words = wording.of(f"{section.id}.title"), wording.of(f"{section.id}.help")
    if section.id not in tried.draft.visible.sections:
        why = only_if(section.show_if, section.id, wording, numbers(tried.draft.definition))
        return TriedSection(section.id, place, title, words, (), why or _("The facts of this situation leave it out."))
    made = section_form(tried.draft.form, section.id, situation.locale)(tried.draft)
    said = warnings(tried.draft, section.id, situation.locale) if tried.draft.answers else {}
    for one in made.every_field():
        one.expected, one.advice = said.get(one.address, ("", ""))
        if one.address in tried.unreadable:
            posted, problems = tried.unreadable[one.address]
            one.show_again(posted)
            put_problems(one, problems)
    return TriedSection(section.id, place, title, words, [one for one in made.shown if not one.unasked])


def _units() -> list[tuple[str, str]]:
    names = unit_names(load_world(session()), language())
    return sorted(names.items(), key=lambda pair: pair[1])
