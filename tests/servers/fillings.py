"""What the databases that tests copy hold besides the reference data: each filled once in a process, by the program's own verbs.

A test gets the database that the fixtures it asks for need: `installation` (so `world` and `desk` too), `correspondence`,
`kinds_installation`; without any of them one with tables and reference data alone.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any

from flask_security import hash_password

from forms_app.config import Settings
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.web.app import create_app
from tests.answers.forms import FORM
from tests.servers.correspondence import correspond
from tests.servers.installation import PASSWORD, fill_installation

SEEDED = "seeded"
Filling = Callable[[UnitOfWork], Mapping[str, Any]]


def _nothing(_uow: UnitOfWork) -> Mapping[str, Any]:
    return {}


def _installation(uow: UnitOfWork) -> Mapping[str, Any]:
    return {"installation": fill_installation(uow, password_hash=_hash())}


def _correspondence(uow: UnitOfWork) -> Mapping[str, Any]:
    made = fill_installation(uow, password_hash=_hash())
    return {"installation": made, "correspondence": correspond(uow, made)}


def _kinds(uow: UnitOfWork) -> Mapping[str, Any]:
    return {"kinds_installation": fill_installation(uow, FORM, _hash())}


# By the fixture that needs it. The order counts: what is said in an installation stands in that installation.
FILLINGS: Mapping[str, Filling] = {
    "correspondence": _correspondence,
    "installation": _installation,
    "kinds_installation": _kinds,
    SEEDED: _nothing,
}


def filling_for(fixtures: Collection[str]) -> str:
    """The name of what a test needs that asks for these fixtures."""
    return next((name for name in FILLINGS if name in fixtures), SEEDED)


@cache
def _hash() -> str:
    """Of everybody's password: argon2 is slow on purpose, and once is enough."""
    with create_app(Settings(), lambda _ids: None).app_context():
        return str(hash_password(PASSWORD))
