"""The blueprint that the views of whole reports hang on."""

from flask import Blueprint

pages = Blueprint("reports", __name__)
