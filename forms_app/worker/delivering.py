"""A mail from its words to the mail server."""

import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import localtime, make_msgid, parseaddr

from forms_app.config import Mail

_TIMEOUT = 30  # seconds
_REFUSED_FOR_GOOD = 500  # from this code on (RFC 5321)


class MailRefusedError(Exception):
    """The mail server did not take a mail: what it said, or why it could not be asked, in one line.

    `for_good` is false where the same mail may be taken later: the server said so (a code of the four hundreds), or it was away.
    """

    def __init__(self, reason: str, *, for_good: bool) -> None:
        super().__init__(reason)
        self.for_good = for_good


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
        raise MailRefusedError(_reason(error), for_good=_is_for_good(error)) from error


def _is_for_good(error: Exception) -> bool:
    """Whether it is of no use to try again: the server said so, lacks what is asked of it, or is not the one it says it is."""
    answers = _answers(error)
    if answers:
        return all(code >= _REFUSED_FOR_GOOD for code, _ in answers)
    return isinstance(error, smtplib.SMTPNotSupportedError | ssl.SSLCertVerificationError)


def _answers(error: Exception) -> Sequence[tuple[int, bytes | str]]:
    """What the server said, with its codes; nothing where it could not be asked."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return list(error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return [(error.smtp_code, error.smtp_error)]
    return []


def _reason(error: Exception) -> str:
    """What the server said, as it said it (`550 5.1.1 There is nobody of that name`), or why it could not be asked."""
    answers = _answers(error)
    said = "; ".join(f"{code} {text.decode(errors='replace') if isinstance(text, bytes) else text}" for code, text in answers)
    return " ".join((said or str(error)).split())
