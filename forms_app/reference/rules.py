"""The calendar's rules as dated data: cycles, letter groups, due dates, first reports, sessions."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources

import yaml
from pydantic import TypeAdapter


class Procedure(StrEnum):
    """What a report or an observation is made under (ILO Constitution)."""

    ARTICLE_19 = "article-19"
    ARTICLE_22 = "article-22"
    ARTICLE_23 = "article-23"


class RulesError(Exception):
    """The rules say nothing about what was asked: carries a code ('no-rules-for-year') and parameters."""

    def __init__(self, code: str, params: Mapping[str, str | int]) -> None:
        super().__init__(f"{code} {dict(params)}")
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of every year."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Cycle:
    """How often Conventions of one instrument cycle (3 or 6, as the table of instruments says) are asked for.

    `years` is the length in these rules; `letter_groups` such as 'A-F' split the Members by English name.
    """

    instrument_cycle: int
    years: int
    letter_groups: tuple[str, ...]

    def letter_group(self, english_name: str) -> str | None:
        """The group of a name by its first letter without accent; None when it begins with no Latin letter."""
        first = unicodedata.normalize("NFKD", english_name.strip())[:1].upper()
        return next((group for group in self.letter_groups if group[0] <= first <= group[-1]), None)


@dataclass(frozen=True, slots=True)
class FirstReport:
    """When a first report is asked for: months from registration to entry into force; years after that; the month."""

    in_force_after_months: int
    asked_years_after_entry: int
    asked_in_month: int

    def year(self, in_force_on: date) -> int:
        """The year whose session examines the first report."""
        return in_force_on.year + self.asked_years_after_entry


@dataclass(frozen=True, slots=True)
class Session:
    """The Committee's session: the days it opens and closes (Geneva). `illustrative`: about those days."""

    opens: MonthDay
    closes: MonthDay
    illustrative: bool


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of the years from `valid_from` to `valid_to` inclusive (None: until further notice)."""

    valid_from: int
    valid_to: int | None
    cycles: tuple[Cycle, ...]
    due: Mapping[Procedure, MonthDay]
    first_report: FirstReport
    session: Session

    def cycle(self, instrument_cycle: int) -> Cycle | None:
        """The cycle for instruments of that instrument cycle, or None."""
        return next((cycle for cycle in self.cycles if cycle.instrument_cycle == instrument_cycle), None)

    def cycle_of_group(self, letter_group: str) -> Cycle | None:
        """The cycle a letter group belongs to, or None when these rules do not know the group."""
        return next((cycle for cycle in self.cycles if letter_group in cycle.letter_groups), None)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rule sets, the oldest first."""

    rule_sets: tuple[RuleSet, ...]

    def for_year(self, year: int) -> RuleSet:
        """The rules of a year. Raises RulesError 'no-rules-for-year' for years before the first rule set."""
        for rules in self.rule_sets:
            if rules.valid_from <= year and (rules.valid_to is None or year <= rules.valid_to):
                return rules
        raise RulesError("no-rules-for-year", {"year": year, "first": self.rule_sets[0].valid_from})

    @property
    def latest(self) -> RuleSet:
        return self.rule_sets[-1]

    def valid_from(self, year: int) -> bool:
        """Whether a rule set begins in that year."""
        return any(rules.valid_from == year for rules in self.rule_sets)


def read_rules(text: str) -> RuleBook:
    """The rule book of a YAML text. Raises pydantic.ValidationError or yaml.YAMLError: the file is ours, not a user's."""
    return TypeAdapter(RuleBook).validate_python(yaml.load(text, Loader=yaml.CSafeLoader))


@cache
def load_rules() -> RuleBook:
    """The rule book shipped with the program (`data/calendar.yaml`)."""
    return read_rules(resources.files("forms_app.reference").joinpath("data/calendar.yaml").read_text(encoding="utf-8"))
