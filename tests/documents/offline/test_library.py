"""A volume's folder, read back: pages, links, what is searched, and texts that try to break out of both."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from forms_app.documents.offline.folder import script_json, zipped
from forms_app.documents.offline.library import write_library
from forms_app.documents.offline.terms import words
from forms_app.documents.values import Cited, Copy, SentPassage
from tests.documents.offline.folders import Turns, library
from tests.documents.samples import DIGEST, paragraph, question, report, section
from tests.documents.volumes import MADE, volume

HOSTILE = (
    '</script><script src="https://evil.example/x.js"></script><img src=x onerror=alert(1)>\u2028"); alert(2); ("\u2029 ]]> <!-- '
)


class Page(HTMLParser):
    """The elements of a page, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += f" {data}"

    def all(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def pages(folder: Path) -> Iterator[tuple[Path, Page]]:
    for path in sorted(folder.rglob("*.html")):
        yield path, Page(path.read_text("utf-8"))


def data(path: Path) -> tuple[str, object]:
    """What a data script hands over: its kind, and the value."""
    found = re.fullmatch(r'volumeData\("(\w+)",\d+,(.*)\);\n', path.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1], json.loads(found[2])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("folder"))


def test_every_link_and_every_file_that_a_page_names_is_there(folder: Path) -> None:
    ids = {path: Page(path.read_text("utf-8")).all("id") for path in folder.rglob("*.html")}
    for path, page in pages(folder):
        assert len(ids[path]) == len(set(ids[path])), path
        for target in [*page.all("href"), *page.all("src"), *page.all("data-search")]:
            if target.startswith("https://"):
                continue
            file, _, fragment = target.partition("#")
            there = (path.parent / file).resolve() if file else path
            assert there.is_file(), f"{path.name}: {target}"
            assert there.is_relative_to(folder)
            assert not fragment or unquote(fragment) in ids[there], f"{path.name}: {target}"


def test_pages_load_nothing_but_their_own_files_and_hold_neither_script_nor_style(folder: Path) -> None:
    for path, page in pages(folder):
        policy = next(attributes["content"] for tag, attributes in page.elements if attributes.get("http-equiv"))
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert "unsafe" not in policy
        assert not page.all("style"), path
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
        assert [attributes for tag, attributes in page.elements if tag == "script"] == [
            {"defer": "", "src": page.all("src")[0]},
        ]


