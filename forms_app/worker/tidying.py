"""Removing what is kept for a set time only, when that time is over."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from forms_app.records.expiring import forget_export, forget_kept, in_progress, is_named
from forms_app.records.files import FilesAwayError
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.worker.formats import FORMATS
from forms_app.worker.performing import Workshop

log = logging.getLogger(__name__)

EXPORTS = frozenset({*(one.kind for one in FORMATS.values()), "tables"})  # the kinds of jobs whose files are kept for a set time
Forget = Callable[[UnitOfWork, datetime], Sequence[str]]  # names something no more; the digests that it has named


def tidy(workshop: Workshop) -> None:
    """Remove the files of what was compiled, and what was made for it and not used since, longer ago than the settings say.

    A file that anything else names stays. Where the place of the files does not answer, it is done another time.
    """
    if not workshop.settings.exports_days:
        return
    forgetting: tuple[Forget, ...] = (lambda uow, before: forget_export(uow, EXPORTS, before), forget_kept)
    try:
        for forget in forgetting:
            while _removed(workshop, forget):
                pass
    except FilesAwayError as error:
        log.warning("Files that are kept no longer could not be removed: %s", error)


def _removed(workshop: Workshop, forget: Forget) -> bool:
    """Forget one thing and remove its files; whether there was one. Both are done, or it is tried again.

    While something is compiled nothing is removed: it may make the same bytes again, and no row names them yet.
    """
    with workshop.unit(writes=True) as uow:
        if in_progress(uow.session, EXPORTS):
            return False
        digests = forget(uow, uow.now - timedelta(days=workshop.settings.exports_days))
        for digest in digests:
            if not is_named(uow.session, digest):
                workshop.files.remove(digest)
        return bool(digests)
