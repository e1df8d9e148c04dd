"""The pieces of volumes collected, by several at once: threads of one worker, and workers that share the queue.

Nobody is told which pieces are his: each takes what is missing in an order of his own, and what another has made meanwhile is
kept already. That two make the same is rare and does no harm, and a worker that is lost leaves nothing undone.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from random import shuffle
from typing import Any

from forms_app.records.jobs import Ticket, add_job
from forms_app.worker.compiling import Noted, sparing
from forms_app.worker.hand_over import HandOver
from forms_app.worker.performing import Progress, Workshop
from forms_app.worker.queue import Queue
from forms_app.worker.rendering import has_piece, piece_of
from forms_app.worker.side_by_side import side_by_side

JOB = "pieces"  # the kind of the job by which another worker helps
_WORTH_SHARING = 8  # pieces that are missing: fewer are made before another worker has begun
_HELPERS = 3  # who finds nothing left to be done has done it in a moment

Share = Callable[[Workshop, Sequence[int], str], None]  # asks for help with the pieces of submissions, in a language


def alone(workshop: Workshop, submission_ids: Sequence[int], language: str) -> None:
    """Ask nobody: a command needs no worker."""


def ask_workers(workshop: Workshop, submission_ids: Sequence[int], language: str) -> None:
    """Ask whoever works on the queue."""
    params = {"submissions": list(submission_ids), "language": language}
    with workshop.unit(writes=True) as uow:
        tickets = [Ticket(add_job(uow, JOB, params).id, JOB) for _ in range(_HELPERS)]
    hand_over = HandOver(workshop.settings.queue_url, Queue)
    hand_over(tickets)
    if hand_over.queue is not None:
        hand_over.queue.close()


def collect(
    workshop: Workshop, submissions: Mapping[str, int], language: str, folder: Path, noted: Noted, share: Share
) -> Mapping[str, Path]:
    """The piece of each submission, by reference, in a file of the folder. `noted` is told how many are there, of how many."""
    files = {reference: folder / f"{reference}.sent" for reference in submissions}
    missing = [number for number in submissions.values() if not has_piece(workshop, number, language)]
    if len(missing) >= _WORTH_SHARING:
        share(workshop, missing, language)
    there = len(submissions) - len(missing)
    for done in _made(workshop, missing, language):
        noted(there + done, len(submissions), "documents")
    for reference, number in submissions.items():
        files[reference].write_bytes(piece_of(workshop, number, language))
    noted(len(files), len(files), "documents")
    return files


def help_with_pieces(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> None:
    """The task of a helper."""
    ids, told = params["submissions"], sparing(progress)
    for done in _made(workshop, ids, params["language"]):
        told(done, len(ids), "documents")


def _made(workshop: Workshop, submission_ids: Collection[int], language: str) -> Iterator[int]:
    """Make what is missing, in an order of its own; how many are there, after each. Each thread has its own press."""
    order = list(submission_ids)
    shuffle(order)

    def make(submission_id: int, press: int) -> None:
        if not has_piece(workshop, submission_id, language):
            piece_of(workshop, submission_id, language, press)

    for done, _none in enumerate(side_by_side(workshop.settings.volume_processes, make, order), 1):
        yield done
