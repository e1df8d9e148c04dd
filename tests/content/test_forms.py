"""Claims about what the forms ask, of whom, and when."""

import re
from collections.abc import Iterator, Mapping, Set

import pytest

from forms_app.answers.address import Address
from forms_app.answers.completeness import findings
from forms_app.answers.facts import Facts, Known
from forms_app.answers.kinds import kind_of
from forms_app.definitions.questions import RowsQuestion, TextQuestion
from forms_app.definitions.severity import Severity
from forms_app.reference.provisions import read_provision
from tests.content.asking import Answers, Report, options
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
BOTH = ("C029", "P029")
LATER, FIRST = Report(C029).ratified(*BOTH), Report(C029, Facts(first_report=True)).ratified(*BOTH)
# The subjects that may have changed, and the answers by which something has changed, nothing has, and everything is asked.
CHANGES = {
    "changes.subjects": ({"changes.any": "yes"}, {"changes.any": "no"}, {"changes.any": "all"}),
    "baseline.subjects": ({"baseline.status": "changed"}, {"baseline.status": "unchanged"}, {"baseline.status": "none"}),
}
NAMING_SUBJECTS = [(name, path) for name in FORMS for path in CHANGES if definition(name).question(path)]
# What a subject opens where that is not the one section of its name.
OPENED: Mapping[tuple[str, str], Set[str]] = {
    (C029, "protocol"): {f"protocol-{one}" for one in ("cooperation", "policy", "prevention", "protection", "remedies")},
    ("article-22/C081/2026.yaml", "protocol"): {"protocol-services"},
    ("article-22/C155/2026.yaml", "protocol"): {f"protocol-{one}" for one in ("notification", "recording", "statistics")},
    ("article-22/C187/2026.yaml", "programme"): set(),  # it is followed up in every report
}
SHIPPING = {"article-22/MLC/2026.yaml": {"shipping.roles": ["flag", "seafarers", "services", "ports"]}}
RECOMMENDED = {"C190": "R206"}  # the Recommendation that says how effect can be given to a Convention, where its form cites it


@pytest.mark.parametrize("name", FORMS)
def test_only_the_attestation_keeps_a_report_from_being_sent(name: str) -> None:
    required = {path for _, asked, path in definition(name).walk() if asked.missing is Severity.ERROR}
    section = next(part.id for part in definition(name).sections if part.id in ATTESTATIONS)
    assert required == {f"{section}.{question_id}" for question_id in ATTESTATIONS[section]}


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_report_lacks_its_attestation_and_nothing_else_stops_it(name: str) -> None:
    found = findings(
        definition(name), {}, Facts(first_report=True, detailed=True, federal=True, ratified=frozenset(BOTH)), Known()
    )
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
    assert FIRST.sections() == {section.id for section in definition(C029).sections} - {"changes", "comments"}


def test_a_later_report_asks_only_for_the_subjects_that_changed() -> None:
    assert not LATER.sections() & {*SUBJECTS, "legal-order", "protocol-policy"}
    changed = {"changes.any": "yes", "changes.subjects": ["prison-labour"]}
    assert LATER.sections(changed) & set(SUBJECTS) == {"prison-labour"}


@pytest.mark.parametrize(
    ("report", "answers"),
    [(Report(C029, Facts(detailed=True)).ratified(*BOTH), {}), (LATER, {"changes.any": "all"})],
    ids=["asked for", "chosen by the government"],
)
def test_a_detailed_report_asks_for_every_subject(report: Report, answers: Answers) -> None:
    assert report.sections(answers) >= {*SUBJECTS, "protocol-policy", "protocol-remedies"}


def _opened(name: str, code: str) -> Set[str]:
    """The sections that a subject opens: for another subject, which is told in words, none."""
    return OPENED.get((name, code), {code} - {"other"})


def _sections(name: str, answers: Answers) -> frozenset[str]:
    """The sections shown to a State that the form is made for: reviews are for who has not ratified."""
    instruments = definition(name).instruments if name.startswith("article-22/") else ()
    return Report(name).ratified(*instruments).sections({**SHIPPING.get(name, {}), **answers})


def test_every_report_on_a_convention_and_every_review_names_what_may_have_changed() -> None:
    for_any_convention = {"article-22/general/2026.yaml", "article-22/simplified/2026.yaml"}
    expected = {name for name in FORMS if name.startswith(("article-22/", "declaration/"))} - for_any_convention
    assert {name for name, _ in NAMING_SUBJECTS} == expected


@pytest.mark.parametrize(("name", "subjects"), NAMING_SUBJECTS)
def test_each_subject_that_changed_opens_its_section_and_no_other(name: str, subjects: str) -> None:
    something, nothing, _ = CHANGES[subjects]
    for code in options(name, subjects):
        changed = _sections(name, {**something, subjects: [code]})
        assert changed - _sections(name, nothing) == _opened(name, code), code


@pytest.mark.parametrize(("name", "subjects"), NAMING_SUBJECTS)
def test_all_that_a_report_without_changes_leaves_out_can_be_named_as_changed(name: str, subjects: str) -> None:
    _, nothing, everything = CHANGES[subjects]
    left_out = _sections(name, everything) - _sections(name, nothing)
    assert left_out == {section for code in options(name, subjects) for section in _opened(name, code)}


def test_the_protocol_is_asked_about_only_where_it_is_ratified() -> None:
    without = FIRST.ratified("C029").sections()
    assert not [section for section in without if section.startswith("protocol")]


def test_private_prison_labour_asks_for_consent_and_conditions() -> None:
    paths = {"prison-labour.art2-consent", "prison-labour.art2-private"}
    for answer, shown in (("yes", paths), ("no", set())):
        assert FIRST.questions({"prison-labour.art2-private-parties": answer}) & paths == shown


def test_a_state_that_ratified_is_not_asked_about_ratifying() -> None:
    ratified, not_ratified = Report(HOME_WORK).ratified("C177"), Report(HOME_WORK)
    obstacles = {"effect.obstacles", "effect.prospects"}
    assert not ratified.questions() & obstacles
    assert not ratified.sections() & {"scope", "equality"}
    assert obstacles <= not_ratified.questions()


def test_federal_states_alone_are_asked_about_their_units() -> None:
    assert "federal-state" in Report(HOME_WORK, Facts(federal=True)).sections()
    assert "federal-state" not in Report(HOME_WORK).sections()


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
