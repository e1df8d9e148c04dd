"""The first tables, and the triggers that keep what was sent, saved or noted from being changed or taken away."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")

INSERT_ONLY = ("form_version", "answer_revision", "submission", "communication", "rendering", "audit_entry")


def upgrade() -> None:
    _form_version()
    _grid()
    _installation()
    _instrument()
    _person()
    _stored_file()
    _unit()
    _audit_entry()
    _job()
    _organization()
    _ratification()
    _request()
    _supervisory_comment()
    _comment_point()
    _party()
    _invitation()
    _membership()
    _report()
    _answer()
    _report_file()
    _submission()
    _answer_revision()
    _communication()
    _rendering()
    if op.get_bind().dialect.name == "postgresql":  # SQLite took the reference to a later table with the table itself
        op.create_foreign_key(op.f("fk_report_about_id_submission"), "report", "submission", ["about_id"], ["id"])
    for table in INSERT_ONLY:
        for statement in _insert_only(table):
            op.execute(statement)


def _insert_only(table: str) -> Iterator[str]:
    """The statements that make the database itself refuse to change or delete a row of the table."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is insert-only'); END"
            )
        return
    yield (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    yield (
        f"CREATE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def _form_version() -> None:
    op.create_table(
        "form_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("version", sa.String(length=12), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("resolved", sa.Text(), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("stored_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_version")),
        sa.UniqueConstraint("digest", name=op.f("uq_form_version_digest")),
    )
    with op.batch_alter_table("form_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_form_version_code"), ["code"], unique=False)


def _grid() -> None:
    op.create_table(
        "grid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cells", JSON, nullable=False),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grid")),
    )


def _installation() -> None:
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("reference_version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )


def _instrument() -> None:
    op.create_table(
        "instrument",
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("fields", JSON, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_instrument")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("locale", sa.String(length=12), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_person_fs_uniquifier")),
    )


def _stored_file() -> None:
    op.create_table(
        "stored_file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("stored_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_stored_file")),
    )


