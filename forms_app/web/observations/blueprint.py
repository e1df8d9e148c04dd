"""The blueprint that the views of observations and replies hang on."""

from flask import Blueprint

pages = Blueprint("observations", __name__)
