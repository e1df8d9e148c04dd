"""What the program has made and need not make again: its file, under the digest of all that it was made from."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from forms_app.records.base import Base, Digest
from forms_app.records.unit_of_work import Session, UnitOfWork


class KeptFile(Base):
    """A file that was made: `kind` says what it is (`part`, `volume`), `key` is the SHA-256 of all that it was made from, `digest`
    that of its bytes. `used_at` is when it was last asked for; what nobody asks for is not kept for ever."""

    __tablename__ = "kept_file"
    __table_args__ = (UniqueConstraint("kind", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[Digest]
    digest: Mapped[Digest] = mapped_column(index=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime]


def kept_file(session: Session, kind: str, key: str) -> KeptFile | None:
    """What is kept under a key."""
    return session.scalar(select(KeptFile).where(KeptFile.kind == kind, KeptFile.key == key))


def keep_file(uow: UnitOfWork, kind: str, key: str, digest: str) -> None:
    """Note what was made, or that it was used; the same key has the same file, unless it was made anew."""
    found = kept_file(uow.session, kind, key)
    if found is None:
        uow.session.add(KeptFile(kind=kind, key=key, digest=digest, made_at=uow.now, used_at=uow.now))
    else:
        found.digest, found.used_at = digest, uow.now
    uow.session.flush()
