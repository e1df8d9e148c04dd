"""What a volume for the archive has besides (PDF/A-3, ISO 19005-3): what its colours mean, and files that go with its pieces."""

import hashlib
from collections.abc import Iterable, Mapping
from importlib.resources import files

from forms_app.documents.assembly.pieces import Attachment, PieceError
from forms_app.documents.assembly.strings import moment, name, text_string
from forms_app.documents.assembly.volume_file import VolumeFile

_PROFILE = files("weasyprint.pdf") / "sRGB2014.icc"  # what it puts into files for the archive that it makes as a whole
_COLOURS = b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>"


def colours(file: VolumeFile) -> bytes:
    """Write the profile of the colours; what says that those on the pages are sRGB."""
    number = file.new()
    file.packed(number, b"/N 3", _PROFILE.read_bytes())
    return _COLOURS % number


def attach(file: VolumeFile, attached: Iterable[Attachment]) -> Mapping[str, bytes]:
    """Write files; what leads to each, by its name, in the order given. Raises PieceError where two have one name."""
    written: dict[str, bytes] = {}
    for one in attached:
        if one.name in written:
            raise PieceError(one.piece, f"two files that go with the volume are called {one.name}")
        words = (text_string(one.name), text_string(one.name), text_string(one.description), _embedded(file, one))
        # the source of what is read on the pages (ISO 19005-3, annex E)
        specification = b"<</Type/Filespec/F%s/UF%s/Desc%s/AFRelationship/Source/EF<</F %d 0 R>>>>" % words
        written[one.name] = b"%d 0 R" % file.add(specification)
    return written


def _embedded(file: VolumeFile, one: Attachment) -> int:
    number, content = file.new(), one.content()
    check = hashlib.md5(content, usedforsecurity=False).hexdigest().encode()  # so the format wants it
    words = b"/Type/EmbeddedFile/Subtype%s/Params<</ModDate%s/Size %d/CheckSum<%s>>>"
    file.packed(number, words % (name(one.media_type), moment(one.changed), len(content), check), content)
    return number
