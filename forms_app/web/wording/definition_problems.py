"""What is wrong with a form or block, and how to mend it: for each code two sentences. No Flask, so that commands can use it.

Placeholders are the problem's parameters. Sentences begin without capital: they stand after the place in the file.
"""

from collections.abc import Callable, Mapping

from forms_app.definitions.problems import Problem
from forms_app.web.wording.definition_meaning import MEANING
from forms_app.web.wording.definition_words import WORDS
from forms_app.web.wording.marking import N_

_FILE: Mapping[str, tuple[str, str]] = {
    "unreadable-file": (N_("the file cannot be opened (%(reason)s)"), N_("check its name and its permissions")),
    "too-large": (N_("the file is larger than %(most)s bytes"), N_("divide the form, or move parts of it into blocks")),
    "not-utf8": (N_("the byte %(byte)s is not UTF-8"), N_("save the file in the encoding UTF-8")),
    "empty-file": (N_("the file is empty"), N_("begin with “form:” or “block:”, as the guide shows")),
    "control-character": (N_("the character %(codepoint)s cannot be shown"), N_("delete it, or type the text anew")),
    "tab": (N_("there is a tab where a line is indented"), N_("indent with spaces")),
    "unquoted-colon": (
        N_("a text with a colon stands without quotation marks, or a line is indented too far"),
        N_('put the text in "…", or indent the line like its neighbours'),
    ),
    "not-yaml": (
        N_("this is not YAML (%(detail)s)"),
        N_("look for a missing bracket, quotation mark or colon here or just before"),
    ),
    "several-documents": (N_("a second document begins"), N_("delete the line “---”; a file holds one form or block")),
    "alias": (N_("“*%(name)s” repeats another part"), N_("write the part out; nothing is repeated by reference in a form")),
    "anchor": (N_("“&%(name)s” names a part for repeating"), N_("delete it, or put the text in quotation marks")),
    "tag": (N_("“%(tag)s” is a type that YAML would give the value"), N_("delete it, or put the text in quotation marks")),
    "too-deep": (N_("there are more than %(most)s levels inside each other"), N_("simplify: no form needs as many")),
    "key-not-text": (N_("a key is a list or a mapping"), N_("write a word and a colon")),
    "duplicate-key": (N_("“%(key)s” is given twice"), N_("keep this one or the one in line %(first_line)s")),
}

_SHAPE: Mapping[str, tuple[str, str]] = {
    "missing-key": (N_("“%(key)s” is missing"), N_("add it")),
    "unknown-key": (N_("“%(key)s” has no meaning here"), N_("use one of: %(known)s")),
    "not-a-text": (N_("this should be a text"), N_("write one line or a text in quotation marks")),
    "not-a-list": (N_("this should be a list"), N_("write [one, two], or one line for each, beginning with “- ”")),
    "not-a-mapping": (N_("this should be keys with their values"), N_("write “key: value”, one line for each")),
    "not-a-boolean": (N_("“%(value)s” is neither true nor false"), N_("write true or false")),
    "not-a-number": (N_("“%(value)s” is not a number"), N_("write digits, with a point before decimals")),
    "not-a-whole-number": (N_("“%(value)s” is not a whole number"), N_("write digits only")),
    "empty-text": (N_("the text is empty"), N_("write it, or delete the key")),
    "text-too-long": (N_("the text is longer than %(most)s characters"), N_("shorten it")),
    "empty-list": (N_("the list is empty"), N_("add at least one member")),
    "list-too-short": (N_("the list has fewer than %(least)s members"), N_("add what is missing")),
    "list-too-long": (N_("the list has more than %(most)s members"), N_("shorten it, or divide the question")),
    "number-too-small": (N_("the number is too small"), N_("write %(least)s or more")),
    "number-too-large": (N_("the number is too large"), N_("write %(most)s or less")),
    "not-offered": (N_("“%(value)s” is not possible here"), N_("write one of: %(known)s")),
    "bad-id": (
        N_("“%(value)s” cannot be an id"),
        N_("use small letters from a to z, digits and single hyphens, at most 60 characters"),
    ),
    "bad-code": (
        N_("“%(value)s” cannot be a code"),
        N_("use small letters from a to z, digits and single hyphens, at most 40 characters"),
    ),
    "bad-path": (N_("“%(value)s” is no path"), N_("write section.question or section.question.column")),
    "bad-form-code": (N_("“%(value)s” is no code of a form"), N_("write procedure/code, such as article-22/C029")),
    "bad-version": (N_("“%(value)s” is no version"), N_('write a year in quotation marks, such as "2026" or "2026-2"')),
    "bad-include": (N_("“%(value)s” names no block"), N_("write its name and version, such as laws@1")),
    "bad-instrument": (N_("“%(value)s” is no code of an instrument"), N_("write a code such as C029, P029 or R203")),
    "instruments-not-list": (N_("“%(value)s” is neither a list nor “any”"), N_("write a list such as [C029, P029], or any")),
    "bad-date": (N_("“%(value)s” is no date"), N_("write year-month-day, such as 2026-11-12")),
    "bad-currency": (N_("“%(value)s” is no code of a currency"), N_("write three capital letters, such as CHF")),
    "bad-value": (N_("the value cannot be used (%(detail)s)"), N_("see the guide to the form language")),
    "unknown-procedure": (N_("“%(value)s” begins with no known procedure"), N_("begin with one of: %(known)s")),
    "unknown-kind": (N_("there is no kind “%(value)s”"), N_("use one of: %(known)s")),
    "unknown-operator": (N_("a condition is one key, its operator"), N_("use one of: %(known)s")),
    "operand-missing": (
        N_("“%(operator)s” needs a question and a value"),
        N_("write %(operator)s: [question, value]"),
    ),
    "several-severities": (N_("a question cannot be required, expected and advised at once"), N_("keep one of them")),
    "pattern-hint-missing": (N_("nobody would know what the pattern wants"), N_("say it in words in pattern_hint")),
}

PROBLEMS: Mapping[str, tuple[str, str]] = {**_FILE, **_SHAPE, **MEANING, **WORDS}
"""Code → what is wrong, how to mend it."""


def sentence(problem: Problem, translate: Callable[[str], str] = str) -> str:
    """What is wrong and how to mend it, in the language of `translate` (gettext); English without."""
    what, mend = PROBLEMS[problem.code]
    return f"{translate(what) % problem.params}: {translate(mend) % problem.params}"


def line(problem: Problem, translate: Callable[[str], str] = str) -> str:
    """One line of a list: `file:line:column: path: what: how to mend`."""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    return ": ".join(part for part in (place, problem.path, sentence(problem, translate)) if part)
