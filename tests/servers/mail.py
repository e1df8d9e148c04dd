"""A mail server for the tests: real SMTP on a loopback port, in a thread of this process."""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from forms_app.config import Mail
from tests.cli.processes import free_port

HOST = "127.0.0.1"
SENDER = "reports@ilo.invalid"
USER, PASSWORD = "reports", "the password of these tests"
NOBODY = "nobody@ministry.invalid"  # the recipient that is refused
LATER = "later@ministry.invalid"  # the one whose box is locked at the moment


@dataclass(frozen=True)
class Delivered:
    """A mail that the server took: who sent it to whom, how, and what it says. `raw` is as it came."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    encrypted: bool
    authenticated: bool

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=default)

    @property
    def text(self) -> str:
        text: str = self.message.get_content()
        return text


@dataclass
class MailServer:
    """What was delivered, and the settings that lead to the server."""

    setting: Mail
    delivered: list[Delivered] = field(default_factory=list)

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]) -> str:
        """Take everybody but two."""
        if address == NOBODY:
            return "550 5.1.1 There is nobody of that name"
        if address == LATER:
            return "450 4.2.1 The box is locked, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep the mail."""
        content = envelope.original_content or b""
        encrypted = session.ssl is not None
        sender, recipients = envelope.mail_from or "", tuple(envelope.rcpt_tos)
        self.delivered.append(Delivered(sender, recipients, content, encrypted, bool(session.authenticated)))
        return "250 OK"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A server that takes mails from anybody, unencrypted."""
    server = MailServer(Mail(server=HOST, port=free_port(), sender=SENDER))
    controller = Controller(server, hostname=HOST, port=server.setting.port)
    controller.start()
    yield server
    controller.stop()


@pytest.fixture
def guarded_mail_server(certificate: Path) -> Iterator[MailServer]:
    """A server that speaks to nobody without STARTTLS, and takes mails only from who signs in."""
    setting = Mail(server=HOST, port=free_port(), use_tls=True, username=USER, password=PASSWORD, sender=SENDER)
    server = MailServer(setting)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    controller = Controller(
        server,
        hostname=HOST,
        port=setting.port,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=_authenticate,
    )
    controller.start()
    yield server
    controller.stop()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """The key and the certificate of a server at the loopback address, signed by itself, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "mail.pem"
    plain = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(plain + made.public_bytes(serialization.Encoding.PEM))
    return file


def _authenticate(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, auth_data: object) -> AuthResult:
    known = LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=auth_data == known, handled=False)
