"""The blueprint that the workshop's views hang on."""

from flask import Blueprint

pages = Blueprint("workshop", __name__, url_prefix="/workshop")
