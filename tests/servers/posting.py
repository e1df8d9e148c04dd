"""Posting as a browser does: the page first, and its token with the form."""

import re
from collections.abc import Mapping, Sequence

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def post(
    client: FlaskClient, page: str, data: Mapping[str, str | Sequence[str]] | None = None, to: str | None = None
) -> TestResponse:
    """Post to the page's own address, or `to` another, with the token that stands on the page."""
    found = _TOKEN.search(client.get(page).text)
    assert found is not None, f"no form on {page}"
    return client.post(to or page, data={**(data or {}), "csrf_token": found[1]})
