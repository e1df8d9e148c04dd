"""Whose address a request has: what a proxy says is believed where one was announced, and from nobody else."""

from pathlib import Path

import pytest
from flask import request

from forms_app.config import Settings
from forms_app.web.app import create_app

SAID = {"X-Forwarded-For": "192.0.2.7, 198.51.100.9", "X-Forwarded-Proto": "https"}


def _seen(folder: Path, trusted_proxies: int) -> str:
    settings = Settings(database_url=f"sqlite:///{folder / 'none.sqlite'}", trusted_proxies=trusted_proxies)
    app = create_app(settings, lambda _ids: None)
    app.before_request_funcs.setdefault(None, []).insert(0, lambda: f"{request.remote_addr} {request.scheme}")
    return app.test_client().get("/", headers=SAID, environ_base={"REMOTE_ADDR": "127.0.0.1"}).text


@pytest.mark.parametrize(("trusted_proxies", "seen"), [(0, "127.0.0.1 http"), (1, "198.51.100.9 https"), (2, "192.0.2.7 http")])
def test_only_announced_proxies_are_believed(tmp_path: Path, trusted_proxies: int, seen: str) -> None:
    assert _seen(tmp_path, trusted_proxies) == seen
