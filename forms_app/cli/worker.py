"""`forms-app worker`: the process that makes documents and sends mails."""

import logging
import os
from functools import partial

import click

from forms_app.cli.opening import opened, settings_or_exit
from forms_app.records.database import open_engine
from forms_app.records.files import reach_files
from forms_app.records.unit_of_work import Sessions
from forms_app.worker.performing import Workshop, gather, perform
from forms_app.worker.queue import Queue
from forms_app.worker.queue_address import QueueError, without_secrets
from forms_app.worker.tasks import TASKS
from forms_app.worker.tidying import tidy

_NICENESS = 5  # whoever fills in a page comes before documents that are being made


log = logging.getLogger(__name__)


@click.command(name="worker", help="Make documents and send mails, until stopped.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 8), help="Processes that work side by side.")
def command(workers: int) -> None:
    """Consume the queue that the settings name."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    for chatty in ("weasyprint", "weasyprint.progress", "fontTools", "huey"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    os.nice(_NICENESS)
    settings = settings_or_exit()
    with opened(settings, writes=False):
        reach_files(settings.files_url)  # and a database that cannot be reached or is not up to date is refused
    engine = open_engine(settings)
    queue = _queue(Workshop(settings, Sessions(engine)))
    queue.take_up()
    queue.close()  # the processes part here: a connection that two of them used would answer neither
    engine.dispose()
    consumer = queue.huey.create_consumer(workers=workers, worker_type="process" if workers > 1 else "thread", periodic=True)
    log.info("works for the queue %s", without_secrets(settings.queue_url))
    consumer.run()


def _queue(workshop: Workshop) -> Queue:
    try:
        perform_one, url = partial(perform, workshop, TASKS), workshop.settings.queue_url
        return Queue(url, perform_one, lambda: gather(workshop), lambda: tidy(workshop))
    except QueueError as error:
        raise click.ClickException(str(error)) from error
