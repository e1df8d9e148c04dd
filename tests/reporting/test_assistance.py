"""What a report states on assistance, whichever of the two ways its form asks."""

import json
from datetime import date

from forms_app.definitions.form_json import form_to_json, make_form
from forms_app.records.reports import FormVersion, Report
from forms_app.records.submissions import Submission
from forms_app.reporting.assistance import needed_in, received_in
from tests.content.sources import block, definition

DETAILED, OPEN = "assistance@1", "assistance-open@1"
TOLD = "With the Office’s help the Act was redrafted. Two judges still need training."
NEED = {"problem": "Judges do not know the Act.", "kind": ["training"]}


def _sent(included: str, answers: dict[str, object], procedure: str = "article-22") -> Submission:
    """What came on the simplified form, with one or the other block on assistance."""
    simplified = definition("article-22/simplified/2026.yaml")
    asked = {"id": included.partition("@")[0], "block": included, "questions": block(included).questions}
    sections = tuple(one.model_copy(update=asked) if one.block == DETAILED else one for one in simplified.sections)
    form = make_form(simplified.model_copy(update={"sections": sections}), {})
    version = FormVersion(code=simplified.form, version="2026", digest=form.digest, resolved=form_to_json(form))
    report = Report(unit_code="XAA", instruments="C111", language="en", procedure=procedure, form_version=version)
    return Submission(
        reference="XAA-C111.1", report=report, content=json.dumps({"answers": answers}), received_on=date(2026, 8, 1)
    )


def test_an_answer_to_the_general_encouragement_is_a_line_of_its_text_without_codes() -> None:
    (line,) = needed_in(_sent(OPEN, {"assistance-open.text": TOLD}), "Arcadia", "en")
    assert (line.problem, line.told, line.unit, line.reference, line.place) == (
        "",
        TOLD,
        "Arcadia",
        "XAA-C111.1",
        "q-assistance-open.text",
    )
    assert (line.kind_codes, line.kinds, line.urgency_code, line.rank, line.share_code) == ((), (), "", None, "")
    assert list(received_in(_sent(OPEN, {"assistance-open.text": TOLD}), "Arcadia", "en")) == []


def test_an_encouragement_that_was_not_followed_is_no_line() -> None:
    assert list(needed_in(_sent(OPEN, {}), "Arcadia", "en")) == []


def test_the_block_in_detail_gives_its_lines_and_no_text() -> None:
    (line,) = needed_in(_sent(DETAILED, {"assistance.needed": [NEED]}), "Arcadia", "en")
    assert (line.problem, line.told, line.kind_codes) == (NEED["problem"], "", ("training",))


def test_a_reply_to_an_observation_states_no_need_of_its_own() -> None:
    assert list(needed_in(_sent(OPEN, {"assistance-open.text": TOLD}, "article-23"), "Arcadia", "en")) == []
