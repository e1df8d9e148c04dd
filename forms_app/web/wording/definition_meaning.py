"""The same for what a form says that makes no sense, and for the lock and the catalogues."""

from collections.abc import Mapping

from forms_app.web.wording.marking import N_

MEANING: Mapping[str, tuple[str, str]] = {
    "code-not-folder": (
        N_("the code is %(value)s but the folders say %(expected)s"),
        N_("change the code or move the file"),
    ),
    "version-not-file": (
        N_("the version is %(value)s but the file is named %(expected)s"),
        N_("change the version or rename the file"),
    ),
    "block-not-file": (
        N_("the block is %(value)s but the file is named %(expected)s"),
        N_("change block and version, or rename the file"),
    ),
    "unknown-instrument": (N_("no instrument %(value)s is known"), N_("correct the code, or import the instrument first")),
    "duplicate-id": (N_("“%(value)s” is used already in line %(first_line)s"), N_("choose another one")),
    "condition-unknown": (
        N_("there is no question “%(reference)s”"),
        N_("name a question of this section by its id, another one by section.question"),
    ),
    "condition-misspelt": (N_("there is no question “%(reference)s”"), N_("did you mean “%(near)s”?")),
    "condition-itself": (N_("the question depends on itself"), N_("name an earlier question")),
    "condition-later": (
        N_("“%(reference)s” comes later in the form"),
        N_("move it before this place, or name an earlier question"),
    ),
    "condition-column": (
        N_("“%(reference)s” is a column, which has an answer in each row"),
        N_("name the table itself with “answered”, or another question"),
    ),
    "condition-outside": (
        N_("“%(reference)s” is not in this block"),
        N_("put the condition where the form includes the block"),
    ),
    "condition-kind": (
        N_("“%(operator)s” cannot be asked of “%(reference)s”, which is of kind %(kind)s"),
        N_("it is for: %(kinds)s; for any kind there is “answered”, but not for statements"),
    ),
    "condition-option": (N_("“%(value)s” is no option of “%(reference)s”"), N_("use one of: %(known)s")),
    "condition-number": (
        N_("“%(value)s” is no number, but the answer to “%(reference)s” is one"),
        N_("write digits, with a point before decimals"),
    ),
    "unknown-check": (N_("a check says in one key what must hold"), N_("use one of: %(known)s")),
    "unknown-operand": (
        N_("this names no answer"),
        N_("write the id of a question, {grid: …, line: …} or {rows: …, column: …}"),
    ),
    "grid-part-missing": (N_("which figures of the grid are meant is not said"), N_("add a line or a column, or both")),
    "check-unknown": (
        N_("there is no question “%(reference)s” that this check can look at"),
        N_("name a question of this section by its id, another one by section.question, or a column of the same table"),
    ),
    "check-kind": (
        N_("“%(reference)s” is of kind %(kind)s"),
        N_("name something of kind: %(kinds)s"),
    ),
    "check-part": (N_("there is no “%(value)s” to compare here"), N_("use one of: %(known)s")),
    "check-shapes": (
        N_("a single figure is compared with several, or lines that differ are"),
        N_("compare single figures, or lines or columns with the same codes"),
    ),
    "check-elsewhere": (
        N_("the check begins with “%(reference)s”, which is in another section"),
        N_("begin with an answer of this section: there the message is shown"),
    ),
    "was-in-use": (N_("“%(path)s” is still asked in this form"), N_("name only paths that are no longer there")),
    "include-id": (N_("the id is “%(value)s” but the block is “%(expected)s”"), N_("use the block's name as id")),
    "unknown-block": (N_("there is no block %(block)s"), N_("use one of: %(known)s")),
    "faulty-block": (N_("the block %(block)s has problems of its own"), N_("mend the block first")),
    "block-by-hand": (N_("“block” is filled in by the program"), N_("write {id: …, include: %(block)s} to include a block")),
    "laws-missing": (N_("the question points to laws, but the form has no list of laws"), N_("include the block laws")),
    "grid-too-large": (N_("the grid has %(cells)s cells"), N_("divide it: at most %(most)s")),
    "most-too-large": (
        N_("up to %(most)s may be chosen, but there are %(count)s options"),
        N_("lower “most”, or delete it"),
    ),
    "fewest-too-large": (
        N_("at least %(fewest)s are asked for, but no more than %(most)s can be chosen"),
        N_("lower “fewest”, or delete it"),
    ),
    "bounds-reversed": (N_("the least value (%(least)s) is above the greatest (%(most)s)"), N_("exchange them")),
    "bad-pattern": (N_("the pattern is no regular expression (%(detail)s)"), N_("correct it, or leave it out")),
    "risky-pattern": (
        N_("the pattern could take for ever on some answers (%(reason)s)"),
        N_("shorten it: no repeat or alternatives inside a repeat, at most two repeats without a bound, no look-around"),
    ),
    "required-misplaced": (
        N_("a government must always be able to send its report"),
        N_("use expected: true; required is for blocks of attestation"),
    ),
    "statement-severity": (N_("a statement takes no answer"), N_("delete required, expected or advised")),
    "assistance-missing": (
        N_("the form does not ask about ILO assistance"),
        N_("include the block %(block)s"),
    ),
    "assistance-twice": (
        N_("the form asks about ILO assistance twice, in detail and in one open question"),
        N_("choose one: delete %(block)s, or the other block"),
    ),
    "link-to-nothing": (
        N_("“%(path)s” takes over from “%(old)s” of %(form)s, which asks nothing there, or for another kind of answer"),
        N_("name a path of that form whose question has the same kind"),
    ),
    "kind-changed": (
        N_("“%(path)s” was of kind %(before)s in version %(version)s"),
        N_("give the new question a new id"),
    ),
    "bad-lock-line": (N_("the line is no code, version and digest"), N_("restore the file from git")),
    "duplicate-lock-line": (N_("%(form)s %(version)s stands here twice"), N_("restore the file from git")),
    "published-changed": (
        N_("version %(version)s is published, but the form, one of its blocks or its words have changed since"),
        N_("restore them, and make the change in a new version"),
    ),
    "published-missing": (N_("%(form)s %(version)s is published, but its file is gone"), N_("restore the file from git")),
    "bad-catalogue": (N_("the catalogue cannot be read (%(detail)s)"), N_("correct the entry, or restore the file from git")),
    "words-missing": (
        N_("%(count)s words are not translated (%(language)s), the first is %(first)s"),
        N_("translate them, then try again"),
    ),
}
