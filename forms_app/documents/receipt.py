"""The PDF of a receipt: what the Office confirms to have received, with the digest anyone can check."""

from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import ReceiptDocument


def render_receipt(receipt: ReceiptDocument, locale: str) -> bytes:
    """The receipt as PDF/UA-1, in one language (en, fr, es)."""
    return to_pdf(receipt_html(receipt, locale))


def receipt_html(receipt: ReceiptDocument, locale: str) -> str:
    """The HTML that `render_receipt` sets."""
    return to_html("receipt.html", locale, receipt=receipt, report=receipt.report)
