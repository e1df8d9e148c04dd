"""What a volume is made of: the session's versions, the reader's scope, what is received and what is missing."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from forms_app.documents.values import CommentPassage, SentPassage, Volume
from forms_app.records.people import Membership
from forms_app.records.queries.compiling import examined
from forms_app.records.queries.submissions import submission_by_reference
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session, Sessions, unit_of_work
from forms_app.reporting.compiling import Compiled, Maker, compile_volume
from forms_app.reporting.selections import Options, Order, Selection
from forms_app.reporting.tabulating import tabulate
from tests.reporting.papers import OBSERVATION, REPLY, enter, paper
from tests.servers.correspondence import Correspondence, correspond
from tests.servers.databases import NOW
from tests.servers.installation import COMMENT, YEAR, Installation, membership_of

AT = datetime(YEAR, 10, 1, tzinfo=UTC)
NO_LAWS = {"laws.list": None, "practice.appreciation": None}  # what the form does not ask


def compiled(session: Session, selection: Selection, membership: Membership | None = None) -> Compiled:
    maker = Maker("Office", AT, membership, "Committee of Experts")
    return compile_volume(session, selection, "All", maker)


def voices(volume: Volume) -> list[str]:
    return [passage.voice.side for chapter in volume.chapters for passage in chapter.passages]


def test_a_chapter_has_comment_report_and_then_each_side_with_its_reply(
    sessions: Sessions, correspondence: Correspondence
) -> None:
    with sessions() as session:
        volume = compiled(session, Selection(YEAR)).volume
    assert voices(volume) == ["committee", "government", "workers", "government", "employers"]
    comment, report, _, reply, _ = volume.chapters[0].passages
    assert isinstance(comment, CommentPassage)
    assert len(comment.points) == 2
    assert isinstance(report, SentPassage)
    assert isinstance(reply, SentPassage)
    assert (report.act, reply.act) == ("report", "reply")
    assert report.reference == correspondence.report


def test_what_came_is_received_and_what_did_not_is_missing(sessions: Sessions, installation: Installation) -> None:
    with sessions() as session:
        before = compiled(session, Selection(YEAR)).volume
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        correspond(uow, installation)
    with sessions() as session:
        after = compiled(session, Selection(YEAR)).volume
    assert [(len(one.received), len(one.missing)) for one in (before, after)] == [(0, 1), (1, 0)]
    assert (after.received[0].unit, after.received[0].received) == ("Arcadia", date(YEAR, 8, 20))


def test_an_amendment_after_the_session_stands_in_the_next_volume_and_changes_nothing_in_this_one(
    sessions: Sessions, correspondence: Correspondence
) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        first = submission_by_reference(uow.session, correspondence.report)
        assert first is not None
        uow.session.add(_version(first, 2, YEAR))
        uow.session.add(_version(first, 3, YEAR + 1))
    with sessions() as session:
        now, later = (compiled(session, Selection(year)) for year in (YEAR, YEAR + 1))
    stem = correspondence.report.removesuffix(".1")
    assert f"{stem}.2" in now.references
    assert f"{stem}.1" not in now.references
    assert later.references == (f"{stem}.3",)
    assert now.volume.missing == ()


def test_an_amended_report_is_listed_with_the_day_its_first_version_came(
    sessions: Sessions, correspondence: Correspondence
) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        first = submission_by_reference(uow.session, correspondence.report)
        assert first is not None
        amended = _version(first, 2, YEAR)
        amended.received_on = date(YEAR, 10, 5)
        uow.session.add(amended)
    with sessions() as session:
        (line,) = compiled(session, Selection(YEAR)).volume.received
    assert (line.received, line.version, line.amended) == (date(YEAR, 8, 20), 2, date(YEAR, 10, 5))


def test_a_report_that_came_after_its_session_is_missing_there(sessions: Sessions, installation: Installation) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        reference = correspond(uow, installation).report
    with sessions() as session:
        volume = compiled(session, Selection(YEAR + 1)).volume
        assert (volume.received, volume.missing) == ((), ())
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        first = submission_by_reference(uow.session, reference)
        assert first is not None
        late = _version(first, 2, YEAR + 1)
        uow.session.add(late)
    with sessions() as session:
        assert [one.unit for one in compiled(session, Selection(YEAR + 1)).volume.received] == ["Arcadia"]


def test_nothing_is_in_a_volume_that_its_reader_may_not_read(
    sessions: Sessions, installation: Installation, correspondence: Correspondence
) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        membership_of(uow.session, installation.people["expert"]).instruments = ["C087"]
    with sessions() as session:
        outside = compiled(session, Selection(YEAR), membership_of(session, installation.people["expert"])).volume
        organization = compiled(session, Selection(YEAR), membership_of(session, installation.people["xaa.employers"]))
        other_state = compiled(session, Selection(YEAR), membership_of(session, installation.people["xab.focal"]))
    assert (outside.chapters, outside.assistance_received, outside.assistance_needed) == ((), (), ())
    assert set(organization.references) == {correspondence.report, correspondence.employers}
    assert other_state.references == ()


def test_what_is_reported_under_the_declaration_is_not_for_the_committee_of_experts(
    sessions: Sessions, correspondence: Correspondence, tmp_path: Path
) -> None:
    review = paper(form="declaration/annual-review-forced-labour", unit="XAA", author={"government": "XAA"}, answers=NO_LAWS)
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        before = compiled(session, Selection(YEAR)).references
        sent = enter(uow, review, tmp_path)
        observation = enter(uow, paper(OBSERVATION, about=sent.digest), tmp_path)
        reply = enter(uow, paper(REPLY, about=observation.digest), tmp_path)
        enter(uow, paper(form=review["form"], answers=NO_LAWS), tmp_path)
        apart = {one.reference for one in (sent, observation, reply)}
    with sessions() as session:
        assert compiled(session, Selection(YEAR)).references == before
        maker = Maker("Office", AT, None, "Committee of Experts")
        tables = tabulate(session, Selection(YEAR), maker, lambda state: state, lambda _reasons: ())
        assert {one.reference for one in tables.submissions} >= {*before, *apart}
        assert {one.report.unit_code for one in examined(session, YEAR)} == {"XAA"}  # nothing else came of XAB


def test_a_selection_narrows_every_part(sessions: Sessions, correspondence: Correspondence) -> None:
    with sessions() as session:
        for selection in (Selection(YEAR, unit="XAB"), Selection(YEAR, instrument="C087"), Selection(YEAR - 1)):
            volume = compiled(session, selection).volume
            assert (volume.chapters, volume.received, volume.missing) == ((), (), ()), selection
        same = compiled(session, Selection(YEAR, "XAA", "P029"))
        whole = compiled(session, Selection(YEAR))
    assert same.references == whole.references
    assert replace(same.volume, chapters=()) != same.volume


def test_a_region_has_its_units_and_a_theme_the_reports_of_which_one_instrument_is_of_it(
    sessions: Sessions, installation: Installation, correspondence: Correspondence
) -> None:
    region, theme = "Europe and Central Asia", "Forced labour"
    with sessions() as session:
        whole = compiled(session, Selection(YEAR))
        for same in (Selection(YEAR, region=region, theme=theme), Selection(YEAR, "XAA", "C029", region, theme)):
            assert compiled(session, same) == whole, same
        for none in (Selection(YEAR, region="Africa"), Selection(YEAR, theme="Wages"), Selection(YEAR, "XAA", region="Africa")):
            volume = compiled(session, none).volume
            assert (volume.chapters, volume.received, volume.missing) == ((), (), ()), none
            maker = Maker("Office", AT, None, "Committee of Experts")
            tables = tabulate(session, none, maker, lambda state: state, lambda _reasons: ())
            assert (tables.requests, tables.submissions) == ((), ()), none
        assert {one.reference for one in examined(session, YEAR, units={"XAA"}, instruments={"C087", "P029"})} == set(
            whole.references
        )
        assert list(examined(session, YEAR, units={"XAA"}, instruments={"C087"})) == []
        assert list(examined(session, YEAR, instruments=())) == []


def test_observations_replies_and_comments_may_be_left_out(sessions: Sessions, correspondence: Correspondence) -> None:
    maker = Maker("Office", AT, None, "Committee of Experts")
    said = {
        Options(observations=False): ["committee", "government", "government"],
        Options(replies=False): ["committee", "government", "workers", "employers"],
        Options(comments=False): ["government", "workers", "government", "employers"],
        Options(observations=False, replies=False, comments=False): ["government"],
    }
    with sessions() as session:
        for options, expected in said.items():
            selection = Selection(YEAR, options=options)
            found = compiled(session, selection)
            assert voices(found.volume) == expected, options
            assert len(found.references) == len(expected) - options.comments, options
            tables = tabulate(session, selection, maker, lambda state: state, lambda _reasons: ())
            assert {one.reference for one in tables.submissions} == set(found.references), options


def test_chapters_and_lists_stand_by_country_or_by_instrument(
    sessions: Sessions, correspondence: Correspondence, tmp_path: Path
) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        enter(uow, paper(instruments=["C029"], answers=NO_LAWS), tmp_path)  # of Borduria; Arcadia's is on C029 and P029
    with sessions() as session:
        by_unit, by_instrument = (
            compiled(session, Selection(YEAR, options=Options(order))).volume for order in (Order.UNIT, Order.INSTRUMENT)
        )
    assert [one.unit for one in by_unit.chapters] == ["Arcadia", "Borduria"]
    assert [one.unit for one in by_instrument.chapters] == ["Borduria", "Arcadia"]
    assert [one.unit for one in by_instrument.received] == ["Borduria", "Arcadia"]
    assert [one.by_instrument for one in (*by_unit.chapters, *by_instrument.chapters)] == [False, False, True, True]


def test_assistance_is_what_governments_state_with_labels_in_the_language_of_the_volume(
    sessions: Sessions, correspondence: Correspondence
) -> None:
    with sessions() as session:
        english = compiled(session, Selection(YEAR)).volume
        french = compiled(session, Selection(YEAR, language="fr")).volume
    received, needed = english.assistance_received[0], english.assistance_needed[0]
    assert (received.kind, received.provider) == ("Training course or fellowship", "International Training Centre, Turin")
    assert received.reference == needed.reference == correspondence.report
    assert needed.kinds[1] == received.kind
    assert needed.rank == 1
    assert french.assistance_received[0].kind != received.kind
    assert french.assistance_received[0].practice == received.practice


def _version(first: Submission, n: int, examined_in: int) -> Submission:
    return Submission(
        reference=f"{first.reference.removesuffix('.1')}.{n}",
        report_id=first.report_id,
        n=n,
        form_version_id=first.form_version_id,
        content=first.content,
        digest=first.digest,
        snapshot=first.snapshot,
        sent_at=first.sent_at,
        sent_by=first.sent_by,
        received_on=date(examined_in, 1, 10),
        examined_in=examined_in,
    )


def test_a_volume_knows_of_each_submission_where_it_comes_from_and_what_it_speaks_of(
    sessions: Sessions, correspondence: Correspondence
) -> None:
    with sessions() as session:
        volume = compiled(session, Selection(YEAR)).volume
        sent = {one.reference: one for one in session.scalars(select(Submission))}
    assert {one.reference for one in volume.sent} == set(sent)
    assert {one.provenance.digest for one in volume.sent} == {one.digest for one in sent.values()}
    report, workers, reply, _ = volume.sent
    assert (report.unit, report.provenance.version, report.provenance.language, report.about) == ("Arcadia", 1, "en", "")
    assert (workers.about, reply.about) == (report.reference, workers.reference)
    cited = {one.provision: one.places for one in report.cited}
    assert cited["Constitution Art. 22"] == ("q-comments.replies", "q-practice.appreciation")
    comment = volume.chapters[0].passages[0]
    assert isinstance(comment, CommentPassage)
    assert [one.reference for one in volume.received] == [report.reference]
    assert [one.place for one in volume.assistance_received] == ["q-assistance.received"]
    assert [one.place for one in volume.assistance_needed] == ["q-assistance.needed"]
    assert comment.replies == ((f"{report.reference}/q-comments.replies-{COMMENT}-1",), ())


def test_only_the_office_and_the_author_learn_who_has_a_copy(
    sessions: Sessions, installation: Installation, correspondence: Correspondence
) -> None:
    with sessions() as session:
        readers = [None, *(membership_of(session, installation.people[one]) for one in ("xaa.focal", "expert"))]
        volumes = [compiled(session, Selection(YEAR, options=Options(comments=False)), reader).volume for reader in readers]
    told = [[copy.organization for copy in volume.sent[0].copies] for volume in volumes]
    assert len(told[0]) == 2
    assert told == [told[0], told[0], []]
    assert [one.reader for one in volumes] == ["", "focal-point", "expert"]
    assert volumes[0].left_out == ("comments",)
