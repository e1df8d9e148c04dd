"""What the index of any volume has: everything that was sent, in order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from forms_app.documents.index_values import IndexPart, Target, build_index
from forms_app.documents.page_numbers import PageNumber
from forms_app.documents.values import Act, Chapter, Cited, Copy, Instrument, SentPassage, Side, Voice, Volume
from forms_app.reference.names import alphabetical
from forms_app.reference.provisions import provision_place
from tests.documents.samples import provenance
from tests.documents.volumes import volume

ACTS: tuple[Act, ...] = ("report", "observation", "reply")
UNITS = ("Aldria", "Égalia", "Borduria", "École (Île)")
PROVISIONS = ("C029 Art. 10", "C029 Art. 2(2)(c)", "C029 Art. 2(2)(a)", "C029 Art. 3–24", "Constitution Art. 22", "C087 Art. 2")
PLACES = ("q-a", "q-b", "q-c")


def page_of(key: str, place: str = "") -> PageNumber:
    return PageNumber(10 * int(key.partition(".")[0][1:]) + (1 + PLACES.index(place) if place else 0))


def passage(number: int, act: Act, unit: str, codes: set[str], cited: dict[str, list[str]], copied: bool) -> SentPassage:
    side: Side = "workers" if act == "observation" else "government"
    return SentPassage(
        act,
        Voice(side, f"Union of {unit}" if side == "workers" else unit),
        unit,
        tuple(sorted(codes)),
        provenance(reference=f"k{number}.1"),
        cited=tuple(Cited(provision, tuple(places)) for provision, places in cited.items()),
        copies=(Copy("Chamber", "employers", date(2026, 8, 1)),) if copied else (),
    )


Drawn = tuple[Act, str, set[str], dict[str, list[str]], bool]
PASSAGES: st.SearchStrategy[list[Drawn]] = st.lists(
    st.tuples(
        st.sampled_from(ACTS),
        st.sampled_from(UNITS),
        st.sets(st.sampled_from(["C029", "C087", "P029"]), min_size=1),
        st.dictionaries(st.sampled_from(PROVISIONS), st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True)),
        st.booleans(),
    ),
    max_size=12,
)


def made(drawn: list[Drawn]) -> tuple[Volume, dict[str, IndexPart]]:
    sent = [passage(number, *one) for number, one in enumerate(drawn)]
    titles = (Instrument("C029", "Forced Labour Convention, 1930"),)
    value = replace(volume(0), chapters=tuple(Chapter(one.unit, titles, (one,)) for one in sent))
    return value, {part.key: part for part in build_index(value, "en", page_of)}


def targets(part: IndexPart | None) -> Iterator[Target]:
    for group in part.groups if part else ():
        for entry in group.entries:
            for listed in entry.lists:
                for reference in listed.references:
                    yield from reference.targets


@given(PASSAGES)
def test_everything_that_was_sent_is_in_the_index(drawn: list[Drawn]) -> None:
    value, parts = made(drawn)
    addresses = sorted(one.reference for one in value.sent)
    assert sorted(target.address for target in targets(parts.get("units"))) == addresses
    by_instrument = [one.reference for one in value.sent for _ in one.instruments]
    assert sorted(target.address for target in targets(parts.get("instruments"))) == sorted(by_instrument)
    cited = [(one.reference, {page_of(one.reference, place) for place in c.places}) for one in value.sent for c in one.cited]
    found = [(target.address.partition("/")[0], set(target.pages)) for target in targets(parts.get("provisions"))]
    assert sorted(found, key=str) == sorted(cited, key=str)
    heard = [one.reference for one in value.sent if one.act == "observation"]
    copied = [one.reference for one in value.sent for _ in one.copies]
    assert sorted(target.address for target in targets(parts.get("organizations"))) == sorted(heard + copied)


@given(PASSAGES)
def test_names_follow_the_alphabet_and_provisions_their_numbers(
    drawn: list[Drawn],
) -> None:
    value, parts = made(drawn)
    for key in ("units", "organizations"):
        for group in parts[key].groups if key in parts else ():
            headings = [entry.heading for entry in group.entries]
            assert headings == sorted(headings, key=alphabetical)
    for group in parts["provisions"].groups if "provisions" in parts else ():
        named = [f"{group.code} {entry.heading}" for entry in group.entries]
        assert named == sorted(named, key=provision_place)
    for target in targets(parts.get("provisions")):
        assert list(target.pages) == sorted(set(target.pages), key=lambda page: page.page)
    assert not value.sent or set(parts) >= {"units", "instruments"}


def test_articles_stand_in_their_order_and_the_constitution_first() -> None:
    cited = {provision: ["q-b", "q-a"] for provision in PROVISIONS}
    _, parts = made([("report", "Aldria", {"C029"}, cited, False)])
    groups = parts["provisions"].groups
    assert [(group.code, group.title) for group in groups] == [
        ("Constitution", ""),
        ("C029", "Forced Labour Convention, 1930"),
        ("C087", ""),
    ]
    assert [entry.heading for entry in groups[1].entries] == ["Art. 2(2)(a)", "Art. 2(2)(c)", "Art. 3–24", "Art. 10"]
    (target,) = groups[0].entries[0].lists[0].references[0].targets
    assert target == Target((PageNumber(1), PageNumber(2)), "k0.1/q-a")


def test_a_set_without_anything_sent_has_an_index_without_parts() -> None:
    assert build_index(volume(0), "fr", page_of) == ()
