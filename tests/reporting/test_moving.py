"""A draft moves to a newer version of its form: answers stay, are carried over, or are kept unseen; none is lost."""

from dataclasses import replace

import pytest

from forms_app.answers.address import Address
from forms_app.definitions.form import Definition, Form
from forms_app.definitions.form_json import make_form
from forms_app.definitions.library import Entry, Library, State
from forms_app.records.queries.answers import history_of
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.errors import ConflictError, NotAllowedError
from forms_app.reporting.moving import move, offered
from forms_app.reporting.sending import send
from tests.reporting.desk import ATTESTED, Desk, form, write

C029 = "article-22/C029"
OLD, NEW = "prohibition.art2-definition", "prohibition.art2-meaning"


def newer(version: str = "2027") -> Form:
    """A version in which one question has another id, one is gone, and a list is new."""
    raw = form(C029).definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    raw["version"] = version
    section = next(one for one in raw["sections"] if one["id"] == "prohibition")
    kept = [one for one in section["questions"] if one["id"] != "art2-idleness-text"]
    section["questions"] = [
        {**one, "id": "art2-meaning", "was": [OLD]} if one["id"] == "art2-definition" else one for one in kept
    ]
    column = {"id": "name", "kind": "text", "prompt": "Its name"}
    section["questions"].append({"id": "lists", "kind": "rows", "item": "List", "prompt": "New list", "columns": [column]})
    return make_form(Definition.model_validate(raw), form(C029).words)


def library_of(*forms: Form) -> Library:
    entries = [Entry(one.definition.form, one.definition.version, "", State.PUBLISHED, one, ()) for one in forms]
    return Library(tuple(entries), ())


ANSWERS = {OLD: "As the Penal Code has it.", "prohibition.art2-idleness": "yes", "prohibition.art2-idleness-text": "Section 9."}


def test_answers_stay_are_carried_over_or_kept_unseen(desk: Desk) -> None:
    with desk.unit() as uow:
        report = desk.report(uow)
        write(uow, report, ANSWERS)
        draft = read_draft(uow.session, report, "en")
        to = offered(uow.session, draft, library_of(form(C029), newer()))
        assert to is not None
        assert to.carried == {Address(OLD): Address(NEW)}
        assert to.left == (Address("prohibition.art2-idleness-text"),)
        move(uow, desk.member(uow, "xaa.focal"), draft, to)
        moved = read_draft(uow.session, report, "en")
        assert moved.definition.version == "2027"
        assert moved.sheet[Address(NEW)] == ANSWERS[OLD]
        assert moved.sheet[Address("prohibition.art2-idleness")] == "yes"
        assert moved.sheet[Address("prohibition.art2-idleness-text")] == "Section 9."  # kept, though nobody asks
        assert [one.value for one in history_of(uow.session, report.id, Address(OLD))] == [ANSWERS[OLD]]


def test_nothing_is_offered_for_an_older_or_unpublished_version_or_a_report_that_was_sent(desk: Desk) -> None:
    with desk.unit() as uow:
        report = desk.report(uow)
        draft = read_draft(uow.session, report, "en")
        assert offered(uow.session, draft, library_of(form(C029))) is None
        unpublished = library_of(form(C029), newer())
        entries = tuple(replace(one, state=State.DRAFT) for one in unpublished.entries)
        assert offered(uow.session, draft, Library(entries, ())) is None
        to = offered(uow.session, draft, library_of(newer()))
        assert to is not None
        write(uow, report, ATTESTED)
        focal = desk.member(uow, "xaa.focal")
        send(uow, focal, read_draft(uow.session, report, "en"), n=1)
        assert offered(uow.session, draft, library_of(newer())) is None
        with pytest.raises(ConflictError, match="already-sent"):
            move(uow, focal, draft, to)


@pytest.mark.parametrize("person", ["xaa.contributor", "xaa.signatory", "xab.focal", "registry"])
def test_only_who_writes_the_whole_report_moves_it(desk: Desk, person: str) -> None:
    with desk.unit() as uow:
        draft = read_draft(uow.session, desk.report(uow), "en")
        to = offered(uow.session, draft, library_of(newer()))
        assert to is not None
        with pytest.raises(NotAllowedError):
            move(uow, desk.member(uow, person), draft, to)
