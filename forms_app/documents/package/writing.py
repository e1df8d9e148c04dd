"""Writing the package into a folder: a CSV file for each table (RFC 4180), `datapackage.json`, and a README in plain words."""

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from forms_app.answers.tidy import TidyAnswer
from forms_app.documents.environment import environment
from forms_app.documents.package.cells import written
from forms_app.documents.package.resources import Resource, resources
from forms_app.documents.table_values import Package, SubmissionLine
from forms_app.documents.words import translations

DESCRIPTION, README = "datapackage.json", "README.txt"


def write_package(package: Package, locale: str, answers: Mapping[str, tuple[TidyAnswer, ...]], folder: Path) -> None:
    """Write the package into an empty folder. `locale` (en, fr, es) is that of descriptions, names and labels.

    `answers` has those of each newest version by its reference; each is asked for once, so that they need not be in memory
    together.
    """
    gettext = translations(locale).gettext
    tables = package.tables
    found = resources(gettext, package, _answers(package, answers))
    described = [_written(one, folder) for one in found]
    title = gettext("Reports and assistance, %(year)s") % {"year": tables.year}
    description = {
        "profile": "tabular-data-package",
        "name": f"reports-{tables.year}",
        "title": f"{title}: {tables.selection}" if tables.selection else title,
        "description": gettext("Demonstration: fictional data") if tables.demonstration else title,
        "created": tables.made_at.isoformat(),
        "contributors": [{"title": tables.made_by, "role": "author"}],
        "resources": described,
    }
    text = json.dumps(description, indent=1, ensure_ascii=False) + "\n"
    (folder / DESCRIPTION).write_text(text, encoding="utf-8", newline="\n")
    readme = environment(locale).get_template("package.txt").render(tables=tables, title=description["title"], resources=found)
    (folder / README).write_text(readme, encoding="utf-8", newline="\r\n")


def _answers(package: Package, answers: Mapping[str, tuple[TidyAnswer, ...]]) -> Iterator[tuple[SubmissionLine, TidyAnswer]]:
    newest = set(package.newest)
    for submission in package.tables.submissions:
        if submission.reference in newest:
            for answer in answers[submission.reference]:
                yield submission, answer


def _written(resource: Resource, folder: Path) -> dict[str, Any]:
    """Write the file of a table; its description."""
    path = folder / f"{resource.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([field.name for field in resource.fields])
        writer.writerows([written(field.value(line)) for field in resource.fields] for line in resource.lines)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "path": path.name,
        "description": resource.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": _schema(resource),
    }


def _schema(resource: Resource) -> dict[str, Any]:
    """The Table Schema. Times have the offset of Geneva, which the default format does not take."""
    fields = []
    for one in resource.fields:
        described = {"name": one.name, "type": one.type, "description": one.description}
        fields.append(described | {"format": "any"} if one.type == "datetime" else described)
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if resource.key:
        schema["primaryKey"] = list(resource.key)
    if resource.foreign:
        schema["foreignKeys"] = [
            {"fields": field, "reference": {"resource": table, "fields": field}} for field, table in resource.foreign
        ]
    return schema
