"""What a script sends to save: read strictly, so that nothing is guessed."""

from typing import Annotated, Any

from flask import abort
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from forms_app.answers.address import Address
from forms_app.answers.languages import LANGUAGE_TAG, LONGEST_TAG

_SAVES_MOST = 500  # in one request: a long offline day

Text = Annotated[str, StringConstraints(max_length=1_000_000)]
Name = Annotated[str, StringConstraints(max_length=320)]
Language = Annotated[str, StringConstraints(pattern=f"^{LANGUAGE_TAG}$", max_length=LONGEST_TAG)]


class Save(BaseModel):
    """One save: the address as it stands in the page, the parts as typed, the revision seen (0: none), the language."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    place: Name = Field(alias="address")
    parts: Annotated[dict[Name, Annotated[list[Text], Field(max_length=400)]], Field(max_length=2000)]
    revision: Annotated[int, Field(ge=0, lt=10**9)]
    language: Language | None = None

    @property
    def address(self) -> Address:
        return Address.parse(self.place)


class _Saves(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    saves: Annotated[list[Save], Field(min_length=1, max_length=_SAVES_MOST)]


class RowRequest(BaseModel):
    """An act on the rows of a table; `row` is '' for an addition."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    path: Name
    act: Name
    row: Name = ""


def read_saves(raw: Any) -> tuple[list[Save], bool]:
    """The saves of a request, and whether they came as a list. Ends the request with 400 where it is neither shape."""
    several = isinstance(raw, dict) and "saves" in raw
    try:
        return (_Saves.model_validate(raw).saves, True) if several else ([Save.model_validate(raw)], False)
    except ValidationError:
        abort(400)


def read_row_request(raw: Any) -> RowRequest:
    """The act of a request. Ends the request with 400 where it is none."""
    try:
        return RowRequest.model_validate(raw)
    except ValidationError:
        abort(400)
