"""The register: firms, those who ask for them, agreements, employees and their grants.

Revision: 0002
Follows: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "pulse",
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("well_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("part", name=op.f("pk_pulse")),
    )
    op.create_table(
        "other_actor",
        sa.Column("cvr", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("ceased", sa.Boolean(), nullable=False),
        sa.Column("looked_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("known_since", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("cvr", name=op.f("pk_other_actor")),
    )
    op.create_table(
        "employee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cvr", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cvr"], ["other_actor.cvr"], name=op.f("fk_employee_cvr")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employee")),
        sa.UniqueConstraint("cvr", "email", name="uq_employee_identity"),
    )
    with op.batch_alter_table("employee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employee_email"), ["email"], unique=False)
        batch_op.create_index(batch_op.f("ix_employee_folded"), ["folded"], unique=False)

    op.create_table(
        "requester",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("cvr", sa.String(), nullable=False),
        sa.Column("known_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ticket", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cvr"], ["other_actor.cvr"], name=op.f("fk_requester_cvr")),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.number"], name=op.f("fk_requester_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requester")),
        sa.UniqueConstraint("email", "cvr", name="uq_requester_identity"),
    )
    with op.batch_alter_table("requester", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requester_cvr"), ["cvr"], unique=False)

    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cvr", sa.String(), nullable=False),
        sa.Column("municipalities", sa.JSON(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=True),
        sa.Column("ticket", sa.Integer(), nullable=False),
        sa.Column("renewal", sa.Integer(), nullable=True),
        sa.Column("ending", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["cvr"], ["other_actor.cvr"], name=op.f("fk_agreement_cvr")),
        sa.ForeignKeyConstraint(["ending"], ["ticket.number"], name=op.f("fk_agreement_ending")),
        sa.ForeignKeyConstraint(["message"], ["message.id"], name=op.f("fk_agreement_message")),
        sa.ForeignKeyConstraint(["renewal"], ["ticket.number"], name=op.f("fk_agreement_renewal")),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.number"], name=op.f("fk_agreement_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_cvr"), ["cvr"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_ticket"), ["ticket"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_valid_to"), ["valid_to"], unique=False)

    op.create_table(
        "access_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee", sa.Integer(), nullable=False),
        sa.Column("jobcentre", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("agreement", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("ticket", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement"], ["agreement.id"], name=op.f("fk_access_grant_agreement")
        ),
        sa.ForeignKeyConstraint(
            ["employee"], ["employee.id"], name=op.f("fk_access_grant_employee")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["ticket.number"], name=op.f("fk_access_grant_ended_by")
        ),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.number"], name=op.f("fk_access_grant_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_grant")),
    )
    with op.batch_alter_table("access_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_grant_agreement"), ["agreement"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_grant_employee"), ["employee"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_grant_jobcentre"), ["jobcentre"], unique=False)

    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.add_column(sa.Column("matter", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("about", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_ticket_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_ticket_created_at"), ["created_at"], unique=False)
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_at"), ["at"], unique=False)
