"""The blueprint that the views of filling in hang on."""

from flask import Blueprint

pages = Blueprint("filling", __name__)
