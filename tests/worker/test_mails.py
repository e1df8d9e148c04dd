from collections.abc import Mapping
from typing import Any

import pytest

from forms_app.web.wording.jobs import KINDS
from forms_app.worker.formats import FORMATS
from forms_app.worker.mails import compose

ADDRESS = "https://reports.example.org"
OF_A_SUBMISSION = {
    "author": "Trades Union Congress of Arcadia",
    "unit": "Arcadia",
    "instruments": "Convention No. 29",
    "year": 2026,
    "version": 2,
    "reference": "XAA-C029-2026-abcde.2",
    "digest": "ab" * 32,
    "received_on": "2026-09-01",
    "examined_in": 2026,
}
OF_AN_INVITATION = {"party": "Arcadia", "kind": "government", "link": f"{ADDRESS}/invitations/secret"}
OF_AN_EXPORT = {"kind": "volume", "year": 2026, "title": "Arcadia", "made": True, "job": 7}
PAGE = f"{ADDRESS}/office/compile/7"
TEMPLATES: Mapping[str, Mapping[str, Any]] = {
    "report_communicated": OF_A_SUBMISSION,
    "observation_acknowledged": OF_A_SUBMISSION,
    "observation_filed": OF_A_SUBMISSION,
    "reply_filed": OF_A_SUBMISSION,
    "invitation": OF_AN_INVITATION,
    "export_ended": OF_AN_EXPORT,
}


@pytest.mark.parametrize("locale", ["en", "fr", "es"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_mail_has_a_subject_of_one_line_and_leads_on(template: str, locale: str) -> None:
    values = TEMPLATES[template]
    subject, text = compose(template, locale, values, ADDRESS)
    assert subject
    assert "\n" not in subject
    assert (OF_AN_INVITATION["link"] if template == "invitation" else ADDRESS) in text
    assert "%(" not in subject + text


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_mail_is_complete_in_french_and_spanish(template: str) -> None:
    english, french, spanish = (compose(template, locale, TEMPLATES[template], ADDRESS) for locale in ("en", "fr", "es"))
    same = {line for line in english[1].splitlines() if line}
    for subject, text in (french, spanish):
        assert subject != english[0]
        assert same & set(text.splitlines()) <= {ADDRESS, PAGE, str(OF_AN_INVITATION["link"])}


def test_an_acknowledgement_says_when_what_and_in_which_session() -> None:
    subject, text = compose("observation_acknowledged", "en", OF_A_SUBMISSION, ADDRESS)
    assert "XAA-C029-2026-abcde.2" in subject
    assert "1 September 2026" in text
    assert "ab" * 32 in text


def test_a_name_cannot_add_a_line_to_the_subject() -> None:
    subject, _ = compose("observation_filed", "en", {**OF_A_SUBMISSION, "author": "Union\nBcc: all@example.org"}, ADDRESS)
    assert subject.startswith("Observations of Union")
    assert "\n" not in subject


@pytest.mark.parametrize(
    ("kind", "words"), [("organization", "act for"), ("office", "Office"), ("committee", "Committee of Experts")]
)
def test_an_invitation_says_for_whom(kind: str, words: str) -> None:
    assert words in compose("invitation", "en", {**OF_AN_INVITATION, "kind": kind}, ADDRESS)[1]


@pytest.mark.parametrize("kind", [*(one.kind for one in FORMATS.values()), "tables"])
@pytest.mark.parametrize(("made", "words"), [(True, "Ready: "), (False, "Not made: ")])
def test_a_mail_on_an_export_says_what_came_of_it_and_leads_to_its_page(kind: str, made: bool, words: str) -> None:
    subject, text = compose("export_ended", "en", {**OF_AN_EXPORT, "kind": kind, "made": made}, ADDRESS)
    assert subject == f"{words}{KINDS[kind]}, 2026: Arcadia"
    assert PAGE in text.splitlines()
