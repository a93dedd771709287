"""Payment links that another one replaced: noted, and kept on for a while where the office wants that.

A customer who was sent a link finds it working until then. No link outlives its listing: what is archived, or sold
online no more, has all its links switched off at once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from backoffice.domain.catalogue import CatalogueEntry, CatalogueState, SetPaymentLinkActive, plan
from backoffice.domain.kinds import AssetRef
from backoffice.services.ports import Lane, UnitOfWork
from backoffice.services.ports.resync import RetiredLink

SWITCH_OFF_LINKS = "switch_off_links"
"""Asks for a listing to be synced again when the time of a replaced link is over."""


def spare_old_links(
    uow: UnitOfWork, ref: AssetRef, entry: CatalogueEntry, state: CatalogueState | None, now: datetime, grace: timedelta
) -> CatalogueEntry:
    """Note the links that are replaced as of now; return the entry that spares those whose time is not over."""
    selling = None if state is None else state.selling_link
    closing = {
        step.link_id for step in plan(entry, state) if isinstance(step, SetPaymentLinkActive) and not step.is_active
    }
    if state is None or selling is None or not entry.sells_by_link or not closing or selling.link_id in closing:
        return entry
    uow.old_links.forget(selling.link_id)  # it sells again, as the price went back
    for link in state.links:
        if link.link_id in closing:
            uow.old_links.retire(RetiredLink(ref, link.link_id, link.url, now, now + grace))
    return with_spared(uow, ref, entry, now)


def with_spared(uow: UnitOfWork, ref: AssetRef, entry: CatalogueEntry, now: datetime) -> CatalogueEntry:
    """Return the entry that spares the links whose time is not over."""
    spared = [link.link_id for link in uow.old_links.retired(ref, on_at=now)]
    return replace(entry, spared=frozenset(spared)) if spared else entry


def ask_to_switch_off(uow: UnitOfWork, ref: AssetRef, entry: CatalogueEntry, now: datetime) -> None:
    """Ask for the spared links to be switched off when their time is over."""
    times = [link.switch_off_at for link in uow.old_links.retired(ref) if link.link_id in entry.spared]
    if times:
        uow.jobs.enqueue(SWITCH_OFF_LINKS, str(ref), Lane.CATALOGUE, now, run_at=min(times))
