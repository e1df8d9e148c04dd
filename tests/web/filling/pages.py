"""Reading a section page as a browser without script would: the form's fields, and what a post of them brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from forms_app.answers.address import Address
from forms_app.records.queries.answers import StoredAnswer
from forms_app.reporting.drafts import Draft, read_draft
from tests.servers.installation import report_of
from tests.servers.world import World

Attributes = dict[str, str | None]


class _Form(HTMLParser):
    """Collects what a browser would send of the form that is marked data-filling."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._inside = False
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = "data-filling" in given
        if not self._inside:
            return
        name = given.get("name")
        if tag == "input" and name and given.get("type") != "file":
            self._input(name, given)
        elif tag == "textarea" and name:
            self._area = name
            self.fields.append((name, ""))
        elif tag == "select" and name:
            self._select = name
            self.fields.append((name, ""))
        elif tag == "option" and self._select and "selected" in given:
            self.fields[-1] = (self._select, given.get("value") or "")

    def _input(self, name: str, given: Attributes) -> None:
        if given.get("type") not in ("radio", "checkbox") or "checked" in given:
            self.fields.append((name, given.get("value") or ""))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            name, text = self.fields[-1]
            self.fields[-1] = (name, text + (data.removeprefix("\n") if not text else data))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        if tag == "textarea":
            self._area = None
        if tag == "select":
            self._select = None


@dataclass
class SectionPage:
    """One page in somebody's browser."""

    client: FlaskClient
    url: str
    text: str
    fields: MultiDict[str, str]

    def post(
        self,
        changes: Mapping[str, str | list[str]] | None = None,
        act: str = "save",
        files: Mapping[str, tuple[BytesIO, str]] | None = None,
    ) -> TestResponse:
        """Press a button after changing some inputs, by name, and choosing files."""
        fields: MultiDict[str, Any] = self.fields.copy()
        for name, value in (changes or {}).items():
            fields.setlist(name, [value] if isinstance(value, str) else value)
        fields["act"] = act
        for name, file in (files or {}).items():
            fields.setlist(name, [file])
        return self.client.post(self.url, data=fields)

    def reload(self) -> "SectionPage":
        return open_page(self.client, self.url)


def open_page(client: FlaskClient, url: str) -> SectionPage:
    """The page, which must be there."""
    answer = client.get(url)
    assert answer.status_code == 200, answer.text[:2000]
    return SectionPage(client, url, answer.text, fields_of(answer.text))


def fields_of(text: str) -> MultiDict[str, str]:
    """What a browser would send of the page's form."""
    form = _Form()
    form.feed(text)
    return MultiDict(form.fields)


def section_url(world: World, section: str) -> str:
    return f"/reports/{world.installation.report_key}/sections/{section}"


def section_page(world: World, section: str, person: str = "xaa.focal", language: str = "en") -> SectionPage:
    """A section in somebody's browser."""
    return open_page(world.client_for(person, language), section_url(world, section))


def draft_of(world: World) -> Draft:
    """The draft as it is in the records."""
    with world.reading() as uow:
        return read_draft(uow.session, report_of(uow.session, world.installation), "en")


def stored(world: World, path: str, row: str | None = None) -> StoredAnswer | None:
    """One answer as it is in the records; None where nothing was ever given."""
    return draft_of(world).answers.get(Address(path, row))


def value(world: World, path: str, row: str | None = None) -> Any:
    """Its value."""
    answer = stored(world, path, row)
    return answer.value if answer else None
