"""The places for files that the settings may name: a folder, and a bucket of a real HTTP server that speaks S3 (moto's).

Each pytest process that asks for a bucket starts the server, as a process of its own, and stops it at its end.
"""

import math
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import obstore
import pytest
from obstore.store import ObjectStore, from_url

from tests.cli.processes import free_port

STARTS_WITHIN_SECONDS = 60
BUCKET = "kept-files"
_IN_A_LISTING = "3"  # so that longer ones come in several answers, as after a thousand elsewhere
_NUMBER = count(1)


@dataclass(frozen=True)
class FilesPlace:
    """A place for files, and a look at what lies there that does not go through the program."""

    url: str
    store: ObjectStore
    folder: Path | None

    def contents(self) -> Mapping[str, bytes]:
        """All that is there, by its key; in a folder whatever else was left behind too."""
        if self.folder is not None:
            return {str(one.relative_to(self.folder)): one.read_bytes() for one in self.folder.rglob("*") if one.is_file()}
        keys = [entry["path"] for page in obstore.list(self.store) for entry in page]
        return {key: bytes(obstore.get(self.store, key).bytes()) for key in keys}

    def put(self, key: str, content: bytes) -> None:
        """Put other bytes there, as a failing disk or somebody careless would."""
        obstore.put(self.store, key, content)

    def remove(self, key: str) -> None:
        """Lose a file."""
        obstore.delete(self.store, key)


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """A server with one bucket; the variables of the environment that lead to it."""
    port, log = free_port(), tmp_path_factory.mktemp("s3") / "log"
    variables = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ALLOW_HTTP": "true",
        "AWS_REGION": "eu-central-2",
        "AWS_ACCESS_KEY_ID": "of-these-tests",
        "AWS_SECRET_ACCESS_KEY": "a secret of these tests",
    }
    command = ["setpriv", "--pdeathsig=TERM", sys.executable, "-m", "moto.server", "--port", str(port)]
    with log.open("wb") as output, pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOTO_S3_DEFAULT_MAX_KEYS", _IN_A_LISTING)
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        _make_bucket(variables["AWS_ENDPOINT_URL"], process, log)
        yield variables
    finally:
        process.terminate()
        process.wait(timeout=STARTS_WITHIN_SECONDS)


@pytest.fixture
def s3_environment(s3_server: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What this process and those that it starts need to use the server."""
    for name, value in s3_server.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def s3_asks_for_keys(s3_server: Mapping[str, str], s3_environment: None) -> Iterator[None]:
    """The server lets in nobody whose key it has not given out: that of these tests is none."""
    _open_to(s3_server, requests=0)
    yield
    _open_to(s3_server, requests=math.inf)


@pytest.fixture
def new_files_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], FilesPlace]:
    """Makes empty places: folders, or what an indirect parameter names ("folder" or "s3")."""
    if getattr(request, "param", "folder") == "folder":
        return lambda: _folder(tmp_path / f"files with spaces é {next(_NUMBER)}")
    request.getfixturevalue("s3_environment")
    return place_in_bucket


@pytest.fixture(params=["folder", "s3"])
def files_place(request: pytest.FixtureRequest, tmp_path: Path) -> FilesPlace:
    """An empty place of each kind."""
    if request.param == "folder":
        return _folder(tmp_path / "files with spaces é")
    request.getfixturevalue("s3_environment")
    return place_in_bucket()


def _folder(folder: Path) -> FilesPlace:
    url = folder.as_uri()
    return FilesPlace(url, from_url(url, mkdir=True), folder)


def place_in_bucket() -> FilesPlace:
    """An empty place; the fixture `s3_environment` must be there."""
    url = f"s3://{BUCKET}/test {next(_NUMBER)}/é"
    return FilesPlace(url, from_url(url), None)


def _open_to(server: Mapping[str, str], requests: float) -> None:
    """Let so many requests in whatever their key."""
    address, plain = f"{server['AWS_ENDPOINT_URL']}/moto-api/reset-auth", {"Content-Type": "text/plain"}
    urllib.request.urlopen(urllib.request.Request(address, str(requests).encode(), plain), timeout=30).close()


def _make_bucket(endpoint: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait for the server, then make the bucket."""
    give_up_at = time.monotonic() + STARTS_WITHIN_SECONDS
    while process.poll() is None and time.monotonic() < give_up_at:
        try:
            urllib.request.urlopen(urllib.request.Request(f"{endpoint}/{BUCKET}", method="PUT"), timeout=30).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    process.kill()
    pytest.fail(f"The server that speaks S3 did not start; it says:\n{log.read_text(errors='replace')}", pytrace=False)
