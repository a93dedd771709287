"""An event is stored once however often it comes; the cursor and the count of reads are kept."""

import threading
from collections.abc import Sequence
from datetime import timedelta

from backoffice.db import SqlDatabase
from backoffice.services.ports import EventCursor, EventSource, EventState, InboxEvent, ReadCount, StripeEvent
from tests.db.booking_samples import stripe_event
from tests.support.databases import ManualClock


def _received(clock: ManualClock, *ids: str, source: EventSource = EventSource.POLL) -> list[InboxEvent]:
    return [InboxEvent(stripe_event(name), EventState.QUEUED, source, clock.now()) for name in ids]


def _add(database: SqlDatabase, events: Sequence[InboxEvent]) -> Sequence[InboxEvent]:
    with database.write() as unit:
        return unit.events.add(events)


def test_an_event_is_stored_once(database: SqlDatabase, clock: ManualClock) -> None:
    first = _received(clock, "evt_b", "evt_a", "evt_b")
    assert _add(database, first) == first[:2]
    again = _received(clock, "evt_a", "evt_c", source=EventSource.WEBHOOK)
    assert _add(database, again) == again[1:]
    assert _add(database, []) == []
    with database.read() as unit:
        stored = unit.events.latest(10)
    assert sorted(event.event.event_id for event in stored) == ["evt_a", "evt_b", "evt_c"]
    assert set(map(repr, stored)) == set(map(repr, [*first[:2], again[1]]))


def test_many_events_are_stored_in_pieces(database: SqlDatabase, clock: ManualClock) -> None:
    events = _received(clock, *(f"evt_{number}" for number in range(1203)))
    assert _add(database, events) == events
    assert _add(database, events) == []


def test_two_who_receive_the_same_events_share_them(database: SqlDatabase, clock: ManualClock) -> None:
    for run in range(10):
        ids = [f"evt_{run}_{number}" for number in range(20)]
        start = threading.Barrier(4)
        won: list[str] = []

        def receive(ids: Sequence[str], start: threading.Barrier = start, out: list[str] = won) -> None:
            start.wait()
            out.extend(event.event.event_id for event in _add(database, _received(clock, *ids)))

        orders = (ids, ids[::-1], ids[10:] + ids[:10], ids)
        threads = [threading.Thread(target=receive, args=(order,)) for order in orders]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(won) == sorted(ids)


def test_the_latest_come_first(database: SqlDatabase, clock: ManualClock) -> None:
    for name in ("evt_1", "evt_2", "evt_3"):
        _add(database, _received(clock, name))
        clock.move(1)
    with database.read() as unit:
        assert [event.event.event_id for event in unit.events.latest(2)] == ["evt_3", "evt_2"]


def test_what_is_missing_of_an_event_stays_missing(database: SqlDatabase, clock: ManualClock) -> None:
    event = StripeEvent("evt_1", "charge.updated", clock.now(), True, "charge", "ch_1", account="acct_1")
    stored = InboxEvent(event, EventState.IGNORED, EventSource.RECONCILIATION, clock.now())
    assert _add(database, [stored]) == [stored]
    with database.read() as unit:
        assert unit.events.latest(1) == [stored]


def test_the_cursor_is_where_it_was_left(database: SqlDatabase, clock: ManualClock) -> None:
    with database.write() as unit:
        assert unit.events.cursor() == EventCursor()
        unit.events.set_cursor(EventCursor(polled_at=clock.now()))
        later = EventCursor(clock.now(), clock.now() - timedelta(hours=1), clock.now() - timedelta(days=1))
        unit.events.set_cursor(later)
    with database.read() as unit:
        assert unit.events.cursor() == later


def test_reads_are_counted_by_month(database: SqlDatabase) -> None:
    with database.write() as unit:
        assert unit.events.reads("2030-05") == ReadCount("2030-05", 0)
        for reads in (3, 0, 4):
            unit.events.count_reads("2030-05", reads)
        unit.events.count_reads("2030-06", 1)
    with database.read() as unit:
        assert unit.events.reads("2030-05") == ReadCount("2030-05", 7)


def test_old_events_are_forgotten(database: SqlDatabase, clock: ManualClock) -> None:
    _add(database, _received(clock, "evt_1"))
    later = clock.move(60)
    _add(database, _received(clock, "evt_2"))
    with database.write() as unit:
        assert unit.events.prune(later) == 1
        assert [event.event.event_id for event in unit.events.latest(9)] == ["evt_2"]
