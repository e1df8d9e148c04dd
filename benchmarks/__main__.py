"""`python -m benchmarks [name …]`: every benchmark of this folder, or those named, as tables with ratios to a baseline.

A benchmark is a module with a function `run()` that gives rows of name, value (a median), unit and ratio (`figures.Row`).
"""

import importlib
import os
import pkgutil
import platform
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.figures import Row

Run = Callable[[], Sequence[Row]]


def main(names: Sequence[str]) -> int:
    """Run them one after another. 0, or 2 where one is named that does not exist, and then none is run."""
    found = {name: run_of(name) for name in names or modules()}
    unknown = [name for name in names if found[name] is None]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}: look for the modules of benchmarks/ that have run()", file=sys.stderr)
        return 2
    print(machine())
    for name, run in found.items():
        if run is not None:
            begun = time.perf_counter()
            rows = run()
            print("\n".join(table(name, rows, time.perf_counter() - begun)), flush=True)
    return 0


def modules() -> Sequence[str]:
    """The modules of this folder, in alphabetical order."""
    return sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))


def run_of(name: str) -> Run | None:
    """The `run()` of a module; None where there is no such module, or it only helps others."""
    if name == "__main__" or name not in modules():
        return None
    found: Run | None = getattr(importlib.import_module(f"benchmarks.{name}"), "run", None)
    return found


def table(name: str, rows: Sequence[Row], seconds: float) -> list[str]:
    """The lines of one benchmark: figure, median, unit, and the ratio (more than 1 is better than the baseline)."""
    width = max(len(row.name) for row in rows)
    lines = [f"\n{name} ({seconds:.0f} s)", f"  {'figure':<{width}}  {'median':>10}  {'unit':<10}  ratio"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        lines.append(f"  {row.name:<{width}}  {row.value:>10.2f}  {row.unit:<10}  {ratio}".rstrip())
    return lines


def machine() -> str:
    """What the figures were measured on."""
    busy = os.getloadavg()[0]
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores (load {busy:.1f} at the start), "
        f"{platform.python_implementation()} {platform.python_version()}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
