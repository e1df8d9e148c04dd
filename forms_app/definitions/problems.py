"""What is wrong with a form, a block, a catalogue or the lock: a code and parameters; the words are chosen where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Param = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.

    `file` is relative to the project where it can be; `line` and `column` count from 1, in characters; `path` says where
    in the file in the terms of the form language (`sections[laws].questions[list]`), '' for the file as a whole. `code`
    is one of `CODES`; `params` are what its sentence needs, never words.
    """

    file: str
    line: int
    column: int
    path: str
    code: str
    params: Mapping[str, Param] = field(default_factory=dict, hash=False)


CODES: Mapping[str, frozenset[str]] = {
    code: frozenset(params)
    for code, params in {
        # the file
        "unreadable-file": ("reason",),
        "too-large": ("most",),
        "not-utf8": ("byte",),
        "empty-file": (),
        "control-character": ("codepoint",),
        "tab": (),
        "unquoted-colon": (),
        "not-yaml": ("detail",),
        "several-documents": (),
        "alias": ("name",),
        "anchor": ("name",),
        "tag": ("tag",),
        "too-deep": ("most",),
        "key-not-text": (),
        "duplicate-key": ("key", "first_line"),
        # the shape of a value
        "missing-key": ("key",),
        "unknown-key": ("key", "known"),
        "not-a-text": (),
        "not-a-list": (),
        "not-a-mapping": (),
        "not-a-boolean": ("value",),
        "not-a-number": ("value",),
        "not-a-whole-number": ("value",),
        "empty-text": (),
        "text-too-long": ("most",),
        "empty-list": (),
        "list-too-short": ("least",),
        "list-too-long": ("most",),
        "number-too-small": ("least",),
        "number-too-large": ("most",),
        "not-offered": ("value", "known"),
        "bad-id": ("value",),
        "bad-code": ("value",),
        "bad-path": ("value",),
        "bad-form-code": ("value",),
        "bad-version": ("value",),
        "bad-include": ("value",),
        "bad-instrument": ("value",),
        "instruments-not-list": ("value",),
        "bad-date": ("value",),
        "bad-currency": ("value",),
        "bad-value": ("detail",),
        "unknown-procedure": ("value", "known"),
        "unknown-kind": ("value", "known"),
        "unknown-operator": ("known",),
        "operand-missing": ("operator",),
        "several-severities": (),
        "pattern-hint-missing": (),
        # the meaning
        "code-not-folder": ("value", "expected"),
        "version-not-file": ("value", "expected"),
        "block-not-file": ("value", "expected"),
        "unknown-instrument": ("value",),
        "duplicate-id": ("value", "first_line"),
        "condition-unknown": ("reference",),
        "condition-misspelt": ("reference", "near"),
        "condition-itself": ("reference",),
        "condition-later": ("reference",),
        "condition-column": ("reference",),
        "condition-outside": ("reference",),
        "condition-kind": ("reference", "kind", "operator", "kinds"),
        "condition-option": ("value", "reference", "known"),
        "condition-number": ("value", "reference"),
        "unknown-check": ("known",),
        "unknown-operand": (),
        "grid-part-missing": (),
        "check-unknown": ("reference",),
        "check-kind": ("reference", "kind", "kinds"),
        "check-part": ("value", "known"),
        "check-shapes": (),
        "check-elsewhere": ("reference",),
        "was-in-use": ("path",),
        "include-id": ("value", "expected"),
        "unknown-block": ("block", "known"),
        "faulty-block": ("block",),
        "block-by-hand": ("block",),
        "laws-missing": (),
        "grid-too-large": ("cells", "most"),
        "most-too-large": ("most", "count"),
        "fewest-too-large": ("fewest", "most"),
        "bounds-reversed": ("least", "most"),
        "bad-pattern": ("detail",),
        "risky-pattern": ("reason",),
        "required-misplaced": (),
        "statement-severity": (),
        "assistance-missing": ("block",),
        "assistance-twice": ("block",),
        "kind-changed": ("path", "before", "version"),
        "link-to-nothing": ("path", "form", "old", "kind"),
        # the lock and the catalogues
        "bad-lock-line": (),
        "duplicate-lock-line": ("form", "version"),
        "published-changed": ("version",),
        "published-missing": ("form", "version"),
        "bad-catalogue": ("detail",),
        "words-missing": ("language", "count", "first"),
        # words brought in: what refuses them
        "language-differs": ("language", "expected"),
        "other-form": (),
        "plural-entry": (),
        "entry-twice": ("first_line",),
        "blank-translation": (),
        "placeholder-lost": ("sign",),
        "placeholder-added": ("sign",),
        "link-lost": ("address",),
        "markup-differs": ("sign", "before", "after"),
        "lead-differs": ("lead",),
        # and what is only told
        "unknown-sentence": (),
        "sentence-of-block": ("block",),
        "english-changed": ("now",),
        "address-differs": ("address",),
        "figures-differ": ("figures",),
        "translation-long": ("count", "most"),
        "translation-short": ("count", "least"),
        "same-as-english": (),
    }.items()
}
"""Every code, with the names of its parameters."""
