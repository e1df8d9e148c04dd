"""A pointer to an instrument, a unit, an organization, or a law cited in the same report."""

from collections.abc import Mapping, Sequence

from forms_app.reference.names import alphabetical
from forms_app.web.fields.base import AnswerField
from forms_app.web.fields.words import Choice


class ReferenceField(AnswerField):
    kind = "reference"

    @property
    def group(self) -> bool:  # type: ignore[override]  # an organization is chosen or named: two inputs
        return self.to_organization

    @property
    def to_organization(self) -> bool:
        return bool(self.asked.question.to == "organization")

    @property
    def choices(self) -> Sequence[Choice]:
        """What may be chosen, by name; laws in their order."""
        known = self.draft.known
        match self.asked.question.to:
            case "law":
                return [Choice(row, f"{place}. {title}" if title else f"{place}.") for place, (row, title) in _places(known.laws)]
            case "instrument":
                return [Choice(code, f"{code} – {name}") for code, name in known.instruments.items()]
            case "unit":
                names = known.units
            case _:
                names = known.organizations
        return [Choice(code, name) for code, name in sorted(names.items(), key=lambda pair: alphabetical(pair[1]))]


def _places(laws: Mapping[str, str]) -> Sequence[tuple[int, tuple[str, str]]]:
    return list(enumerate(laws.items(), 1))
