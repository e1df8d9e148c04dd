"""`forms-app workshop …`: the acts of the workshop's pages, on the forms of this installation."""

from forms_app.cli.lazy import LazyCommand, LazyGroup

_WRITING, _LOOKING = "forms_app.cli.workshop_writing", "forms_app.cli.workshop_looking"

command = LazyGroup(
    name="workshop",
    lazy={
        "list": LazyCommand(_WRITING, "Every form version: drafts, published ones, those of the program.", "list_versions"),
        "upload": LazyCommand(_WRITING, "Keep a text as the next revision of its draft.", "upload"),
        "check": LazyCommand(_WRITING, "List all that is to mend in a version, by line and column.", "check"),
        "propose": LazyCommand(_WRITING, "Propose a draft for publishing.", "propose_version"),
        "publish": LazyCommand(_WRITING, "Publish what another form editor proposed.", "publish_version"),
        "export": LazyCommand("forms_app.cli.workshop_export", "Write a draft as the files that the program's own forms are."),
        "trial": LazyCommand("forms_app.cli.workshop_trial", "What a form asks in a situation, and why not the rest."),
        "diff": LazyCommand(_LOOKING, "What one version changes, compared with another.", "diff"),
        "blank": LazyCommand(_LOOKING, "Write an empty form as PDF.", "blank"),
        "burden": LazyCommand(_LOOKING, "How many questions a version asks, words to read, minutes.", "burden"),
        "schema": LazyCommand(_LOOKING, "JSON Schema for files that `reports import` reads.", "schema"),
        "coverage": LazyCommand("forms_app.cli.words_coverage", "How much of each form is translated, and what is not."),
        "words-out": LazyCommand("forms_app.cli.words_out", "Write the words of a form as a PO file for a translator."),
        "words-in": LazyCommand("forms_app.cli.words_in", "Check a translated PO file, and keep it in the draft."),
    },
    help="Forms of this installation: write, translate, try out, publish. CODE is procedure/code, such as article-22/C029.",
)
