"""The demonstration's story, read from its folder: who there is, what they report, observe and reply, and when.

`README.md` in that folder says what each file holds. The files are ours, so a mistake in one raises.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import yaml
from pydantic import AwareDatetime, ConfigDict, TypeAdapter

from forms_app.records.people import Role

_ONLY_KNOWN_KEYS = ConfigDict(extra="forbid")
_SURPRISES = {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}  # `no` and `2025-01-31` are texts here
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class MembershipStory:
    """`party` as commands name it: `government:XAA`, `organization:XAA-CTU`, `office`, `committee`."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS

    party: str
    role: Role
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonStory:
    """An account."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS

    email: str
    name: str
    locale: str
    memberships: tuple[MembershipStory, ...]


@dataclass(frozen=True, slots=True)
class AmendmentStory:
    """A later version: the answers that changed. `by` is an address; None: whoever sent the first."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS

    at: AwareDatetime
    answers: Mapping[str, Any] = field(hash=False)
    by: str | None = None


@dataclass(frozen=True, slots=True)
class ReportStory:
    """A report of a government. Without `sent` it is a draft. `answers_in`: their language where it is not the form's."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS

    unit: str
    form: str
    instruments: tuple[str, ...]
    year: int
    language: str
    opened: AwareDatetime
    answers: Mapping[str, Any] = field(hash=False)
    sent: AwareDatetime | None = None
    sent_by: str | None = None
    answers_in: str | None = None
    amended: tuple[AmendmentStory, ...] = ()

    @property
    def procedure(self) -> str:
        return self.form.partition("/")[0]


@dataclass(frozen=True, slots=True)
class ObservationStory:
    """An observation of an organization. `about` names a report by year and file name: `2025/xaa-c029`."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS

    organization: str
    unit: str
    instruments: tuple[str, ...]
    year: int
    language: str
    opened: AwareDatetime
    answers: Mapping[str, Any] = field(hash=False)
    sent: AwareDatetime | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class ReplyStory:
    """A government's reply to an observation, which it names by file name."""

    __pydantic_config__: ClassVar[ConfigDict] = _ONLY_KNOWN_KEYS

    observation: str
    language: str
    opened: AwareDatetime
    sent: AwareDatetime
    answers: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Story:
    """All of it: reports by year and file name, observations and replies by file name."""

    people: tuple[PersonStory, ...]
    reports: Mapping[str, ReportStory]
    observations: Mapping[str, ObservationStory]
    replies: Mapping[str, ReplyStory]


class _PlainLoader(yaml.CSafeLoader):
    """YAML in which only numbers and null are not texts."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _SURPRISES]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_story(folder: Path) -> Story:
    """The story of a folder. Raises pydantic.ValidationError or yaml.YAMLError."""
    return Story(
        people=_read(folder / "people.yaml", tuple[PersonStory, ...]),
        reports=_read_all(folder / "reports", ReportStory),
        observations=_read_all(folder / "observations", ObservationStory),
        replies=_read_all(folder / "replies", ReplyStory),
    )


def spread(start: datetime, end: datetime, parts: int) -> tuple[datetime, ...]:
    """So many moments between two, evenly, neither of them included: when the sections of a report were written."""
    step = (end - start) / (parts + 1)
    return tuple((start + step * (place + 1)).replace(microsecond=0) for place in range(parts))


def _read_all(folder: Path, shape: type[_Read]) -> Mapping[str, _Read]:
    paths = sorted(folder.rglob("*.yaml"))
    return {path.relative_to(folder).with_suffix("").as_posix(): _read(path, shape) for path in paths}


def _read(path: Path, shape: type[_Read]) -> _Read:
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=_PlainLoader)  # noqa: S506 -- a safe loader, made plainer
    return TypeAdapter(shape).validate_python(document)
