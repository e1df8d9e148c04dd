"""What is wrong with an imported file of reference data, and how to mend it: for each code two sentences. No Flask, so that
commands can use it.

Placeholders are the problem's parameters. Sentences begin without capital: they stand after the place in the file.
"""

from collections.abc import Callable, Mapping

from forms_app.reference.problems import Problem
from forms_app.web.wording.marking import N_

_FILE: Mapping[str, tuple[str, str]] = {
    "too-large": (N_("the file is larger than %(most)s bytes"), N_("divide it, and import the parts")),
    "not-utf8": (N_("the byte %(byte)s is not UTF-8"), N_("save the file in the encoding UTF-8")),
    "empty-file": (N_("the file is empty"), N_("begin with a line of column names")),
    "no-rows": (N_("there is no row below the column names"), N_("add the rows")),
    "bad-quoting": (N_("a quotation mark is not closed"), N_("close it, or double each quotation mark within a cell")),
    "cell-too-long": (N_("a cell is longer than %(most)s characters"), N_("shorten it, or look for a quotation mark not closed")),
    "missing-column": (N_("the column “%(name)s” is missing"), N_("add it to the first line and to every row")),
    "unknown-column": (N_("this column has no meaning"), N_("use one of: %(known)s")),
    "duplicate-column": (N_("this column stands twice"), N_("keep one of them")),
}

_ROW: Mapping[str, tuple[str, str]] = {
    "too-many-cells": (
        N_("the row has %(found)s cells, the first line %(expected)s"),
        N_("put a cell that holds a comma or semicolon in quotation marks"),
    ),
    "too-few-cells": (
        N_("the row has %(found)s cells, the first line %(expected)s"),
        N_("leave empty cells, but do not drop them"),
    ),
    "duplicate": (N_("“%(value)s” is in line %(first_line)s already"), N_("keep one of the two rows")),
    "overlapping-ratification": (
        N_("%(unit)s is bound by %(instrument)s at the same time by line %(first_line)s"),
        N_("give the end of the earlier one, or delete one of them"),
    ),
}

_CELL: Mapping[str, tuple[str, str]] = {
    "control-character": (N_("the character %(codepoint)s cannot be shown"), N_("delete it, or type the text anew")),
    "missing-value": (N_("the cell is empty"), N_("fill it in")),
    "unknown-value": (N_("“%(value)s” is not possible here"), N_("write one of: %(known)s")),
    "bad-code": (N_("“%(value)s” cannot be a code"), N_("write it as in FIN, NLD-ABW, C029, P029, R203 or MLC")),
    "bad-date": (N_("“%(value)s” is no date"), N_("write year-month-day, as in 2026-09-01")),
    "date-out-of-range": (N_("%(value)s is not between %(first)s and %(last)s"), N_("correct the year")),
    "bad-number": (N_("“%(value)s” is no whole number"), N_("write digits only")),
    "number-out-of-range": (N_("%(value)s is not between %(least)s and %(most)s"), N_("correct the number")),
    "dates-out-of-order": (
        N_("%(value)s is before the date in “%(earlier_column)s”, %(earlier)s"),
        N_("correct one of the two dates"),
    ),
    "unknown-unit": (N_("no unit has the code “%(value)s”"), N_("correct it, or import the unit first")),
    "unknown-instrument": (N_("no instrument has the code “%(value)s”"), N_("correct it, or import the instrument first")),
    "unknown-territory-code": (
        N_("“%(value)s” is no two-letter country code that has a name"),
        N_("use the code of ISO 3166-1, or leave it empty and give the name in name_en"),
    ),
    "missing-name": (N_("“%(code)s” has no name"), N_("give its English name, or its two-letter code in iso2")),
    "fictional-code": (N_("“%(value)s” is not a code for fictional States"), N_("use XAA to XZZ, or write no")),
    "not-fictional-code": (N_("“%(value)s” is a code for fictional States"), N_("use the real code, or write yes")),
    "number-mismatch": (N_("%(value)s is not the number in “%(code)s”"), N_("correct one of the two")),
    "kind-mismatch": (N_("“%(value)s” does not go with the code “%(code)s”"), N_("correct one of the two")),
    "parent-mismatch": (N_("“%(value)s” is not the Convention to which “%(code)s” belongs"), N_("correct one of the two")),
    "not-ratifiable": (N_("“%(value)s” is not ratified: it is a Recommendation"), N_("delete the row, or correct the code")),
    "instrument-not-in-force": (
        N_("“%(value)s” is not in force, so nobody is bound by it"),
        N_("give in_force_on, or import when the instrument came into force"),
    ),
    "no-rules-for-year": (N_("no rules of the calendar begin in %(value)s"), N_("write the year in which they begin")),
}

SENTENCES: Mapping[str, tuple[str, str]] = {**_FILE, **_ROW, **_CELL}


def line(problem: Problem, translate: Callable[[str], str] = str) -> str:
    """One line of a list: `file:line: column: what: how to mend`."""
    what, mend = (translate(sentence) % problem.params for sentence in SENTENCES[problem.code])
    return ": ".join(part for part in (f"{problem.file}:{problem.line}", problem.column, what, mend) if part)
