"""The table of forms in the documentation is that of the tree."""

from forms_app.cli.overview import overview
from forms_app.config import ROOT
from forms_app.reporting.form_library import tree_library


def test_the_table_of_forms_is_that_of_the_tree() -> None:
    written = (ROOT / "docs" / "forms.md").read_text(encoding="utf-8")
    assert written == overview(tree_library()), "run `forms-app forms overview --out docs/forms.md`"


def test_every_form_that_nobody_approved_says_what_a_lawyer_should_check_first() -> None:
    library = tree_library()
    forms = [form.definition for code in library.codes if (form := library.latest(code)) is not None]
    assert [one.form for one in forms if one.approval is None and not one.to_check] == []
