"""The overview: what each party has to do."""

from flask import Blueprint, render_template
from flask_security import current_user

from forms_app.web.access import signed_in

pages = Blueprint("duties", __name__)


@pages.get("/")
@signed_in
def home() -> str:
    """What is due and what came, for every membership of the person."""
    return render_template("duties/home.html", memberships=current_user.memberships)
