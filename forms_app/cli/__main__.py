"""`python -m forms_app.cli`: the same as the command `forms-app`."""

from forms_app.cli import main

main()
