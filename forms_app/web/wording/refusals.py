"""Why an act is refused, in one sentence that says how to go on; no Flask, so that commands can use it.

One sentence for each code of `reporting/errors.py`, and for where the calendar is silent. Placeholders are the parameters.
"""

from collections.abc import Callable, Mapping

from forms_app.web.wording.marking import N_

REFUSALS: Mapping[str, str] = {
    # the calendar
    "no-rules-for-year": N_("The rules of the calendar begin with the year %(first)s. Choose that year or a later one."),
    "no-due-date": N_("The calendar knows no due date for the procedure %(procedure)s in %(year)s."),
    "unknown-procedure": N_("There is no procedure %(procedure)s."),
    "no-cycle": N_("The calendar of %(year)s has no cycle of %(instrument_cycle)s years. Correct the table of instruments."),
    "no-grid-cell": N_("The grid says nothing on: %(cells)s (rules of %(year)s). Import a grid with `reference import grid`."),
    # what is not there
    "unknown-form": N_("There is no usable form %(form)s. `forms list` shows those there are."),
    "unknown-unit": N_("There is no State or territory with the code %(code)s. Import it with `reference import units`."),
    "unknown-organization": N_(
        "No organization with the code %(code)s is in the registry. Import it with `organizations import`."
    ),
    "unknown-party": N_("“%(name)s” is no party. Write government:FIN, organization:CODE, office or committee."),
    "unknown-submission": N_("There is no submission %(reference)s. Its id stands on the receipt."),
    "unknown-report": N_("There is no report %(key)s. Its id stands in the address of its pages."),
    "unknown-selection": N_("Nothing is saved as “%(name)s”."),
    "no-newer-version": N_("%(key)s is on version %(version)s of %(form)s, and no newer version of it is published."),
    # what cannot be done
    "no-form-editor": N_("%(email)s is no form editor. `accounts invite` gives that role of the office."),
    "no-mover": N_(
        "%(email)s does not write the whole of %(key)s, so cannot move it. Name somebody who does, such as its focal point."
    ),
    "already-sent": N_("%(reference)s has been sent with its version of the form, so the report stays with it."),
    "another-version": N_(
        "The newest published version of %(form)s is %(newest)s, not %(version)s. Look at what it changes, then try once more."
    ),
    "form-with-problems": N_("%(form)s has problems, so it cannot be used this way. Mend them in the workshop."),
    "sentences-hidden": N_(
        "Which sentences %(form)s %(version)s has cannot be told: see line %(line)s of its text. `workshop check` lists what is "
        "to mend."
    ),
    "form-published": N_("%(form)s %(version)s is published, and what is published never changes. Make a new version."),
    "draft-changed": N_("The draft of %(form)s %(version)s has changed meanwhile. Look at it, then try once more."),
    "second-editor": N_(
        "Nobody publishes a form alone: you proposed this one yourself. Ask another form editor to look at it and to publish it."
    ),
    "words-incomplete": N_(
        "Not all words of the form are translated (%(languages)s). Have them translated, then propose it again."
    ),
    "no-draft": N_("Nobody has written a text of this version of %(form)s in the workshop. Bring one in with `workshop upload`."),
    "not-proposed": N_(
        "The text of %(form)s as it now stands has not been proposed. Look at it, and propose it with `workshop propose`."
    ),
    "blocks-changed": N_(
        "The blocks of %(form)s %(version)s, or their words, have changed in this program since it was published: its files "
        "would be another form. Export it with the program that published it."
    ),
    "changed-meanwhile": N_("Somebody is saving answers to %(key)s at this moment. Try again in a minute."),
    "not-a-survey": N_(
        "%(form)s is no form of a General Survey: name one under article-19/ that is on certain instruments, or the form for any "
        "instrument with those of the survey, as in article-19/unratified:C150+R204."
    ),
    "unknown-survey-instrument": N_("“%(instrument)s” is not an instrument known here. Write its number, such as C029 or R203."),
    "role-of-another-party": N_("A party of the kind %(party)s has no role %(role)s."),
    "bad-address": N_("“%(address)s” is no e-mail address."),
    "sections-of-another-role": N_("Only a contributor is limited to sections, not the role %(role)s. Leave --sections out."),
    "selection-without-name": N_("Write a name under which this choice is to be found again."),
    "selection-name-too-long": N_("A name may have %(most)s characters. Write a shorter one."),
    "selection-name-taken": N_("Another choice is saved as “%(name)s”. Write another name, or remove that one first."),
    "selection-out-of-region": N_("%(unit)s is not in the region %(region)s. Leave one of the two empty."),
    "selection-off-theme": N_("%(instrument)s is no instrument of the theme %(theme)s. Leave one of the two empty."),
    "observation-not-communicated": N_("%(reference)s is an observation: only its authors decide who gets a copy."),
    "organization-not-offered": N_("%(count)s of the organizations are not vetted, or belong to another State."),
    "date-to-come": N_("The date %(date)s is still to come. Write the day on which the copy was sent."),
}


def refusal_words(code: str, params: Mapping[str, str | int], translate: Callable[[str], str] = str) -> str:
    """The sentence for a refusal, in the language of `translate` (gettext); English without."""
    return translate(REFUSALS[code]) % params
