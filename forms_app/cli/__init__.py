"""The commands of `forms-app`: one file per group, loaded only when it is called.

To add a command: a file here with a click command or group named `command`, and its line below.
"""

from forms_app.cli.lazy import LazyCommand, LazyGroup

COMMANDS = {
    "compile": LazyCommand("forms_app.cli.compile", "Compile what the session of a year examines into a PDF."),
    "reference": LazyCommand("forms_app.cli.reference", "Import units, instruments, ratifications and the grid."),
    "database": LazyCommand("forms_app.cli.database", "The database: its tables, backup and restoration."),
    "demo": LazyCommand("forms_app.cli.demo", "Make a demonstration: invented States and two years of their reports."),
    "forms": LazyCommand("forms_app.cli.forms", "Read, check, compare and publish forms."),
    "accounts": LazyCommand("forms_app.cli.accounts", "Accounts: who may act for whom."),
    "comments": LazyCommand("forms_app.cli.comments", "Comments of the supervisory bodies, to which reports reply."),
    "organizations": LazyCommand("forms_app.cli.organizations", "The registry of workers' and employers' organizations."),
    "reports": LazyCommand("forms_app.cli.reports", "Reports and observations: in, out as files, on to a newer form."),
    "requests": LazyCommand("forms_app.cli.requests", "Requests for reports: what is due, and why."),
    "serve": LazyCommand("forms_app.cli.serve", "Serve the pages, with a worker if wanted."),
    "tables": LazyCommand("forms_app.cli.tables", "Write the requests, submissions and assistance of a year as XLSX."),
    "verify": LazyCommand("forms_app.cli.verify", "Whether an export, a receipt or a PDF is what the records hold."),
    "workshop": LazyCommand("forms_app.cli.workshop", "Forms of this installation: write, try out, compare, publish."),
    "worker": LazyCommand("forms_app.cli.worker", "Make documents and send mails, until stopped."),
}

main = LazyGroup(
    name="forms-app",
    lazy=COMMANDS,
    help="Reports under articles 19 and 22 of the ILO Constitution, and what the organizations observe on them.",
)
