"""Static files under addresses that carry their digest, so that a browser asks for each only once.

The style sheets of `static/css` are joined in the order of their names and sent as one file: one request on a slow line.
"""

import hashlib
import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from forms_app.web.access import public

STYLE = "css/site.css"
_SPARED = re.compile(rb"^[ ]*//.*\n|^[ ]+", re.MULTILINE)  # of scripts: lines of comment and indentation, a fifth of their weight
_YEAR = 365 * 24 * 3600  # seconds
_FIRST_STYLES = ("vendor/bootstrap/bootstrap-reboot.min.css",)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as sent: its bytes, media type and address below /static/."""

    body: bytes
    media_type: str
    address: str


def init_app(app: Flask, folder: Path) -> None:
    """Register `/static/<address>` and the template function `asset(name)`. Files are read once, at start."""
    assets = read_assets(folder)
    by_address = {asset.address: asset for asset in assets.values()}
    app.add_url_rule("/static/<path:address>", "static", _server(by_address))
    app.jinja_env.globals["asset"] = lambda name: f"/static/{assets[name].address}"


def read_assets(folder: Path) -> dict[str, Asset]:
    """Every file below the folder by its name there, with the joined style sheet as `css/site.css`."""
    assets = _modules(folder / "js")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name != "js" and path.suffix not in {".css", ".json", ".txt", ".md"}:
            assets[str(path.relative_to(folder))] = _asset(str(path.relative_to(folder)), path.read_bytes())
    assets[STYLE] = _asset(STYLE, _joined_style(folder, assets))
    return assets


def _modules(folder: Path) -> dict[str, Asset]:
    """The scripts. They import each other by plain names, so one digest of all of them stands in their folder's name."""
    bodies = {path.name: _SPARED.sub(b"", path.read_bytes()) for path in sorted(folder.glob("*.js"))}
    digest = hashlib.sha256(b"\0".join(bodies.values())).hexdigest()[:12]
    return {f"js/{name}": Asset(body, "text/javascript", f"js.{digest}/{name}") for name, body in bodies.items()}


def _joined_style(folder: Path, assets: dict[str, Asset]) -> bytes:
    """The style sheets in order, with `url(../…)` pointing to the addresses that carry a digest."""
    paths = [folder / name for name in _FIRST_STYLES] + sorted((folder / "css").glob("*.css"))
    text = "\n".join(path.read_text("utf-8") for path in paths)
    return re.sub(r"url\(\"?\.\./([^)\"]+)\"?\)", lambda match: f"url(/static/{assets[match[1]].address})", text).encode()


def _asset(name: str, body: bytes) -> Asset:
    digest = hashlib.sha256(body).hexdigest()[:12]
    stem, dot, suffix = name.rpartition(".")
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(body, "text/javascript" if suffix == "js" else media_type, f"{stem}.{digest}{dot}{suffix}")


def _server(by_address: dict[str, Asset]) -> Callable[[str], AnyResponse]:
    @public
    def send(address: str) -> AnyResponse:
        asset = by_address.get(address)
        if asset is None:
            abort(404)
        response = Response(asset.body, content_type=_content_type(asset))
        response.cache_control.public = True
        response.cache_control.max_age = _YEAR
        response.cache_control.immutable = True
        response.set_etag(address)
        return response.make_conditional(request)

    return send


def _content_type(asset: Asset) -> str:
    return f"{asset.media_type}; charset=utf-8" if asset.media_type.startswith("text/") else asset.media_type
