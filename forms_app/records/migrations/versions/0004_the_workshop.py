"""The workshop: drafts of forms with every revision, proposals to publish one, publications."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from forms_app.records.migrations.insert_only import refuse_changes

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "form_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("version", sa.String(length=12), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_draft")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_form_draft_code_version")),
    )
    _revision()
    _proposal()
    _publication()
    for table in ("form_draft_revision", "form_proposal", "form_publication"):
        refuse_changes(table)


def _revision() -> None:
    table = "form_draft_revision"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("catalogues", JSON, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["form_draft.id"], name=op.f("fk_form_draft_revision_draft_id_form_draft")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_form_draft_revision_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_draft_revision")),
        sa.UniqueConstraint("draft_id", "n", name=op.f("uq_form_draft_revision_draft_id_n")),
    )


def _proposal() -> None:
    op.create_table(
        "form_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["form_draft_revision.id"], name=op.f("fk_form_proposal_revision_id_form_draft_revision")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_form_proposal_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_proposal")),
        sa.UniqueConstraint("revision_id", name=op.f("uq_form_proposal_revision_id")),
    )


def _publication() -> None:
    op.create_table(
        "form_publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("form_version_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["form_proposal.id"], name=op.f("fk_form_publication_proposal_id_form_proposal")
        ),
        sa.ForeignKeyConstraint(
            ["form_version_id"], ["form_version.id"], name=op.f("fk_form_publication_form_version_id_form_version")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_form_publication_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_publication")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_form_publication_proposal_id")),
        sa.UniqueConstraint("form_version_id", name=op.f("uq_form_publication_form_version_id")),
    )
