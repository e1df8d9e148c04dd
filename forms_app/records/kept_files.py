"""What the program has made and need not make again: its file, under the digest of all that it was made from."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from forms_app.records.base import Base, Digest, JsonValue
from forms_app.records.unit_of_work import UnitOfWork, add_unless_there


class KeptFile(Base):
    """A file that was made: `kind` says what it is (`part`, `volume`), `key` is the SHA-256 of all that it was made from, and
    `digest` that of its bytes. `used_at` is when it was last asked for; what nobody asks for is not kept for ever."""

    __tablename__ = "kept_file"
    __table_args__ = (UniqueConstraint("kind", "key", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[Digest]
    place: Mapped[int]  # of several files that were made together, which
    digest: Mapped[Digest] = mapped_column(index=True)
    about: Mapped[JsonValue]  # what its makers know of it, such as its name
    made_at: Mapped[datetime]
    used_at: Mapped[datetime]


def kept_files(uow: UnitOfWork, kind: str, key: str) -> Sequence[KeptFile]:
    """What is kept under a key, in order; it is noted that it was asked for."""
    found = uow.session.scalars(_under(kind, key)).all()
    for one in found:
        one.used_at = uow.now
    return found


def keep_files(uow: UnitOfWork, kind: str, key: str, files: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Note what was made, in order: the digest of each file and what is to be known of it. What was kept there is no more."""
    for one in uow.session.scalars(_under(kind, key)):
        uow.session.delete(one)
    uow.session.flush()
    rows = [
        KeptFile(kind=kind, key=key, place=place, digest=digest, about=dict(about), made_at=uow.now, used_at=uow.now)
        for place, (digest, about) in enumerate(files)
    ]
    add_unless_there(uow, rows)


def _under(kind: str, key: str) -> Select[KeptFile]:
    return select(KeptFile).where(KeptFile.kind == kind, KeptFile.key == key).order_by(KeptFile.place)
