"""Volumes for the archive: PDF/A-3, with the content of each submission as it was sent."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from forms_app.documents.assembly.pieces import Attachment
from forms_app.documents.macros import plain_words
from forms_app.documents.values import SentPassage, Volume
from forms_app.documents.volume import Order
from forms_app.documents.words import translations

ContentOf = Callable[[str], str]  # the canonical JSON of a submission's content, by its reference


def for_archive(orders: Sequence[Order], volume: Volume, locale: str, content_of: ContentOf) -> tuple[Order, ...]:
    """The orders of a volume's files, each now one for the archive, with the contents of the submissions that stand in it.

    A content is asked for when it is written, one at a time; the SHA-256 of its file is the digest of the submission.
    """
    attached = tuple(_attachment(one, locale, content_of) for one in volume.sent)
    return tuple(replace(order, imprint=replace(order.imprint, archive=True, attached=attached)) for order in orders)


def _attachment(passage: SentPassage, locale: str, content_of: ContentOf) -> Attachment:
    reference, source = passage.reference, passage.provenance
    colon = translations(locale).gettext(": ")
    about = f"{plain_words('passage_name', locale, passage)}, {passage.unit}{colon}{', '.join(passage.instruments)}"
    described = f"{about}. SHA-256{colon}{source.digest}"
    read = partial(_read, content_of, reference)
    return Attachment(reference, f"{reference}.json", "application/json", described, source.at, read)


def _read(content_of: ContentOf, reference: str) -> bytes:
    return content_of(reference).encode()
