"""Files sent with the page or by a script, and given back only to those who may read the draft."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from tests.servers.world import World
from tests.web.filling.pages import section_page, value

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
REPORT = "figures.report"


def upload(kinds: World, content: bytes, name: str, address: str = REPORT, person: str = "xaa.focal") -> Any:
    page = section_page(kinds, "figures", person)
    return page.client.post(
        f"/reports/{kinds.installation.report_key}/files",
        data={"address": address, "revision": "0", "file": (BytesIO(content), name)},
        headers={"X-CSRFToken": page.fields["csrf_token"], "Accept": "application/json"},
    )


def test_a_file_goes_with_the_page_and_comes_back(kinds: World) -> None:
    page = section_page(kinds, "figures")
    answer = page.post({"figures.inspectors": "4"}, files={f"{REPORT}:upload": (BytesIO(PDF), "Annual report.pdf")})
    assert answer.status_code == 303
    kept = value(kinds, REPORT)
    assert kept["name"] == "Annual report.pdf"
    url = f"/reports/{kinds.installation.report_key}/files/{kept['sha256']}/anything.pdf"
    given = page.client.get(url)
    assert given.data == PDF
    assert given.content_type == "application/pdf"
    assert given.headers["Content-Disposition"] == "attachment; filename*=UTF-8''Annual%20report.pdf"
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given.headers["Content-Security-Policy"]


def test_a_page_posted_again_keeps_its_file_and_a_button_takes_it_away(kinds: World) -> None:
    page = section_page(kinds, "figures")
    page.post(files={f"{REPORT}:upload": (BytesIO(PDF), "a.pdf")})
    again = page.reload()
    again.post({"figures.inspectors": "5"})
    assert value(kinds, REPORT)["name"] == "a.pdf"
    assert page.reload().post(act=f"file-remove:{REPORT}").status_code == 303
    assert value(kinds, REPORT) is None


def test_a_script_sends_a_file_and_hears_where_it_is(kinds: World) -> None:
    answer = upload(kinds, PDF, "a.pdf")
    assert answer.status_code == 200
    assert answer.json["revision"] == 1
    assert answer.json["url"].endswith("/a.pdf")
    assert answer.json["sections"]["figures"]["done"] == 1


@pytest.mark.parametrize(
    ("content", "name", "status"),
    [
        (b"MZ" + bytes(100), "law.pdf", 415),
        (b"<html><script>alert(1)</script></html>", "law.txt", 415),
        (b"", "empty.pdf", 422),
        (b"PK\x03\x04broken", "law.docx", 422),
        (PDF, "../../..", 422),
    ],
)
def test_what_is_not_a_document_is_refused_in_words(kinds: World, content: bytes, name: str, status: int) -> None:
    answer = upload(kinds, content, name)
    assert answer.status_code == status
    assert answer.json["problems"][0]["message"]
    assert value(kinds, REPORT) is None


def test_a_refused_file_keeps_nothing_else_of_the_page_from_being_saved(kinds: World) -> None:
    page = section_page(kinds, "figures")
    answer = page.post({"figures.inspectors": "7"}, files={f"{REPORT}:upload": (BytesIO(b"MZ" + bytes(99)), "law.pdf")})
    assert answer.status_code == 422
    assert "Files of this kind cannot be taken" in answer.text
    assert value(kinds, "figures.inspectors") == 7


def test_a_name_is_never_a_path(kinds: World) -> None:
    assert upload(kinds, PDF, "../../etc/passwd.pdf").json["name"] == "passwd.pdf"


def test_a_file_larger_than_the_bound_is_refused(kinds: World) -> None:
    kinds.app.extensions["settings"] = replace(kinds.settings, largest_upload=1000)
    kinds.app.config["MAX_CONTENT_LENGTH"] = 5000
    answer = upload(kinds, PDF + bytes(1000), "large.pdf")
    assert answer.status_code == 413
    assert "larger than 1 kB" in answer.json["problems"][0]["message"]
    assert upload(kinds, PDF + bytes(9000), "larger.pdf").status_code == 413
    assert value(kinds, REPORT) is None
    page = section_page(kinds, "figures")
    refused = page.post(files={f"{REPORT}:upload": (BytesIO(PDF + bytes(9000)), "larger.pdf")})
    assert refused.status_code == 413
    assert f'href="{page.url}"' in refused.text


def test_a_file_goes_only_where_one_is_asked_for(kinds: World) -> None:
    assert upload(kinds, PDF, "a.pdf", "figures.inspectors").status_code == 422
    assert upload(kinds, PDF, "a.pdf", "nothing.here").status_code in (403, 422)


def test_others_neither_send_nor_read_files_of_a_draft(kinds: World) -> None:
    digest = upload(kinds, PDF, "a.pdf").json["sha256"]
    url = f"/reports/{kinds.installation.report_key}/files/{digest}/a.pdf"
    for person in ("xab.focal", "xaa.workers", "registry", "expert", "administrator"):
        assert kinds.client_for(person).get(url).status_code == 403, person
    assert kinds.client_for("xaa.signatory").get(url).status_code == 200
    assert kinds.client_for(None).get(url).status_code == 302
    assert kinds.client_for("xaa.focal").get(url.replace(digest, "0" * 64)).status_code == 404
