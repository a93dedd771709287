"""Alembic runs this file. The connection, in a transaction already, is given by migrating.py."""

from alembic import context

from backoffice.db.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table="schema_version",
    transactional_ddl=True,
)
context.run_migrations()
