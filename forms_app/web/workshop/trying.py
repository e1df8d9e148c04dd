"""Trying a form out: all its sections as a respondent sees them in a situation, answered without storing anything."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import render_template, request
from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup

from forms_app.answers.numbering import numbers
from forms_app.definitions.form import Form, Section
from forms_app.records.queries.world import load_world
from forms_app.reporting.form_versions import Version, sound_at
from forms_app.reporting.permissions import Act
from forms_app.reporting.trying import instruments_of, trial_draft, why_not
from forms_app.reporting.world import unit_names
from forms_app.web.access import requires
from forms_app.web.fields import AnswerField
from forms_app.web.filling.judging import put_problems, warnings
from forms_app.web.filling.section_forms import section_form
from forms_app.web.headers import may_be_framed, may_hold_frames
from forms_app.web.locales import INTERFACE_LANGUAGES, language
from forms_app.web.transaction import session
from forms_app.web.wording.conditions import condition_words
from forms_app.web.workshop.blueprint import pages
from forms_app.web.workshop.lines import title_language, title_of, version_url
from forms_app.web.workshop.situations import Trial, asked_trial
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
@may_hold_frames
def trial(procedure: str, code: str, number: str) -> str:
    """The form in a situation; what is posted decides what is asked and is shown again, but kept nowhere. As wide as a phone it
    stands in a frame."""
    one, form = sound_at(session(), f"{procedure}/{code}", number)
    asked = asked_trial(form.definition)
    in_frame = asked.width == "phone"
    return render_template(
        "workshop/trial.html",
        **_of(one, asked, "trial_on_phone" if in_frame else "trial"),
        **({} if in_frame else _answered(form, asked)),
        chosen=asked.address(),
        units=_units(),
        instruments=instruments_of(form.definition),
        names=INTERFACE_LANGUAGES,
        url=lambda endpoint, **values: version_url(one, endpoint, **values),
    )


@pages.route(f"{FORM}/trial/phone", methods=["GET", "POST"])
@requires(Act.EDIT_FORMS)
@may_be_framed
def trial_on_phone(procedure: str, code: str, number: str) -> str:
    """The same alone, for the frame: what is posted there stays there."""
    one, form = sound_at(session(), f"{procedure}/{code}", number)
    asked = asked_trial(form.definition)
    return render_template("workshop/phone.html", **_of(one, asked, "trial_on_phone"), **_answered(form, asked))


def _of(one: Version, asked: Trial, endpoint: str) -> dict[str, Any]:
    """What is tried out, and where its form is posted."""
    titled = {"title": title_of(one), "title_language": title_language(one)}
    return {"one": one, **titled, "trial": asked, "again": version_url(one, endpoint, **asked.address())}


def _answered(form: Form, asked: Trial) -> dict[str, Any]:
    """The sections after what was posted, and how many of them are asked."""
    with force_locale(asked.locale):
        draft = trial_draft(session(), form, asked.situation, asked.facts(form.definition), asked.locale)
        tried = answers_posted(draft, request.form, asked.locale) if request.method == "POST" else Tried(draft)
        sections = [_section(tried, section, place, asked.locale) for place, section in enumerate(form.definition.sections, 1)]
        shown = Markup(render_template("workshop/trial_sections.html", sections=sections))  # noqa: S704 -- a template of ours, escaped
    return {"shown": shown, "asked": sum(bool(section.fields) for section in sections), "all": len(sections)}


def _section(tried: Tried, section: Section, place: int, locale: str) -> TriedSection:
    wording = tried.draft.form.wording(locale)
    title, words = wording.of(f"{section.id}.title"), wording.of(f"{section.id}.help")
    if section.id not in tried.draft.visible.sections:
        why = why_not(section, wording)
        reason = condition_words(why, numbers(tried.draft.definition)) if why else _("Nothing in it is asked in this situation.")
        return TriedSection(section.id, place, title, words, (), reason)
    made = section_form(tried.draft.form, section.id, locale)(tried.draft)
    said = warnings(tried.draft, section.id, locale) if tried.draft.answers else {}
    for one in made.every_field():
        one.expected, one.advice = said.get(one.address, ((), ()))
        if one.address in tried.unreadable:
            posted, problems = tried.unreadable[one.address]
            one.show_again(posted)
            put_problems(one, problems)
    return TriedSection(section.id, place, title, words, [one for one in made.shown if not one.unasked])


def _units() -> list[tuple[str, str]]:
    names = unit_names(load_world(session()), language())
    return sorted(names.items(), key=lambda pair: pair[1])
