"""The sentences of templates, as they are looked up once for each language."""

import pytest
from flask import Flask, render_template_string
from flask_babel import Babel, force_locale
from jinja2 import Environment
from markupsafe import Markup

from forms_app.web import sentences


@pytest.fixture
def app() -> Flask:
    made = Flask("test")
    Babel(made)
    sentences.init_app(made)
    return made


def test_a_sentence_follows_the_language_of_each_moment(app: Flask) -> None:
    page = "{{ _('Nothing is saved in this section yet') }}"
    with app.test_request_context():
        with force_locale("fr"):
            assert render_template_string(page) == "Rien n’est encore enregistré dans cette section"
        with force_locale("es"):
            assert render_template_string(page) == "Todavía no hay nada guardado en esta sección"
        with force_locale("en"):
            assert render_template_string(page) == "Nothing is saved in this section yet"


def test_what_a_sentence_is_given_is_escaped_and_the_sentence_is_not(app: Flask) -> None:
    with app.test_request_context(), force_locale("en"):
        assert render_template_string("{{ _('<b>%(who)s</b>', who='A & B') }}") == "<b>A &amp; B</b>"
        assert render_template_string("{{ _('<b>%(who)s</b>', who=who) }}", who=Markup("<i>A</i>")) == "<b><i>A</i></b>"


def test_a_per_cent_sign_is_written_twice_with_variables_and_without(app: Flask) -> None:
    with app.test_request_context(), force_locale("en"):
        assert render_template_string("{{ _('all 100 %%') }}") == "all 100 %"
        assert render_template_string("{{ _('%(n)s %%', n=3) }}") == "3 %"


def test_a_template_that_is_plain_text_gets_plain_text(app: Flask) -> None:
    app.jinja_env.autoescape = False
    with app.test_request_context(), force_locale("en"):
        assert plain(app.jinja_env, "{{ _('<%(who)s>', who='A & B') }}") == "<A & B>"
        assert plain(app.jinja_env, "{{ _('100 %%') ~ '<' }}") == "100 %<"


def plain(environment: Environment, text: str) -> str:
    return environment.from_string(text).render()
