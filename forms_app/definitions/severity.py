"""How much a missing or doubtful answer matters."""

from enum import StrEnum


class Severity(StrEnum):
    """What a missing or doubtful answer means for the report."""

    ERROR = "error"  # cannot be processed without it: the sender's identity, the attestation, an unreadable value
    EXPECTED = "expected"  # warns and travels with the report: a government must always be able to send
    ADVICE = "advice"  # helps
