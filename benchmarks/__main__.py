"""`python -m benchmarks [name …]`: every benchmark of this folder, or those named, as tables with ratios to a baseline."""

import importlib
import pkgutil
import sys
import time
from pathlib import Path

_NO_BENCHMARK = frozenset({"__main__", "figures", "installation"})


def main(names: list[str]) -> int:
    """Run them one after another; the number of those that do not exist."""
    found = sorted(
        module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.name not in _NO_BENCHMARK
    )
    unknown = [name for name in names if name not in found]
    for name in unknown:
        print(f"no benchmark {name}: there are {', '.join(found)}")
    for name in found:
        if not names or name in names:
            _show(name)
    return len(unknown)


def _show(name: str) -> None:
    begun = time.perf_counter()
    rows = importlib.import_module(f"benchmarks.{name}").run()
    print(f"\n{name} ({time.perf_counter() - begun:.0f} s)")
    for row in rows:
        ratio = "" if row.ratio is None else f"ratio {row.ratio:.2f}"
        print(f"  {row.name:<48}{row.value:>12.1f} {row.unit:<12}{ratio}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