def _unit() -> None:
    op.create_table(
        "unit",
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("member_code", sa.String(length=3), nullable=False),
        sa.Column("iso2", sa.String(length=2), nullable=True),
        sa.Column("region", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=True),
        sa.Column("names", JSON, nullable=False),
        sa.Column("fictional", sa.Boolean(), nullable=False),
        sa.Column("federal", sa.Boolean(), nullable=True),
        sa.Column("group3", sa.String(length=8), nullable=True),
        sa.Column("group6", sa.String(length=8), nullable=True),
        sa.Column("member", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_unit")),
    )


def _audit_entry() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("details", JSON, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_audit_entry_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_entry_subject"), ["subject"], unique=False)


def _job() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("params", JSON, nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "running",
                "done",
                "failed",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("reason", JSON, nullable=True),
        sa.Column("result", JSON, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.CheckConstraint("(state = 'failed') = (reason IS NOT NULL)", name=op.f("ck_job_failed_with_reason")),
        sa.CheckConstraint("done >= 0 AND (total IS NULL OR done <= total)", name=op.f("ck_job_progress")),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_job_created_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index("ix_job_open", ["state", "lease_until"], unique=False)


def _organization() -> None:
    op.create_table(
        "organization",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("unit_code", sa.String(length=80), nullable=True),
        sa.Column("vetted_at", MOMENT, nullable=True),
        sa.CheckConstraint("side IN ('workers', 'employers')", name=op.f("ck_organization_side")),
        sa.ForeignKeyConstraint(["unit_code"], ["unit.code"], name=op.f("fk_organization_unit_code_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
        sa.UniqueConstraint("code", name=op.f("uq_organization_code")),
    )
    with op.batch_alter_table("organization", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organization_unit_code"), ["unit_code"], unique=False)


def _ratification() -> None:
    op.create_table(
        "ratification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_code", sa.String(length=80), nullable=False),
        sa.Column("instrument_code", sa.String(length=80), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("in_force_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instrument_code"], ["instrument.code"], name=op.f("fk_ratification_instrument_code_instrument")
        ),
        sa.ForeignKeyConstraint(["unit_code"], ["unit.code"], name=op.f("fk_ratification_unit_code_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratification")),
        sa.UniqueConstraint(
            "unit_code", "instrument_code", "registered_on", name=op.f("uq_ratification_unit_code_instrument_code_registered_on")
        ),
    )
    with op.batch_alter_table("ratification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ratification_unit_code"), ["unit_code"], unique=False)


def _request() -> None:
    op.create_table(
        "request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("procedure", sa.String(length=20), nullable=False),
        sa.Column("unit_code", sa.String(length=80), nullable=False),
        sa.Column("instruments", sa.String(length=400), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("form_code", sa.String(length=80), nullable=False),
        sa.Column("detailed", sa.Boolean(), nullable=False),
        sa.Column("first_report", sa.Boolean(), nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["unit_code"], ["unit.code"], name=op.f("fk_request_unit_code_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
        sa.UniqueConstraint(
            "procedure", "unit_code", "instruments", "year", name=op.f("uq_request_procedure_unit_code_instruments_year")
        ),
    )
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_unit_code"), ["unit_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_year"), ["year"], unique=False)


def _supervisory_comment() -> None:
    op.create_table(
        "supervisory_comment",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("unit_code", sa.String(length=80), nullable=False),
        sa.Column("instrument_code", sa.String(length=80), nullable=False),
        sa.Column("session_year", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("closed_in", sa.Integer(), nullable=True),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "kind IN ('observation', 'direct-request', 'general-observation', 'conclusions')",
            name=op.f("ck_supervisory_comment_kind"),
        ),
        sa.CheckConstraint("closed_in IS NULL OR closed_in >= session_year", name=op.f("ck_supervisory_comment_closed_later")),
        sa.ForeignKeyConstraint(
            ["instrument_code"], ["instrument.code"], name=op.f("fk_supervisory_comment_instrument_code_instrument")
        ),
        sa.ForeignKeyConstraint(["unit_code"], ["unit.code"], name=op.f("fk_supervisory_comment_unit_code_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervisory_comment")),
    )
    with op.batch_alter_table("supervisory_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_supervisory_comment_unit_code"), ["unit_code"], unique=False)


def _comment_point() -> None:
    op.create_table(
        "comment_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_comment_point_from_one")),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["supervisory_comment.id"], name=op.f("fk_comment_point_comment_id_supervisory_comment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment_point")),
        sa.UniqueConstraint("comment_id", "number", name=op.f("uq_comment_point_comment_id_number")),
    )


def _party() -> None:
    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "government",
                "organization",
                "office",
                "committee",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("unit_code", sa.String(length=80), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'government') = (unit_code IS NOT NULL) AND (kind = 'organization') = (organization_id IS NOT NULL)",
            name=op.f("ck_party_names_whom"),
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_party_organization_id_organization")),
        sa.ForeignKeyConstraint(["unit_code"], ["unit.code"], name=op.f("fk_party_unit_code_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("organization_id", name=op.f("uq_party_organization_id")),
        sa.UniqueConstraint("unit_code", name=op.f("uq_party_unit_code")),
    )
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.create_index(
            "uq_party_institution",
            ["kind"],
            unique=True,
            sqlite_where=sa.text("kind IN ('office', 'committee')"),
            postgresql_where=sa.text("kind IN ('office', 'committee')"),
        )


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "focal-point",
                "contributor",
                "signatory",
                "representative",
                "registry",
                "officer",
                "publisher",
                "form-editor",
                "administrator",
                "expert",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("sections", JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_invitation_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_invitation_token_digest")),
    )


def _membership() -> None:
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "focal-point",
                "contributor",
                "signatory",
                "representative",
                "registry",
                "officer",
                "publisher",
                "form-editor",
                "administrator",
                "expert",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("units", JSON, nullable=False),
        sa.Column("instruments", JSON, nullable=False),
        sa.Column("sections", JSON, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_membership_party_id_party")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("person_id", "party_id", "role", name=op.f("uq_membership_person_id_party_id_role")),
    )


def _report() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("form_version_id", sa.Integer(), nullable=False),
        sa.Column("procedure", sa.String(length=20), nullable=False),
        sa.Column("unit_code", sa.String(length=80), nullable=False),
        sa.Column("instruments", sa.String(length=400), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("facts", JSON, nullable=False),
        sa.Column("form_language", sa.String(length=2), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("period_from IS NULL OR period_to IS NULL OR period_from <= period_to", name=op.f("ck_report_period")),
        sa.ForeignKeyConstraint(["about_id"], ["submission.id"], name=op.f("fk_report_about_id_submission"), use_alter=True),
        sa.ForeignKeyConstraint(["author_id"], ["party.id"], name=op.f("fk_report_author_id_party")),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_report_created_by_person")),
        sa.ForeignKeyConstraint(["form_version_id"], ["form_version.id"], name=op.f("fk_report_form_version_id_form_version")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_report_request_id_request")),
        sa.ForeignKeyConstraint(["unit_code"], ["unit.code"], name=op.f("fk_report_unit_code_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("key", name=op.f("uq_report_key")),
        sa.UniqueConstraint("request_id", name=op.f("uq_report_request_id")),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_about_id"), ["about_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_unit_code"), ["unit_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_year"), ["year"], unique=False)


def _answer() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("row", sa.String(length=100), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_answer_report_id_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("report_id", "path", "row", name=op.f("uq_answer_report_id_path_row")),
    )


def _report_file() -> None:
    op.create_table(
        "report_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("attached_at", MOMENT, nullable=False),
        sa.Column("attached_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["attached_by"], ["person.id"], name=op.f("fk_report_file_attached_by_person")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_file_report_id_report")),
        sa.ForeignKeyConstraint(["sha256"], ["stored_file.sha256"], name=op.f("fk_report_file_sha256_stored_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_file")),
        sa.UniqueConstraint("report_id", "sha256", "name", name=op.f("uq_report_file_report_id_sha256_name")),
    )


def _submission() -> None:
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("form_version_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("sent_by", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("examined_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_version_id"], ["form_version.id"], name=op.f("fk_submission_form_version_id_form_version")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_submission_report_id_report")),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name=op.f("fk_submission_sent_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("reference", name=op.f("uq_submission_reference")),
        sa.UniqueConstraint("report_id", "n", name=op.f("uq_submission_report_id_n")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_digest"), ["digest"], unique=False)


def _answer_revision() -> None:
    op.create_table(
        "answer_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("value", JSON, nullable=True),
        sa.Column("language", sa.String(length=12), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answer.id"], name=op.f("fk_answer_revision_answer_id_answer")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_answer_revision_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_revision")),
        sa.UniqueConstraint("answer_id", "n", name=op.f("uq_answer_revision_answer_id_n")),
    )


def _communication() -> None:
    op.create_table(
        "communication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("communicated_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_communication_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_communication_person_id_person")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_communication_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communication")),
        sa.UniqueConstraint("submission_id", "organization_id", name=op.f("uq_communication_submission_id_organization_id")),
    )
    with op.batch_alter_table("communication", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_communication_organization_id"), ["organization_id"], unique=False)


def _rendering() -> None:
    op.create_table(
        "rendering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("options", sa.String(length=80), nullable=False),
        sa.Column("template_version", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_rendering_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rendering")),
        sa.UniqueConstraint(
            "submission_id",
            "kind",
            "options",
            "template_version",
            "digest",
            name=op.f("uq_rendering_submission_id_kind_options_template_version_digest"),
        ),
    )
    with op.batch_alter_table("rendering", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rendering_digest"), ["digest"], unique=False)
