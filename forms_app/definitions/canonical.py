"""One way to write a value as JSON, so that the same value always has the same digest."""

import hashlib
import json
from typing import Any


def canonical_json(value: Any) -> bytes:
    """The value as JSON in UTF-8: keys sorted by code point, no spaces, no escapes but those JSON needs.

    Takes JSON values (texts, numbers, booleans, None, lists, mappings with text keys). Raises ValueError for NaN, infinities
    and lone surrogates, TypeError for anything else.
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def sha256_of(value: Any) -> str:
    """The SHA-256, in hexadecimal, of the canonical JSON of a value."""
    return sha256_hex(canonical_json(value))


def sha256_hex(content: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
