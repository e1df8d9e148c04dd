"""`forms-app workshop …`: what form editors do on the pages of the workshop, as commands."""

from forms_app.cli.lazy import LazyCommand, LazyGroup

command = LazyGroup(
    name="workshop",
    lazy={
        "coverage": LazyCommand("forms_app.cli.words_coverage", "How much of each form is translated, and what is not."),
        "words-out": LazyCommand("forms_app.cli.words_out", "Write the words of a form as a PO file for a translator."),
        "words-in": LazyCommand("forms_app.cli.words_in", "Check a translated PO file, and keep it in the draft."),
    },
    help="Forms being written in the workshop. CODE is procedure/code, such as article-22/C029.",
)
