"""The files the gates look at: what git tracks, and the Python among it."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
OTHERS_WORK = ("LICENSE", "forms_app/static/vendor/")  # not written here, so not measured by our rules


def tracked_files() -> list[Path]:
    """Every file git tracks and that is present, relative to the project's folder, without others' work."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    names = [name for name in listed.split("\0") if name and not name.startswith(OTHERS_WORK)]
    return [Path(name) for name in names if (ROOT / name).is_file()]


def python_files(*folders: str) -> list[Path]:
    """The tracked Python files below the given top-level folders, relative to the project's folder."""
    return [path for path in tracked_files() if path.suffix == ".py" and path.parts[0] in folders]
