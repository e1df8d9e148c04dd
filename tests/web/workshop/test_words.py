"""The words of a version go out to translators and come back checked; two editors do not overwrite each other."""

import re
from dataclasses import dataclass
from io import BytesIO

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from forms_app.records.queries.workshop import newest_revision_of
from tests.reporting.form_texts import CODE, NUMBER, TEXT
from tests.servers.world import World
from tests.web.steps import hidden
from tests.web.workshop.test_writing import PAGE, bring, keep_translated, press

WORDS = f"{PAGE}/words"
TREE = "/workshop/forms/article-22/C029/2026/words"
OWN = ("Report on discrimination", "National policy", "What is the national policy?")


def out(world: World, language: str = "fr", words: str = WORDS) -> str:
    answer = world.client_for("editor").get(f"{words}/{language}.po")
    assert answer.status_code == 200, answer.text[-2000:]
    return answer.text


def keep(world: World, text: str) -> None:
    """Save another text of the draft on its page."""
    client = world.client_for("editor")
    data = {name: hidden(client.get(PAGE).text, name) for name in ("csrf_token", "seen")}
    assert client.post(PAGE, data={**data, "text": text}).status_code == 303


def translated(text: str, **said: str) -> str:
    """A file with other translations of some of the form's own sentences: `title`, `policy`, `text`."""
    for name, english in zip(("title", "policy", "text"), OWN, strict=True):
        if name in said:
            text = re.sub(rf'(msgid "{re.escape(english)}"\nmsgstr )".*"', rf'\1"{said[name]}"', text)
    return text


def opened(client: FlaskClient, words: str = WORDS) -> dict[str, str]:
    """What the form of a page for French that is opened now sends."""
    page = client.get(f"{words}?language=fr").text
    return {name: hidden(page, name) for name in ("csrf_token", "seen", "language")}


def send(client: FlaskClient, text: str | bytes, page: dict[str, str], words: str = WORDS) -> TestResponse:
    """Bring a file in from a page that was opened before."""
    raw = text if isinstance(text, bytes) else text.encode()
    data = {**page, "file": (BytesIO(raw), "words.po" if raw else "")}
    return client.post(words, data=data, content_type="multipart/form-data")


def send_now(world: World, text: str, words: str = WORDS) -> TestResponse:
    client = world.client_for("editor")
    return send(client, text, opened(client, words), words)


@dataclass(frozen=True)
class Kept:
    """The newest revision of a draft."""

    n: int
    source: str
    french: str


def newest(world: World, code: str = CODE, number: str = NUMBER) -> Kept:
    with world.reading() as uow:
        revision = newest_revision_of(uow.session, code, number)
        assert revision is not None
        return Kept(revision.n, revision.source, revision.catalogues.get("fr", ""))


def test_what_is_missing_goes_out_and_comes_back_translated(world: World) -> None:
    bring(world, TEXT)
    page = world.client_for("editor").get(f"{WORDS}?language=fr").text
    assert "0 of 3 are translated." in page
    assert 'trial?language=fr#policy">policy.text.prompt</a>' in page
    file = out(world)
    assert '#. National policy · C111 Art. 2\nmsgctxt "policy.text.prompt"' in file
    answer = send_now(world, translated(file, title="Rapport sur la discrimination", policy="Politique nationale"))
    assert answer.status_code == 303, answer.text[-2000:]
    page = world.client_for("editor").get(answer.location).text
    assert "2 of 3 are translated." in page
    assert newest(world).n == 2
    index = world.client_for("editor").get("/workshop/").text
    assert f'href="{WORDS}?language=fr"><span class="hidden-visually">Français: </span>' in index


def test_a_draft_with_problems_elsewhere_takes_words(world: World) -> None:
    bring(world, TEXT)
    file = out(world)
    keep(world, TEXT.replace("narrative", "narative"))
    client = world.client_for("editor")
    assert f'href="{WORDS}"' in client.get(PAGE).text
    page = client.get(f"{WORDS}?language=fr").text
    assert "This version still has problems." in page
    assert "0 of 3 are translated." in page
    assert f"{WORDS}/fr.po" not in page
    answer = send_now(world, translated(file, policy="Politique nationale"))
    assert "1 of 3 are translated." in client.get(answer.location).text


def test_where_problems_hide_sentences_the_page_says_where_to_look(world: World) -> None:
    bring(world, TEXT.replace("prompt:", "promt:"))
    client = world.client_for("editor")
    refused = client.get(WORDS)
    assert (refused.status_code, "see line 9 of its text" in refused.text) == (422, True)
    assert f'href="{WORDS}"' not in client.get(PAGE).text


