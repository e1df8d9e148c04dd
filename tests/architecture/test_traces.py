"""What is committed is true on every machine: no registry is named, nor a path of the machine it was written on."""

import re

import pytest

from tests.architecture.tracked import ROOT, tracked_files

# One letter of each stands in brackets, so that this file does not find itself.
REGISTRIES = r"pypi[.]or[g]|pythonhoste[d][.]org|registry[.]npmj[s]|registry[.]yarnpk[g]|deb[.]debia[n][.]org|proxy[.]golan[g]"
MACHINE_PATHS = r"(?<![\w.}/])/(?:wor[k]|tm[p]|roo[t]|hom[e]/\w+|opt/\w+|Users/\w+)/"
WORKPLACE = r"[.]librar[y]/"
TRACES = re.compile(f"{REGISTRIES}|{MACHINE_PATHS}|{WORKPLACE}")
SECRETS = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KE[Y]-----")


def traces(text: str) -> list[tuple[int, str]]:
    """Line and wording of each trace of a machine, a registry or a secret."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        found += [(number, match.group()) for pattern in (TRACES, SECRETS) for match in pattern.finditer(line)]
    return found


def test_no_tracked_file_names_a_registry_a_machine_path_or_a_secret() -> None:
    paths = tracked_files()
    assert paths
    found = []
    for path in paths:
        text = (ROOT / path).read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path}:{line}: {words}" for line, words in traces(text)]
    assert found == []


@pytest.mark.parametrize(
    "line",
    ["https://py" + "pi.org/simple", "open('/tm" + "p/x')", "cd /wor" + "k/main", "-----BEGIN PRIVATE " + "KEY-----"],
)
def test_the_gate_sees_a_trace(line: str) -> None:
    assert len(traces(line)) == 1


@pytest.mark.parametrize("line", ["https://example.org/work/x", "{{ url }}/tmp/", "art. 22/23", "/usr/bin/python3"])
def test_the_gate_leaves_addresses_and_systems_paths_alone(line: str) -> None:
    assert traces(line) == []
