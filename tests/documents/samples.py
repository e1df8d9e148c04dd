"""Believable values to print: fictional States, persons and organizations; real Conventions; our own words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from forms_app.answers.primitives import Amount, FileName, Items, Link, Paragraph, Primitive, Span, Table
from forms_app.answers.shown import ShownQuestion, ShownReply, ShownSection, Written
from forms_app.definitions.severity import Severity
from forms_app.documents.values import About, Instrument, Provenance, ReportDocument, Voice

FORCED_LABOUR = (
    Instrument("C029", "Forced Labour Convention, 1930 (No. 29)"),
    Instrument("P029", "Protocol of 2014 to the Forced Labour Convention, 1930"),
)
DIGEST = "9f2c5be1d0a74c3388e1f60b7a5d94e2c1b03f6684d7e9a05b2c8d1f3e4a6b70"
SENT = datetime(2026, 8, 27, 13, 5, tzinfo=UTC)

NARRATIVE = """The Penal Code (Act No. 12 of 2024) punishes **the exaction of forced labour** with prison of two to eight years.

Before the reform of 2024 three obstacles stood in the way:

1. the offence was defined by reference to slavery only;
2. labour inspectors could not enter private dwellings;
3. victims lost their residence permit when they left their employer.

The first two were removed by sections 201 and 202 of the Code. On the third, a bill is before Parliament
([text of the bill](https://parliament.example/bills/2026-31)).

| Year | Inspections | Cases found | Convictions |
|------|------------:|------------:|------------:|
| 2024 | 140 | 12 | 3 |
| 2025 | 388 | 31 | 9 |

> The Court of Appeal held that consent given under threat of deportation is no consent (judgment of 4 March 2025).
"""

ARABIC = (
    "تلقّت مفتشية العمل تدريباً على كشف العمل الجبري في أيار/مايو 2025، وشارك فيه 46 مفتشاً من جميع المحافظات. "
    "ومنذ ذلك الحين أُحيلت **إحدى عشرة قضية** إلى النيابة العامة."
)


def paragraph(text: str, *, markdown: bool = True) -> Paragraph:
    return Paragraph(text, markdown=markdown, written=True)


def written(by: str = "Mara Lindqvist", language: str = "en") -> tuple[Written, ...]:
    return (Written(by, datetime(2026, 6, 3, 9, 12, tzinfo=UTC), language),)


def question(path: str, prompt: str, *answer: Primitive, kind: str = "narrative", language: str = "en") -> ShownQuestion:
    return ShownQuestion(path, kind, (), prompt, "", language, answer=answer, written=written() if answer else ())


def section(section_id: str, title: str, *questions: ShownQuestion, language: str = "en") -> ShownSection:
    return ShownSection(section_id, title, "", language, None, questions)


def laws() -> ShownSection:
    rows = (
        (
            "Penal Code",
            "Act No. 12 of 2024",
            date(2024, 3, 14),
            "Act of parliament or code",
            "https://gazette.example/acts/2024-12",
        ),
        (
            "Labour Inspection Decree",
            "Decree No. 77",
            date(2025, 1, 9),
            "Regulation, decree or order",
            "http://gazette.example/d77",
        ),
    )
    records = tuple(
        Table(
            (),
            tuple(
                ((Paragraph(head),), cell)
                for head, cell in (
                    ("Title", (paragraph(title, markdown=False),)),
                    ("Number", (paragraph(number, markdown=False),)),
                    ("Date of adoption", (Paragraph(day),)),
                    ("Type of text", (Paragraph(kind),)),
                    ("Link to the text", (Link(link, link),)),
                    ("Copy of the text", (FileName("act-12-2024.pdf", DIGEST, 1_264_000),)),
                )
            ),
            caption=f"Law or regulation {place}",
            heads_lines=True,
            anchor=f"law-{place}",
        )
        for place, (title, number, day, kind, link) in enumerate(rows, 1)
    )
    return section("laws", "Laws and regulations", question("laws.list", "Which texts give effect to it?", *records, kind="rows"))


def prison_labour() -> ShownSection:
    grid = Table(
        ("Work done for", "Men", "Women", ""),
        tuple(
            ((Paragraph(name),), *((Paragraph(Amount(Decimal(number))),) for number in numbers))
            for name, numbers in (
                ("The State", (1480, 122, 1602)),
                ("Private companies", (311, 18, 329)),
                ("", (1791, 140, 1931)),
            )
        ),
        caption="Persons",
        heads_lines=True,
        totals=1,
        total_column=True,
    )
    return section(
        "prison-labour",
        "Prison labour",
        ShownQuestion(
            "prison-labour.art2-prison",
            "choice",
            ("C029 Art. 2(2)(c)",),
            "Does a court conviction always come before compulsory prison labour?",
            "",
            "en",
            answer=(Paragraph("Partly"),),
            missing=Severity.EXPECTED,
            binding=True,
            written=written(),
        ),
        question("prison-labour.law", "Which law says so?", Link("Penal Code", "#law-1"), kind="reference"),
        question("prison-labour.text", "Describe the law and the practice.", paragraph(NARRATIVE)),
        question("prison-labour.count", "How many prisoners worked on 31 December 2025?", grid, kind="grid"),
        replace(question("prison-labour.pay", "How are prisoners paid?", kind="narrative"), missing=Severity.EXPECTED),
        question("prison-labour.more", "Is there anything to add?"),
    )


def comments() -> ShownSection:
    points = tuple(
        ShownReply("C029-XAA-2024-OBS", number, "observation", "C029", 2024, text, "en", reply, entry)
        for number, text, reply, entry in (
            (
                1,
                "The Committee requests the Government to indicate the measures taken so that workers may leave the armed forces "
                "in time of peace within a reasonable period.",
                (
                    paragraph(
                        "Section 14 of the Armed Forces Act, as amended in **2025**, sets a period of three months' notice."
                    ),
                ),
                written()[0],
            ),
            (2, "Please supply statistics on prosecutions.", (), None),
        )
    )
    pending = ShownQuestion("comments.replies", "comment_reply", (), "Replies to pending comments", "", "en", replies=points)
    return section("comments", "Comments of the supervisory bodies", pending)


def assistance() -> ShownSection:
    arabic = replace(
        question("assistance.view", "What has changed in practice?", paragraph(ARABIC)), written=written("سلمى الحداد", "ar")
    )
    return section(
        "assistance",
        "ILO assistance and technical cooperation",
        question(
            "assistance.kinds",
            "What kinds of assistance were received?",
            Items(("Training course or fellowship", "Advisory mission")),
        ),
        arabic,
        question("assistance.dates", "When?", Paragraph(Span(date(2025, 5, 4), None)), kind="period"),
        question("assistance.cost", "What did the country contribute?", Paragraph(Amount(Decimal("12500.50"), currency="EUR"))),
    )


def provenance(party: str = "Government of Aldria", **changes: object) -> Provenance:
    plain = Provenance("k3f9q2.1", party, "Mara Lindqvist", SENT, 1, "en", DIGEST, "article-22/C029", "2026")
    return replace(plain, **changes)  # type: ignore[arg-type]  # names and types are those of Provenance


def numbers(sections: tuple[ShownSection, ...]) -> dict[str, str]:
    """Numbers as the form has them, whose second section is not among these."""
    found = {}
    for place, one in enumerate(sections, 1):
        number = place if place == 1 else place + 1
        found[one.id] = str(number)
        found |= {asked.path: f"{number}.{within}" for within, asked in enumerate(one.questions, 1)}
    return found


def report(*sections: ShownSection, demonstration: bool = True) -> ReportDocument:
    """A government's report on forced labour; with its usual sections when none are given."""
    shown = sections or (laws(), prison_labour(), comments(), assistance())
    return ReportDocument(
        act="report",
        unit="Aldria",
        instruments=FORCED_LABOUR,
        year=2026,
        period=Span(date(2023, 6, 1), date(2026, 5, 31)),
        form_title="Report on the Forced Labour Convention and its Protocol",
        form_title_language="en",
        form_language="en",
        approval=None,
        voice=Voice("government", "Government of Aldria"),
        provenance=provenance(),
        sections=shown,
        numbers=numbers(shown),
        demonstration=demonstration,
    )


def observation(side: str = "workers") -> ReportDocument:
    """What an organization says of that report."""
    name = {"workers": "Confederation of Aldrian Workers", "employers": "Aldrian Chamber of Industry"}[side]
    said = question(
        "remarks.text",
        "What do you wish to say about the application of the instrument?",
        paragraph(
            "Inspectors still **announce** their visits to brick kilns, so that bonded families are sent away the day before."
        ),
    )
    return replace(
        report(section("remarks", "Remarks", said)),
        act="observation",
        form_title="Observations of an organization",
        voice=Voice("workers" if side == "workers" else "employers", name),
        provenance=provenance(name, reference=f"obs-{side}.1", person="Ivo Tamm", form="article-23/observation"),
        about=About(
            "Government of Aldria", "Report on the Forced Labour Convention and its Protocol", "k3f9q2.1", 1, date(2026, 8, 27)
        ),
        period=None,
    )
