"""Stripe's events as they come, by poll or webhook: stored once, and turned into jobs that fetch what they hint at.

An event is never believed: it may be late, repeated, out of order or of an older version of Stripe's API. Its object is
fetched anew by the job that is asked for in the same transaction. See decision 0038.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from backoffice.domain.stripe_hints import Hint, HintKind, hints_of
from backoffice.services.payments import job_kinds
from backoffice.services.ports import EventSource, EventState, InboxEvent, Lane, StripeEvent, UnitOfWork

KEPT_FOR = timedelta(days=90)
"""How long the inbox keeps events: well beyond the 30 days for which Stripe sends or lists one again."""

_JOBS = {HintKind.PAYMENT: job_kinds.REFRESH_PAYMENT, HintKind.SESSION: job_kinds.REFRESH_SESSION}


def receive(uow: UnitOfWork, events: Iterable[StripeEvent], source: EventSource, now: datetime) -> Sequence[InboxEvent]:
    """Store events that are not known yet, and ask for what they hint at; return them. Repeats do nothing."""
    livemode = uow.office.binding().livemode
    inbox = [_taken(event, source, livemode, now) for event in events]
    new = uow.events.add(inbox) if inbox else ()
    for hint in _wanted([each.event for each in new if each.state is EventState.QUEUED]):
        uow.jobs.enqueue(_JOBS[hint.kind], str(hint), Lane.MONEY, now)
    return new


def _wanted(events: Sequence[StripeEvent]) -> Sequence[Hint]:
    """Return what to fetch, once each: a page is fetched with its payment, so that one is not asked for as well."""
    hints = dict.fromkeys(hint for event in events for hint in _hints(event))
    pages = {event.payment_intent_id for event in events if any(h.kind is HintKind.SESSION for h in _hints(event))}
    return [hint for hint in hints if hint.kind is HintKind.SESSION or hint.id not in pages]


def _taken(event: StripeEvent, source: EventSource, livemode: bool | None, now: datetime) -> InboxEvent:
    """Decide what an event needs: one of the other mode is none of this office's money."""
    is_ours = livemode is None or event.livemode is livemode
    state = EventState.QUEUED if is_ours and _hints(event) else EventState.IGNORED
    return InboxEvent(event, state, source, now)


def _hints(event: StripeEvent) -> tuple[Hint, ...]:
    return hints_of(event.type, event.object_id, event.payment_intent_id)
