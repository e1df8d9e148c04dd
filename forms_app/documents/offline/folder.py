"""The folder that is written: its files, what is noted of each, and the ZIP of it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from forms_app.documents.words import GENEVA

MANIFEST = "manifest.json"
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class Folder:
    """Files of one folder. Names are the program's own, with `/` between folders; what people wrote never becomes one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._digests: dict[str, str] = {}

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file, a text in UTF-8."""
        body = content.encode() if isinstance(content, str) else content
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
        self._digests[name] = hashlib.sha256(body).hexdigest()

    def copy(self, name: str, source: Path) -> None:
        """Write a copy of one of the program's own files."""
        self.write(name, source.read_bytes())

    def data(self, kind: str, number: int, value: Any) -> None:
        """Write data for the page's script as a script of its own: nothing else is loaded from a disk."""
        self.write(f"data/{kind}-{number:04}.js", f'volumeData("{kind}",{number},{script_json(value)});\n')

    def close(self, about: Mapping[str, Any]) -> None:
        """Write what the folder is, and the SHA-256 of each file in it."""
        document = {**about, "files": dict(sorted(self._digests.items()))}
        (self.path / MANIFEST).write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def script_json(value: Any) -> str:
    """JSON that can stand in any script and in any page: no text in it ends either."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def zipped(folder: Path, target: Path, name: str, made_at: datetime) -> None:
    """Pack a folder under a name. The same files give the same bytes: each has the time at which the volume was made."""
    moment = made_at.astimezone(GENEVA).timetuple()[:6]
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = ZipInfo(f"{name}/{file.relative_to(folder).as_posix()}", moment)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with packed.open(entry, "w") as into, file.open("rb") as source:
                while piece := source.read(1 << 18):
                    into.write(piece)
