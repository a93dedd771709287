"""Runs of a resync, their rows, what the nightly check found, and payment links that were replaced."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backoffice.db.models.base import Base
from backoffice.db.models.checks import check_counts, check_one_of
from backoffice.db.types import LongText
from backoffice.domain.resync import Choice
from backoffice.services.ports.resync import ItemState, RunState


class ResyncRunRow(Base):
    """See services/ports/resync.py."""

    __tablename__ = "resync_runs"
    __table_args__ = (check_one_of("state", *RunState), *check_counts("in_sync", "requests_estimated"))

    id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    in_sync: Mapped[int]
    requests_estimated: Mapped[int]


class ResyncItemRow(Base):
    """One row of a run. `differences` and `seen` are JSON; `seen` is a CatalogueState (domain/catalogue_codec.py)."""

    __tablename__ = "resync_items"
    __table_args__ = (
        check_one_of("state", *ItemState),
        check_one_of("choice", *Choice),
        Index("ix_resync_items_run_id", "run_id", "state", "id"),
        Index("ix_resync_items_subject", "subject"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("resync_runs.id"))
    subject: Mapped[str]
    product_id: Mapped[str]
    name: Mapped[str]
    differences: Mapped[str] = mapped_column(LongText())
    choice: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str]
    version: Mapped[int]
    recorded: Mapped[str]
    seen: Mapped[str | None] = mapped_column(LongText())
    must_read_prices: Mapped[bool]
    is_stored: Mapped[bool]


class ResyncCheckRow(Base):
    """When the last nightly check was, in the only row."""

    __tablename__ = "resync_checks"
    __table_args__ = (*check_counts("count"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    checked_at: Mapped[datetime]
    count: Mapped[int]


class DriftItemRow(Base):
    """A difference that the last nightly check found."""

    __tablename__ = "drift"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    product_id: Mapped[str]
    name: Mapped[str]
    differences: Mapped[str] = mapped_column(LongText())


class RetiredLinkRow(Base):
    """A payment link of a listing (`subject`) that another one replaced."""

    __tablename__ = "retired_links"
    __table_args__ = (Index("ix_retired_links_subject", "subject", "retired_at"),)

    link_id: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str]
    url: Mapped[str]
    retired_at: Mapped[datetime]
    switch_off_at: Mapped[datetime]
