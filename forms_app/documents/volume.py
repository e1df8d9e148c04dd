"""The PDF of a volume for the Committee of Experts: cover, contents, chapters, lists, annex on assistance."""

from forms_app.documents.charts import bars
from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import Volume


def render_volume(volume: Volume, locale: str) -> bytes:
    """The volume as one PDF/UA-1 file, pages numbered throughout. `locale` (en, fr, es) is that of headings and lists;
    reports stay in their own languages."""
    return to_pdf(volume_html(volume, locale))


def volume_html(volume: Volume, locale: str) -> str:
    """The HTML that `render_volume` sets."""
    return to_html(
        "volume.html",
        locale,
        volume=volume,
        kinds_received=bars(entry.kind for entry in volume.assistance_received),
        kinds_needed=bars(kind for entry in volume.assistance_needed for kind in entry.kinds),
    )
