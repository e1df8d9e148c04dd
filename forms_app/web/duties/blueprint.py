"""The blueprint that the views of the overview hang on."""

from flask import Blueprint

pages = Blueprint("duties", __name__)