def test_a_chapter_has_every_voice_in_sequence_with_where_it_comes_from(folder: Path) -> None:
    page = Page((folder / "chapters" / "0001.html").read_text("utf-8"))
    said = " ".join(page.words.split())
    order = [
        "Please indicate how many victims received legal aid.",
        "Does a court conviction always come before compulsory prison labour?",
        "Sent by Confederation of Aldrian Workers",
        "Sent by Aldrian Chamber of Industry",
        "Reference reply-0.1",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    for words_of_source in (
        "Mara Lindqvist , 3 June 2026",
        "27 August 2026, 15:05 (Geneva time)",
        DIGEST,
        "1 June 2023 – 31 May 2026",
    ):
        assert words_of_source in said
    assert {attributes["lang"]: attributes["dir"] for _, attributes in page.elements if "dir" in attributes} == {
        "en": "ltr",
        "ar": "rtl",
    }


def test_lists_annex_and_index_stand_beside_the_chapters(folder: Path) -> None:
    said = {path.name: " ".join(page.words.split()) for path, page in pages(folder)}
    assert "Dravonia C029 article-22/C029 1 September 2026" in said["lists.html"]
    assert "After the due date" in said["lists.html"]
    assert "eleven cases have gone to the prosecutor since." in said["assistance.html"]
    assert "Training course or fellowship 2" in said["assistance.html"]
    assert "By instrument C029 Forced Labour Convention, 1930 (No. 29) Aldria (1) Aldria (2)" in said["register.html"]
    assert "Compiled by International Labour Office" in said["index.html"]


def test_the_index_leads_to_articles_and_to_what_organizations_said_and_know(tmp_path: Path) -> None:
    value = volume(1)
    comment, report_passage, *others = value.chapters[0].passages
    assert isinstance(report_passage, SentPassage)
    cited = Cited("C029 Art. 2(2)(c)", ("q-prison-labour.art2-prison",))
    told = replace(
        report_passage, cited=(cited,), copies=(Copy("Confederation of Aldrian Workers", "workers", date(2026, 8, 27)),)
    )
    value = replace(value, chapters=(replace(value.chapters[0], passages=(comment, told, *others)),))
    page = Page((library(tmp_path, value=value) / "register.html").read_text("utf-8"))
    said = " ".join(page.words.split())
    assert "(2)(c) Aldria" in said
    assert "Confederation of Aldrian Workers (Workers) observations: Aldria, C029, P029 has copies of the reports: Aldria" in said
    (target,) = [href for href in page.all("href") if "art2-prison" in href]
    file, _, anchor = target.partition("#")
    assert f'id="{anchor}"' in (tmp_path / file).read_text("utf-8")


def test_what_is_said_of_a_french_folder_is_said_in_french(tmp_path: Path) -> None:
    page = Page((library(tmp_path, "fr") / "index.html").read_text("utf-8"))
    assert page.elements[0][1] == {"lang": "fr", "dir": "ltr"} or page.elements[1][1]["lang"] == "fr"
    assert "Comment utiliser ce dossier" in page.words
    assert "How to use" not in page.words


def test_the_search_leads_to_where_every_word_stands(folder: Path) -> None:
    catalogue = dict([data(folder / "data" / "catalogue-0000.js")])["catalogue"]
    assert isinstance(catalogue, dict)
    found: dict[str, list[int]] = {}
    for path in sorted((folder / "data").glob("index-*.js")):
        for line in str(data(path)[1]).split("\n"):
            term, *steps = line.split(" ")
            found[term] = [sum(int(step, 36) for step in steps[: place + 1]) for place in range(len(steps))]
    texts = [entry for path in sorted((folder / "data").glob("texts-*.js")) for entry in list(data(path)[1])]  # type: ignore[call-overload]
    for number, (anchor, _, text) in enumerate(texts):
        passage = [one for one in catalogue["passages"] if one[0] <= number][-1]
        assert f'id="{anchor}"' in (folder / passage[1]).read_text("utf-8")
        for word in words(text):
            assert number in found[word], word
    assert [texts[number][2][:40] for number in found["الجبري"]] == ["تلقّت مفتشية العمل تدريباً على كشف العمل"] * 2
    sides = {[one for one in catalogue["passages"] if one[0] <= number][-1][4] for number in found["announce"]}
    assert sides == {"workers", "employers", "government"}


def test_the_manifest_has_the_digest_of_every_file_and_of_every_submission(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"manifest.json"}
    assert set(manifest["files"]) == files
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert [one["reference"] for one in manifest["submissions"]][:4] == [
        "report-0.1",
        "workers-0.1",
        "employers-0.1",
        "reply-0.1",
    ]
    assert {one["sha256"] for one in manifest["submissions"]} == {DIGEST}
    assert manifest["made_by"] == "International Labour Office"


def test_each_submission_is_asked_for_once_in_the_order_of_the_volume(tmp_path: Path) -> None:
    sent = Turns(volume())
    write_library(volume(), "en", sent, tmp_path)
    assert sent.asked == list(sent)


def test_a_hostile_text_stays_a_text_in_pages_and_in_data(tmp_path: Path) -> None:
    asked = question("p.q", f"Prompt {HOSTILE}", paragraph(f"evil {HOSTILE}"), paragraph(HOSTILE, markdown=False))
    folder = library(tmp_path, report=report(section("p", f"Part {HOSTILE}", asked)))
    page = Page((folder / "chapters" / "0001.html").read_text("utf-8"))
    assert [attributes["src"] for tag, attributes in page.elements if tag == "script"] == ["../js/search.js"]
    assert not [tag for tag, _ in page.elements if tag == "img"]
    assert "alert(2)" in page.words
    for path in (folder / "data").glob("*.js"):
        raw = path.read_text("utf-8")
        assert "<" not in raw
        assert not re.search("[\u2028\u2029]", raw)
    texts = dict([data(folder / "data" / "texts-0000.js")])["texts"]
    assert any("<img src=x onerror=alert(1)>" in text for _, _, text in list(texts))  # type: ignore[call-overload]


def test_data_for_a_script_is_what_was_given() -> None:
    assert json.loads(script_json({"a": HOSTILE})) == {"a": HOSTILE}


def test_names_of_files_are_the_programs_own(tmp_path: Path) -> None:
    asked = question("p.q", "Which?", paragraph("x"))
    folder = library(tmp_path, report=report(section("../../up", "../../up", asked)))
    for path in folder.rglob("*"):
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9]+)?|LICENSE", path.name), path


def test_the_zip_holds_the_folder_under_one_name_and_is_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    zipped(folder, tmp_path / "one.zip", "volume-2026-en", MADE)
    zipped(folder, tmp_path / "two.zip", "volume-2026-en", MADE)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        assert {name.partition("/")[0] for name in names} == {"volume-2026-en"}
        assert packed.read("volume-2026-en/index.html") == (folder / "index.html").read_bytes()