def test_a_translation_of_changed_english_is_shown_beside_both(world: World) -> None:
    keep_translated(world)
    keep(world, TEXT.replace("What is the national policy?", "What is the policy?"))
    client = world.client_for("editor")
    page = client.get(f"{WORDS}?language=es").text
    assert "English before" in page
    assert "es: What is the national policy?" in page
    assert "#, fuzzy" in out(world, "es")
    assert "# English before: What is the national policy?" in out(world, "es")


def test_a_file_with_faults_is_shown_again_line_by_line_and_nothing_is_kept(world: World) -> None:
    bring(world, TEXT)
    answer = send_now(world, translated(out(world), title="Rapport de %(an)s", policy=" "))
    assert answer.status_code == 422
    assert "This must be mended" in answer.text
    assert '<a href="#line-10">Line 10</a>: “%(an)s” does not stand in the English' in answer.text
    assert "the translation has nothing but spaces" in answer.text
    assert answer.text.count("Rapport de %(an)s") == 2  # at its line, and in the box where it can be mended
    assert newest(world).n == 1


def test_what_is_no_catalogue_is_refused(world: World) -> None:
    bring(world, TEXT)
    client = world.client_for("editor")
    page = opened(client)
    for file, said in (
        (b"", "Choose a file, or write"),
        (b"\xff\xfe", "The file is not UTF-8"),
        (b"no catalogue", "the catalogue cannot be read"),
    ):
        answer = send(client, file, page)
        assert answer.status_code == 422
        assert said in answer.text


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(world: World) -> None:
    bring(world, TEXT)
    file = out(world)
    mine, theirs = world.client_for("editor"), world.client_for("editor.second")
    my_page, their_page = opened(mine), opened(theirs)
    assert send(theirs, translated(file, policy="La leur"), their_page).status_code == 303
    answer = send(mine, translated(file, policy="La mienne"), my_page)
    assert answer.status_code == 409
    assert "La mienne" in answer.text
    assert "La leur" in newest(world).french


def test_words_for_a_version_of_the_program_begin_a_draft_with_all_its_words(world: World) -> None:
    file = out(world, "fr", TREE)
    old = "Rapport relatif à la convention sur le travail forcé et son protocole"
    assert "begins a draft of it" in world.client_for("editor").get(TREE).text
    assert send_now(world, file, TREE).status_code == 303
    with world.reading() as uow:  # the same words again are no reason for one
        assert newest_revision_of(uow.session, "article-22/C029", "2026") is None
    assert send_now(world, file.replace(old, "Rapport sur le travail forcé"), TREE).status_code == 303
    draft = newest(world, "article-22/C029", "2026")
    assert draft.n == 1
    assert "title: Report on the Forced Labour Convention and its Protocol" in draft.source
    assert "Rapport sur le travail forcé" in draft.french
    page = world.client_for("editor").get(f"{TREE}?language=es").text
    assert "Nothing is missing." in page


def test_the_words_of_a_published_version_never_change(world: World) -> None:
    keep_translated(world)
    file = out(world)
    client = world.client_for("editor")
    page = opened(client)
    assert press(world, "proposal", "editor") == 303
    assert press(world, "publication", "editor.second") == 303
    assert "its words can never change" in client.get(WORDS).text
    assert out(world) == file
    assert send(client, translated(file, policy="Politique"), page).status_code == 409


def test_what_looks_odd_is_kept_and_told_on_the_page(world: World) -> None:
    bring(world, TEXT)
    assert send_now(world, translated(out(world), policy="Politique de 1958")).status_code == 303
    page = world.client_for("editor").get(f"{WORDS}?language=fr").text
    assert "1 translation to look at once more" in page
    assert "figures stand in one of the two texts alone: 1958" in page


def test_entries_of_no_sentence_are_left_out_and_named(world: World) -> None:
    bring(world, TEXT)
    more = '\nmsgctxt "gone.title"\nmsgid "Gone"\nmsgstr "Parti"\n'
    answer = send_now(world, translated(out(world), policy="Politique") + more)
    page = world.client_for("editor").get(answer.location)
    assert "gone" not in newest(world).french
    assert page.status_code == 200


def test_there_are_words_in_the_languages_of_forms_alone(world: World) -> None:
    client = world.client_for("editor")
    assert client.get(f"{TREE}/de.po").status_code == 404
    assert client.get(f"{TREE}?language=de").status_code == 200
    assert (
        client.post(TREE, data={"csrf_token": hidden(client.get(TREE).text, "csrf_token"), "language": "de"}).status_code == 422
    )
