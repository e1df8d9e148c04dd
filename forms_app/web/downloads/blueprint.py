"""The blueprint that downloads hang on."""

from flask import Blueprint

pages = Blueprint("downloads", __name__)
