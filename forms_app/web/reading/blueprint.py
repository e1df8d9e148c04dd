"""The blueprint that the reading view hangs on."""

from flask import Blueprint

pages = Blueprint("reading", __name__)
