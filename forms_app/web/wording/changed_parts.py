"""The parts of a form by name: what a sentence about a change calls them."""

from collections.abc import Mapping

from forms_app.web.wording.marking import N_

NEW = (N_("New section."), N_("New question."), N_("New column."))
GONE = (N_("Section removed."), N_("Question removed."), N_("Column removed."))
MOVED = (N_("Section moved."), N_("Question moved."), N_("Column moved."))

FACES: Mapping[str, str] = {
    "title": N_("Title"),
    "prompt": N_("Question"),
    "help": N_("Help"),
    "example": N_("Example"),
    "pattern_hint": N_("Hint on the format"),
    "unit": N_("Unit of measurement"),
    "item": N_("Name of an entry"),
    "option": N_("Option “%(code)s”"),
    "option.help": N_("Help of option “%(code)s”"),
    "line": N_("Line “%(code)s”"),
    "column": N_("Column “%(code)s”"),
    "column.group": N_("Group of column “%(code)s”"),
    "check": N_("Message of check “%(code)s”"),
}

INTO: Mapping[str, str] = {"fr": N_("translation into French"), "es": N_("translation into Spanish")}

LANGUAGE_NAMES: Mapping[str, str] = {"en": N_("English"), "fr": N_("French"), "es": N_("Spanish")}

PARAMETERS: Mapping[str, str] = {
    "approval": N_("Approval"),
    "instruments": N_("Instruments"),
    "block": N_("Block"),
    "reference": N_("Provisions cited"),
    "shared": N_("The same in all reports of a country"),
    "options": N_("Options, in order"),
    "lines": N_("Lines, in order"),
    "columns": N_("Columns, in order"),
    "max_length": N_("Most characters"),
    "most": N_("Largest number"),
    "fewest": N_("Fewest choices"),
    "least": N_("Smallest number"),
    "decimals": N_("Decimals"),
    "binding": N_("The answer binds the State"),
    "currencies": N_("Currencies"),
    "to": N_("What it refers to"),
    "open_end": N_("The end may be open"),
    "pattern": N_("Pattern"),
    "names": N_("What it names"),
    "checks": N_("Checks across answers"),
    "total_line": N_("Line of totals"),
    "total_column": N_("Column of totals"),
}

SEVERITIES: Mapping[str | None, str] = {
    None: N_("It may stay without an answer."),
    "required": N_("Required: without an answer the report cannot be sent."),
    "expected": N_("Expected: a missing answer is told with the report."),
    "advised": N_("Advised: the writer is reminded of a missing answer."),
}
