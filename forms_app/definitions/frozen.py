"""The base of everything a form definition is made of."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A part of a definition: read once, never changed, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
