"""Which files are taken: judged by their content, never by their name alone."""

import zipfile
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
_ENTRIES_MOST = 20_000  # of a zip: more is no document

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


def media_type_of(content: IO[bytes], size: int) -> str:
    """The media type of a file, from its bytes; the position in it is moved. Raises RefusedFileError."""
    content.seek(0)
    head = content.read(_HEAD)
    if head.startswith(b"PK"):
        return _of_zip(content)
    found = _of_magic(head)
    if found in _BY_MAGIC:
        return found
    if found == "" and _is_text(head, complete=size <= _HEAD):
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
            declared = archive.read("mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in names else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise RefusedFileError("file-broken", {}) from error
    if any(name.endswith(_MACROS) for name in names):
        raise RefusedFileError("file-macros", {})
    if declared in _ODF:
        return declared
    for part, media_type in _OOXML.items():
        if part in names and "[Content_Types].xml" in names:
            return media_type
    raise RefusedFileError("file-kind", {})


def _is_text(head: bytes, *, complete: bool) -> bool:
    """Whether the bytes read as UTF-8 text without control characters, and not as a page or script of a browser."""
    try:
        text = head.decode("utf-8") if complete else head.decode("utf-8", "ignore")
    except UnicodeDecodeError:
        return False
    marks = text.lstrip("\ufeff \t\r\n").lower()
    return not marks.startswith(("<", "#!")) and all(sign.isprintable() or sign in "\t\r\n\ufeff" for sign in text)
