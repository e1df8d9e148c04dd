"""What changed between two forms, in lines to read."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from forms_app.definitions.comparing import Change, What

_SIGNS = {What.ADDED: "+", What.REMOVED: "-", What.KEPT_AS: "=", What.MOVED: "~"}


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """One line for a part added (+), removed (-), kept under another path (=) or moved (~), more for what it says (*)."""
    for change in changes:
        sign = _SIGNS.get(change.what, "*")
        where = change.path or "form"
        match change.what:
            case What.ADDED:
                yield f"{sign} {where}: {change.after}"
            case What.REMOVED:
                yield f"{sign} {where}: {change.before}"
            case What.KEPT_AS:
                yield f"{sign} {where}: was {change.before}"
            case What.MOVED:
                yield f"{sign} {where}: moved"
            case _:
                yield f"{sign} {where}: {_aspect(change)}"
                yield f"    before: {_shown(change.before)}"
                yield f"    after:  {_shown(change.after)}"
                yield from _translations(change)


def _translations(change: Change) -> Iterator[str]:
    """What a changed sentence was and is in other languages; one text where it is the same."""
    for one in change.translations:
        if one.before == one.after:
            yield f"    {one.language} unchanged: {one.after}"
        else:
            yield f"    {one.language} before: {_shown(one.before)}"
            yield f"    {one.language} after:  {_shown(one.after)}"


def _aspect(change: Change) -> str:
    return " ".join(part for part in (change.what, change.language, change.face) if part)


def _shown(value: Any) -> str:
    if value is None:
        return "(nothing)"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
