"""Claims about what the forms ask, of whom, and when."""

import re
from collections.abc import Iterator

import pytest

from forms_app.answers.address import Address
from forms_app.answers.completeness import findings
from forms_app.answers.facts import Facts, Known
from forms_app.answers.kinds import kind_of
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import RowsQuestion, TextQuestion
from forms_app.definitions.severity import Severity
from forms_app.reference.provisions import read_provision
from tests.content.sources import FORMS, LOCALES, definition, form_words, question

C029 = "article-22/C029/2026.yaml"
HOME_WORK = "article-19/home-work/2026.yaml"
SUBJECTS = (
    "prohibition",
    "military-service",
    "civic-obligations",
    "prison-labour",
    "emergencies",
    "communal-services",
    "penal-sanctions",
)
ATTESTATIONS = {
    "attestation": ("name", "position", "confirmed"),
    "attestation-organizations": ("name", "position", "confirmed"),
    "attestation-reply": ("name", "position", "confirmed"),
}
BOTH = frozenset({"C029", "P029"})
RECOMMENDED = {"C190": "R206"}  # the Recommendation that says how effect can be given to a Convention, where its form cites it


def _sections(name: str, facts: Facts, sheet: Sheet | None = None) -> frozenset[str]:
    return visible(definition(name), sheet or {}, facts).sections


@pytest.mark.parametrize("name", FORMS)
def test_only_the_attestation_keeps_a_report_from_being_sent(name: str) -> None:
    required = {path for _, asked, path in definition(name).walk() if asked.missing is Severity.ERROR}
    section = next(part.id for part in definition(name).sections if part.id in ATTESTATIONS)
    assert required == {f"{section}.{question_id}" for question_id in ATTESTATIONS[section]}


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_report_lacks_its_attestation_and_nothing_else_stops_it(name: str) -> None:
    found = findings(definition(name), {}, Facts(first_report=True, detailed=True, federal=True, ratified=BOTH), Known())
    stops = {problem.address.path.partition(".")[0] for problem in found if problem.severity is Severity.ERROR}
    assert len(stops) == 1
    assert stops <= ATTESTATIONS.keys()


@pytest.mark.parametrize("name", FORMS)
def test_a_column_never_keeps_a_report_from_being_sent(name: str) -> None:
    for _, asked, path in definition(name).walk():
        if isinstance(asked, RowsQuestion):
            assert not [column.id for column in asked.columns if column.required], path


@pytest.mark.parametrize("name", FORMS)
def test_provisions_cited_are_of_the_form_or_of_the_constitution(name: str) -> None:
    form = definition(name)
    codes = set() if form.instruments == "any" else set(form.instruments)
    codes |= set(re.findall(r'"ratified":"(\w+)"', form.model_dump_json()))  # what a form asks because of another instrument
    codes |= {"Constitution", "C144", "R152"}  # the last two say on what governments consult, whatever the report is about
    codes |= {RECOMMENDED[code] for code in codes & RECOMMENDED.keys()}
    cited = {reference for _, asked, _ in form.walk() for reference in asked.reference}
    assert not [one for one in cited if one.partition(" ")[0] not in codes or read_provision(one) is None]


@pytest.mark.parametrize("name", FORMS)
def test_no_form_claims_an_approval_it_does_not_have(name: str) -> None:
    assert definition(name).approval is None


def _lines_of_text(name: str) -> Iterator[tuple[TextQuestion, str]]:
    """Each question and column on one line, with its path."""
    for _, asked, path in definition(name).walk():
        if isinstance(asked, TextQuestion):
            yield asked, path
        elif isinstance(asked, RowsQuestion):
            yield from ((column, f"{path}.{column.id}") for column in asked.columns if isinstance(column, TextQuestion))


@pytest.mark.parametrize("name", FORMS)
def test_an_example_would_be_accepted_as_an_answer(name: str) -> None:
    words = [form_words(name, locale) for locale in LOCALES]
    for asked, path in _lines_of_text(name):
        if asked.example:
            kind, address = kind_of(asked), Address(path)
            for example in (asked.example, *(texts[f"{path}.example"] for texts in words)):
                assert not kind.doubts(asked, kind.read(asked, example, address, Known()), address), f"{path}: {example}"


