from pathlib import Path

from tests.cli.conftest import Run
from tests.reporting.desk import Desk


def test_organizations_are_entered_or_every_fault_is_listed(run: Run, desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "organizations.csv"
    table.write_text("code,name,side,unit,vetted\nXAB-TUC,Unions,workers,XAB,yes\n", encoding="utf-8")
    assert run("organizations", "import", str(table)).output == "organizations.csv: 1 added, 0 changed, 0 as they were.\n"
    table.write_text("code,name,side,unit,vetted\nXAB-TUC,Unions,both,ZZZ,yes\n", encoding="utf-8")
    refused = run("organizations", "import", str(table))
    assert refused.exit_code == 1
    assert refused.output.splitlines() == [
        "organizations.csv:2: side: “both” is not possible here: write one of: workers, employers",
        "organizations.csv:2: unit: no unit has the code “ZZZ”: correct it, or import the unit first",
    ]


def test_comments_are_entered_or_every_fault_is_listed(run: Run, desk: Desk, tmp_path: Path) -> None:
    heading = "id,kind,unit,instrument,session_year,language,public,closed_in,point,text\n"
    table = tmp_path / "comments.csv"
    table.write_text(f"{heading}X-1,observation,XAB,C029,2024,fr,yes,,1,Texte\n", encoding="utf-8")
    assert run("comments", "import", str(table)).output == "comments.csv: 1 added, 0 changed, 0 as they were.\n"
    table.write_text(f"{heading}X-1,observation,XAB,C029,2024,fr,yes,,1,Autre\n", encoding="utf-8")
    refused = run("comments", "import", str(table))
    assert refused.exit_code == 1
    assert refused.output.startswith("comments.csv:2: id: X-1 is in the records with other words")
