"""Alembic's entry: migrates over the connection that `database.migrate` hands in."""

from alembic import context
from sqlmodel import SQLModel

from workflow import model  # noqa: F401  (its tables are what is compared)

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
