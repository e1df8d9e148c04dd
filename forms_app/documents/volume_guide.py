"""The reader's guide of a volume."""

from forms_app.documents.assembly.finishing import finished
from forms_app.documents.page_numbers import PageNumber, pages_in_words
from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import Volume

_EXAMPLE = PageNumber(1845, 2)


def render_guide(volume: Volume, locale: str, *, of_a_set: bool = False) -> bytes:
    """The guide as a piece. `of_a_set` says that page numbers name the volume of a set too."""
    example = pages_in_words([_EXAMPLE], locale)
    return finished(to_pdf(to_html("volume_guide.html", locale, volume=volume, of_a_set=of_a_set, example=example)))
