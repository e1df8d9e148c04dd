"""Every benchmark is explained; the table of one says what was measured, and the ratio where there is one."""

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.__main__ import modules, table
from benchmarks.figures import Row
from forms_app.config import ROOT


def test_every_benchmark_is_explained_and_there_are_no_others() -> None:
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    sources = {name: Path(ROOT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8") for name in modules()}
    runnable = {name for name, source in sources.items() if re.search(r"^def run\(\)", source, re.MULTILINE)}
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == runnable


def test_a_table_has_a_line_for_each_figure() -> None:
    head, columns, baseline, ours = table("speed", [Row("baseline", 2.0, "s"), Row("ours", 4.0, "s", 0.5)], 7.4)
    assert head == "\nspeed (7 s)"
    assert columns.split() == ["figure", "median", "unit", "ratio"]
    assert baseline.split() == ["baseline", "2.00", "s"]
    assert ours.split() == ["ours", "4.00", "s", "0.50"]


def test_a_name_that_is_no_benchmark_ends_with_status_2() -> None:
    done = subprocess.run([sys.executable, "-m", "benchmarks", "figures"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no benchmark figures" in done.stderr
