"""The blueprint that the Office's views hang on."""

from flask import Blueprint

pages = Blueprint("office", __name__)
