"""What a version changes, in sentences, with old and new words side by side."""

import re

from forms_app.reporting.workshop import upload
from tests.servers.installation import membership_of
from tests.servers.world import World
from tests.web.steps import hidden

CODE = "article-22/C111"
OLDER = """form: article-22/C111
version: "2026"
instruments: [C111]
title: Report on discrimination
sections:
  - id: policy
    title: National policy
    questions:
      - {id: has, kind: choice, prompt: Is there a policy?, options: [{code: yes, label: "Yes"}, {code: no, label: "No"}]}
      - {id: text, kind: narrative, prompt: What is the national policy?}
      - {id: old, kind: text, prompt: What was dropped?}
  - {id: assistance, include: assistance@1}
  - {id: attestation, include: attestation@1}
"""
NEWER = (
    OLDER.replace('"2026"', '"2027"')
    .replace("What is the national policy?", "What is the new policy?, show_if: {equals: [has, yes]}, expected: true")
    .replace("{id: old, kind: text, prompt: What was dropped?}", "{id: added, kind: text, prompt: Who decides?}")
)


def bring(world: World, *texts: str) -> None:
    client = world.client_for("editor")
    for text in texts:
        token = hidden(client.get("/workshop/").text, "csrf_token")
        assert client.post("/workshop/drafts", data={"csrf_token": token, "text": text}).status_code == 303


def page_of(world: World, version: str, language: str = "en", query: str = "") -> str:
    answer = world.client_for("editor", language).get(f"/workshop/forms/{CODE}/{version}/changes{query}")
    assert answer.status_code == 200
    return " ".join(re.sub(r"<span class=\"hidden-visually\">.*?</span>", "", answer.text).split())


def test_each_change_is_a_sentence_with_old_and_new_words(world: World) -> None:
    bring(world, OLDER, NEWER)
    page = page_of(world, "2027")
    for piece in (
        "Question: other words.",
        "What is the <del>national</del> policy?",
        "What is the <ins>new</ins> policy?",
        "It is asked under another condition.",
        "In any case.",
        "Only if the answer to question 1.1 is “Yes”.",
        "Expected: a missing answer is told with the report.",
        "New question.",
        "1.3 Who decides?",
        "Question removed.",
        "What was dropped?",
    ):
        assert piece in page, piece


def test_the_sentences_are_in_the_readers_language_and_words_without_translation_in_english(world: World) -> None:
    bring(world, OLDER, NEWER)
    page = page_of(world, "2027", "fr")
    assert "Question: other words." not in page
    assert 'lang="en">What is the <del>national</del> policy?' in page
    assert '<h2 id="changes-policy" lang="en" dir="ltr">National policy</h2>' in page
    assert '<h3 lang="en" dir="ltr">1.3 Who decides?</h3>' in page


def test_what_became_of_a_changed_sentence_in_other_languages_waits_to_be_opened(world: World) -> None:
    editor = world.installation.people["editor"]
    for version, text, english in (("2026", OLDER, "the national"), ("2027", NEWER, "the new")):
        spanish = f'msgctxt "policy.text.prompt"\nmsgid "What is {english} policy?"\nmsgstr "¿Cuál es la política?"\n'
        with world.writing() as uow:
            upload(uow, membership_of(uow.session, editor), (CODE, version), text, {"es": spanish}, seen=0)
    page = page_of(world, "2027")
    assert "Spanish: unchanged, though the English changed.</summary>" in page
    assert page.count('lang="es">¿Cuál es la política?') == 2


def test_a_title_in_another_language_than_the_page_says_which(world: World) -> None:
    bring(world, OLDER, NEWER)
    title, version = "Report on discrimination</", f"/workshop/forms/{CODE}/2027"
    assert f'<p class="lead" lang="en" dir="ltr">{title}' in page_of(world, "2027", "fr")
    assert f'<p class="lead">{title}' in page_of(world, "2027")
    client = world.client_for("editor", "fr")
    for address in ("/workshop/", version, f"{version}/words", f"{version}/trial", f"{version}/trial/phone"):
        assert f' lang="en" dir="ltr">{title}' in client.get(address).text, address


def test_the_other_version_is_chosen_and_the_direction_follows(world: World) -> None:
    bring(world, OLDER, NEWER)
    page = page_of(world, "2026", query="?from=2027")
    assert "What is the <ins>national</ins> policy?" in page


def test_the_only_version_has_nothing_to_compare_with(world: World) -> None:
    bring(world, OLDER)
    assert "There is no other version to compare with" in page_of(world, "2026")


def test_a_version_that_is_not_there_is_not_compared(world: World) -> None:
    bring(world, OLDER)
    assert world.client_for("editor").get(f"/workshop/forms/{CODE}/2026/changes?from=1999").status_code == 404
