"""What is wrong with an import file of a report or observation, and how to mend it; commands use it, so it needs no application.

One sentence for each code of `reporting/import_problems.py`, and for the codes of `answers/problems.py` that are to be
mended otherwise in a file than on a page. Placeholders are the problem's parameters.
"""

from collections.abc import Callable, Mapping

from forms_app.answers.problems import ImportProblem
from forms_app.reporting.import_problems import AnyProblem
from forms_app.web.wording.answer_problems import problem_words
from forms_app.web.wording.marking import N_

RECORDS: Mapping[str, str] = {
    "import-too-large": N_("The file is larger than %(most)s bytes. Attach long texts as files instead of writing them into it."),
    "form-unknown": N_("There is no usable form %(form)s of version %(version)s. `forms list` shows those there are."),
    "form-of-other-instruments": N_(
        "The form %(form)s is not made for %(code)s. Name another form, or take the instrument away."
    ),
    "other-form-version": N_("The report that is there was opened with %(form)s, version %(version)s. Use the same."),
    "organization-expected": N_('%(form)s is written by an organization. Write {"organization": CODE}.'),
    "government-expected": N_('%(form)s is written by the government of the unit. Write {"government": "%(unit)s"}.'),
    "about-not-expected": N_("A document of the form %(form)s is not about another one. Write null."),
    "about-missing": N_("A document of the form %(form)s must say which observation it answers. Write that one's digest."),
    "about-unknown": N_("No submission has the digest %(digest)s. It stands on the receipt; import that submission first."),
    "about-not-fit": N_("%(reference)s is of another State, or not what a document of this form can be about."),
    "received-to-come": N_("The date %(date)s is still to come in Geneva. Write the day on which it came, or null for today."),
    "already-answered": N_(
        "This request is answered already by %(reference)s. Add --amends %(reference)s to enter a new version."
    ),
    "already-reported": N_(
        "The government has reported on this already, without being asked: %(reference)s. "
        "Add --amends %(reference)s to enter a new version of that report, or --another if this is another one."
    ),
    "already-replied": N_(
        "The government has replied to this observation already: %(reference)s. "
        "Add --amends %(reference)s to enter a new version of that reply."
    ),
    "already-entered": N_("The same document is in the records as %(reference)s. Nothing needs to be done."),
    "draft-open": N_(
        "The government has begun this report in the system (%(key)s). Ask it to send that one, "
        "or add --amends %(key)s: its answers then give way to these and stay in its history."
    ),
    "voluntary-draft-open": N_(
        "The government has begun a voluntary report on this in the system (%(key)s). Ask it to send that one, add "
        "--amends %(key)s (its answers then give way to these and stay in its history), or --another if this is another report."
    ),
    "amended-unknown": N_("There is no submission or draft %(reference)s to amend. Its id stands on the receipt."),
    "amended-not-newest": N_("%(reference)s is not the newest version. Amend %(newest)s."),
    "amended-about-another": N_("%(reference)s is about another document than this one. Write the digest of the same one."),
    "observation-filed": N_(
        "%(reference)s is an observation, and what is filed cannot be changed. Leave --amends out to enter a further one."
    ),
    "amended-another": N_(
        "%(reference)s is the report of %(unit)s on %(instruments)s for %(year)s by its own author. Amend that of this one."
    ),
    "file-bytes-missing": N_(
        "The bytes of “%(name)s” are not there. Put them into the folder of --files, under the name %(sha256)s."
    ),
    "file-bytes-differ": N_(
        "The bytes of “%(name)s” do not have the digest %(sha256)s. Correct the digest, or put the right file there."
    ),
    "file-too-large": N_("“%(name)s” has more than %(most)s bytes. Divide it, or save it smaller."),
    "file-empty": N_("“%(name)s” is empty. Put the right file there."),
    "file-kind": N_("“%(name)s” is of a kind that is not taken. Save it as PDF, Word, a spreadsheet, a picture or plain text."),
    "file-macros": N_("“%(name)s” holds macros. Save it without them."),
    "file-broken": N_("“%(name)s” is damaged. Save it anew."),
}

IN_A_FILE: Mapping[str, str] = {
    "missing": N_("An answer is needed here: without it the report cannot be processed. Add it."),
    "wrong-type": N_("The value is of the wrong kind: %(expected)s is needed."),
    "unknown-column": N_("The table has no column “%(code)s”. Take it away, or correct its name."),
    "unknown-line": N_("The table has no line “%(code)s”. Take it away, or correct its name."),
    "unknown-key": N_("“%(key)s” has no meaning here. Take it away, or correct it."),
    "unknown-law": N_("No text has the place %(code)s in laws.list. Places are counted from 1."),
    "unknown-file": N_("“%(name)s” is not listed under “files”. Add it there with the same digest."),
    "unknown-organization": N_(
        'No organization of this State has the code “%(code)s”. Import it first, or write {"name": …} in an answer.'
    ),
    "unknown-unit": N_("No State or territory has the code “%(code)s”. Correct it, or import it first."),
    "empty-row": N_("The entry says nothing. Take it away, or fill it in."),
    "not-a-digest": N_("This is no SHA-256. Write its 64 figures and small letters."),
    "file-name-missing": N_("The file has no name. Add it."),
    "period-reversed": N_("The period ends on %(end)s, before it begins on %(start)s. Correct one of the two."),
    "not-json": N_("The file is not JSON: look at line %(line)s, column %(column)s, or just before."),
}

EXPECTED: Mapping[str, str] = {  # what a value of the envelope should have been
    "form-code": N_('Write the code of a form, such as "article-22/C029".'),
    "form-version": N_('Write the version of the form, such as "2026".'),
    "unit-code": N_('Write the code of a State or territory, such as "FIN" or "NLD-ABW".'),
    "instrument-codes": N_('Write a list of codes, such as ["C029", "P029"].'),
    "session-year": N_("Write the year of the session as a number, such as 2026."),
    "period": N_('Write {"from": "2023-06-01", "to": "2026-05-31"}, or null.'),
    "author": N_('Write {"government": UNIT} or {"organization": CODE}.'),
    "form-language": N_('Write "en", "fr" or "es".'),
    "languages": N_('Write the languages of single answers by their place, such as {"practice.appreciation": "pt"}, or null.'),
    "language-tag": N_('Write the code of a language, such as "en" or "pt-BR".'),
    "date": N_('Write a date as year-month-day, such as "2026-08-28".'),
    "digest": N_("Write the 64 figures and small letters of a digest, or null."),
    "mapping": N_("Write keys with their values in { }."),
    "files": N_('Write a list of {"sha256": …, "name": …}.'),
}


def import_words(problem: AnyProblem, translate: Callable[[str], str] = str) -> str:
    """The sentence for a problem, in the language of `translate` (gettext); English without."""
    if problem.code == "bad-value":
        return translate(EXPECTED[str(problem.params["expected"])])
    own = RECORDS.get(problem.code) or IN_A_FILE.get(problem.code)
    if own is not None:
        return translate(own) % problem.params
    if not isinstance(problem, ImportProblem):
        raise KeyError(problem.code)
    return problem_words(problem)


def import_line(file: str, problem: AnyProblem, translate: Callable[[str], str] = str) -> str:
    """One line of a list: `file: place: what and how to mend it`; the place is a JSON Pointer."""
    return ": ".join(part for part in (file, problem.where, import_words(problem, translate)) if part)
