"""A mail from its words to the mail server."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import localtime, make_msgid, parseaddr

from forms_app.config import Mail

_TIMEOUT = 30  # seconds


class MailRefusedError(Exception):
    """The mail server did not take a mail: what it said, or why it could not be asked, in one line."""


def letter(sender: str, to: str, subject: str, text: str) -> EmailMessage:
    """A plain mail of the present moment. Raises ValueError for an address or a subject of several lines."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = localtime()
    message["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2] or "localhost")
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine answers it
    message.set_content(text, cte="quoted-printable")  # not every server on the way passes on eight bits
    return message


def deliver(setting: Mail, message: EmailMessage) -> None:
    """Hand a mail to the server of the settings. Raises MailRefusedError."""
    try:
        with smtplib.SMTP(setting.server, setting.port, timeout=_TIMEOUT) as server:
            if setting.use_tls:
                server.starttls(context=ssl.create_default_context())  # smtplib's own would believe any certificate
            if setting.username:
                server.login(setting.username, setting.password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise MailRefusedError(_reason(error)) from error


def _reason(error: Exception) -> str:
    """What the server said, as it said it (`550 5.1.1 There is nobody of that name`), or why it could not be asked."""
    answers: list[tuple[int, bytes | str]] = []
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = list(error.recipients.values())
    elif isinstance(error, smtplib.SMTPResponseException):
        answers = [(error.smtp_code, error.smtp_error)]
    said = "; ".join(f"{code} {text.decode(errors='replace') if isinstance(text, bytes) else text}" for code, text in answers)
    return " ".join((said or str(error)).split())