def test_a_first_report_asks_everything_but_what_changed() -> None:
    shown = _sections(C029, Facts(first_report=True, ratified=BOTH))
    assert shown == {section.id for section in definition(C029).sections} - {"changes", "comments"}


def test_a_later_report_asks_only_for_the_subjects_that_changed() -> None:
    later = Facts(ratified=BOTH)
    assert not _sections(C029, later) & {*SUBJECTS, "legal-order", "protocol-policy"}
    changed: Sheet = {Address("changes.any"): "yes", Address("changes.subjects"): ["prison-labour"]}
    assert _sections(C029, later, changed) & set(SUBJECTS) == {"prison-labour"}


@pytest.mark.parametrize(
    ("facts", "sheet"),
    [(Facts(detailed=True, ratified=BOTH), {}), (Facts(ratified=BOTH), {Address("changes.any"): "all"})],
    ids=["asked for", "chosen by the government"],
)
def test_a_detailed_report_asks_for_every_subject(facts: Facts, sheet: Sheet) -> None:
    assert _sections(C029, facts, sheet) >= {*SUBJECTS, "protocol-policy", "protocol-remedies"}


def test_every_subject_that_can_change_opens_its_section() -> None:
    for code in SUBJECTS:
        sheet: Sheet = {Address("changes.any"): "yes", Address("changes.subjects"): [code]}
        assert code in _sections(C029, Facts(), sheet)


def test_the_protocol_is_asked_about_only_where_it_is_ratified() -> None:
    without = _sections(C029, Facts(first_report=True, ratified=frozenset({"C029"})))
    assert not [section for section in without if section.startswith("protocol")]


def test_private_prison_labour_asks_for_consent_and_conditions() -> None:
    facts = Facts(first_report=True, ratified=BOTH)
    paths = {"prison-labour.art2-consent", "prison-labour.art2-private"}
    for answer, shown in (("yes", paths), ("no", set())):
        sheet: Sheet = {Address("prison-labour.art2-private-parties"): answer}
        assert visible(definition(C029), sheet, facts).questions & paths == shown


def test_a_state_that_ratified_is_not_asked_about_ratifying() -> None:
    ratified = visible(definition(HOME_WORK), {}, Facts(ratified=frozenset({"C177"})))
    not_ratified = visible(definition(HOME_WORK), {}, Facts())
    obstacles = {"effect.obstacles", "effect.prospects"}
    assert not ratified.questions & obstacles
    assert not ratified.sections & {"scope", "equality"}
    assert obstacles <= not_ratified.questions


def test_federal_states_alone_are_asked_about_their_units() -> None:
    assert "federal-state" in _sections(HOME_WORK, Facts(federal=True))
    assert "federal-state" not in _sections(HOME_WORK, Facts())


def test_remarks_name_the_question_they_concern() -> None:
    remarks = question("article-23/observation/2026.yaml", "remarks.list")
    assert isinstance(remarks, RowsQuestion)
    assert [column.id for column in remarks.columns] == ["anchor", "text"]


def test_every_report_form_asks_for_replies_to_pending_comments() -> None:
    for name in FORMS:
        if name.startswith("article-22/"):
            assert "comments" in {section.id for section in definition(name).sections}, name


@pytest.mark.parametrize("name", FORMS)
def test_every_provision_a_form_cites_can_be_cited_in_each_language(name: str) -> None:
    cited = [written for _, asked, _ in definition(name).walk() for written in asked.reference]
    assert [written for written in cited if read_provision(written) is None] == []


@pytest.mark.parametrize("name", FORMS)
def test_each_question_names_its_provision_and_says_what_is_wanted(name: str) -> None:
    asked = [(path, one) for _, one, path in definition(name).walk() if one.answerable]
    assert [path for path, one in asked if not one.reference] == []
    assert [path for path, one in asked if not one.help] == []
