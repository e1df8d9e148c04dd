"""Files taken over from others are exactly those of the manifest (bin/vendor writes it)."""

import hashlib
import json

from tests.architecture.tracked import ROOT

VENDOR = ROOT / "forms_app/static/vendor"


def digests() -> dict[str, str]:
    """Path below the vendor folder and SHA-256 of every file there, the manifest apart."""
    paths = [path for path in VENDOR.rglob("*") if path.is_file() and path.name != "manifest.json"]
    return {path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_vendored_files_are_those_of_the_manifest() -> None:
    packages = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
    listed = {file: digest for package in packages for file, digest in package["files"].items()}
    assert listed == digests()


def test_every_vendored_package_says_its_licence_and_carries_its_text() -> None:
    for package in json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8")):
        assert package["licence"] in {"MIT", "OFL-1.1", "Apache-2.0", "BSD-3-Clause", "0BSD"}
        assert package["name"]
        assert package["version"]
        assert any("LICENSE" in file for file in package["files"])
