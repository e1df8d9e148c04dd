"""Long lists come in pages, and a page keeps its address."""

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

_AROUND = 1  # pages shown on either side of the present one


@dataclass(frozen=True, slots=True)
class Paging:
    """One page of a list: `page` is counted from 1, `size` is how many stand on a page, `total` how many there are."""

    page: int
    size: int
    total: int = 0

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size

    @property
    def first(self) -> int:
        return min(self.offset + 1, self.total)

    @property
    def last(self) -> int:
        return min(self.offset + self.size, self.total)

    @property
    def count(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))


def asked_page(size: int) -> Paging:
    """The page that the address asks for; the first where it asks for nonsense."""
    text = request.args.get("page", "1")[:6]
    return Paging(max(1, int(text)) if text.isascii() and text.isdecimal() else 1, size)


def page_links(paging: Paging) -> dict[str, Any]:
    """What the macro `pagination` shows: the addresses of the pages around this one, None for a gap."""
    here, last = min(paging.page, paging.count), paging.count
    shown = [one for one in range(1, last + 1) if one in (1, last) or abs(one - here) <= _AROUND]
    numbers: list[dict[str, Any] | None] = []
    for before, one in zip([0, *shown], shown, strict=False):
        if one - before > 1:
            numbers.append(None)
        numbers.append({"number": one, "url": page_url(one), "current": one == here})
    return {
        "previous": page_url(here - 1) if here > 1 else None,
        "next": page_url(here + 1) if here < last else None,
        "numbers": numbers,
    }


def page_url(page: int) -> str:
    """The present address with another page."""
    return address_with(page=str(page))


def address_with(**changes: str | None) -> str:
    """The present address with other choices; None takes one away."""
    chosen: dict[str, Any] = {**request.args.to_dict(), **changes}
    kept = {name: value for name, value in chosen.items() if value}
    return url_for(str(request.endpoint), **(request.view_args or {}), **kept)
