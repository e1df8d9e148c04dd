"""Which files are taken: judged by their content, never by their name alone."""

import codecs
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import IO

import puremagic

_OOXML = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_ODF = frozenset(f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation"))
_BY_MAGIC = frozenset({"application/pdf", "image/png", "image/jpeg", "text/rtf", "application/rtf"})
_TEXT = "text/plain"
_MACROS = "vbaProject.bin"
_HEAD = 8192  # bytes that show what a file is
_PIECE = 256 * 1024  # bytes of a text read at once
_DECLARATION = 100  # bytes, longer than any media type
_ENTRIES_MOST = 20_000  # of a zip: more is no document
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")  # no text has them; tab, line and page breaks it may have

# media type -> the ending a download is given when its name has another one
ENDINGS: Mapping[str, str] = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "text/rtf": ".rtf",
    "application/rtf": ".rtf",
    _TEXT: ".txt",
    **dict(zip(_OOXML.values(), (".docx", ".xlsx", ".pptx"), strict=True)),
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
}


class RefusedFileError(Exception):
    """A file cannot be taken: file-too-large (most, bytes), file-empty, file-kind, file-macros, file-broken."""

    def __init__(self, code: str, params: Mapping[str, int]) -> None:
        super().__init__(code)
        self.code = code
        self.params = dict(params)


def media_type_of(content: IO[bytes]) -> str:
    """The media type of a file, from its bytes; the position in it is moved. Raises RefusedFileError."""
    content.seek(0)
    head = content.read(_HEAD)
    if head.startswith(b"PK"):
        return _of_zip(content)
    found = _of_magic(head)
    if found in _BY_MAGIC:
        return found
    content.seek(0)
    if _is_text(content):  # whatever its first letters may mean elsewhere: a table may begin with "BM" or "MZ"
        return _TEXT
    raise RefusedFileError("file-kind", {})


def _of_magic(head: bytes) -> str:
    """What the first bytes say; '' where they say nothing."""
    try:
        return str(puremagic.from_string(head, mime=True))
    except puremagic.PureError:
        return ""


def _of_zip(content: IO[bytes]) -> str:
    """Office documents are zips that say what they are in a place of their own."""
    try:
        with zipfile.ZipFile(content) as archive:
            names = set(archive.namelist()) if len(archive.infolist()) <= _ENTRIES_MOST else set()
            declared = _declared(archive) if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise RefusedFileError("file-broken", {}) from error
    if any(name.endswith(_MACROS) for name in names):
        raise RefusedFileError("file-macros", {})
    if declared in _ODF:
        return declared
    for part, media_type in _OOXML.items():
        if part in names and "[Content_Types].xml" in names:
            return media_type
    raise RefusedFileError("file-kind", {})


def _declared(archive: zipfile.ZipFile) -> str:
    """What an OpenDocument file says it is; of an entry that unpacks to gigabytes only the beginning is read."""
    with archive.open("mimetype") as entry:
        return entry.read(_DECLARATION).decode("ascii", "replace").strip()


def _is_text(content: IO[bytes]) -> bool:
    """Whether all bytes read as UTF-8 text without control characters, and not as a page or script of a browser."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    first = True
    try:
        while piece := content.read(_PIECE):
            text = decoder.decode(piece)
            if _CONTROL.search(text) or (first and text.lstrip("\ufeff \t\r\n").startswith(("<", "#!"))):
                return False
            first = False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
