"""What the press is given in its tests besides reports: work that ends badly, or says what it finds in the press's process."""

import ctypes
import os
import time


def greeting() -> bytes:
    """The number of the process in which it was made."""
    return str(os.getpid()).encode()


def variables() -> bytes:
    return "\n".join(os.environ).encode()


def printed() -> bytes:
    """Something a library prints by the way."""
    os.write(1, b"noise")
    return b"document"


def loop() -> bytes:
    os.write(1, b"begun\n")
    while True:
        pass


def sleep_in_c() -> bytes:
    """As long as it runs no other thread of Python does."""
    os.write(1, b"begun\n")
    ctypes.PyDLL(None).sleep(3600)
    return b""


def grow() -> bytes:
    """More and more memory, a little at a time."""
    held = []
    while True:
        held.append(bytearray(1024 * 1024))
        time.sleep(0.0005)


def grab() -> bytes:
    """More memory at once than there may ever be."""
    return bytes(8 * 1024 * 1024 * 1024)


_HELD: list[bytearray] = []


def hoard(megabytes: int) -> bytes:
    """What stays when it is done: as memory in pieces does."""
    _HELD.append(bytearray(megabytes * 1024 * 1024))
    return b""


def need(megabytes: int) -> bytes:
    held = bytearray(megabytes * 1024 * 1024)
    time.sleep(0.3)
    return b"enough" if held else b""


def crash() -> bytes:
    ctypes.string_at(0)
    return b""


def abort() -> bytes:
    """As GLib and Pango do where they get no memory."""
    os.abort()


def fail() -> bytes:
    raise ValueError("a fault of WeasyPrint")
