"""The nightly check reports and changes nothing; replaced links stay on for as long as the office wants."""

from datetime import UTC, datetime, timedelta

from backoffice.domain.resync import Finding
from backoffice.services.ports import SyncState
from backoffice.services.resync_checking import next_check_at
from tests.resync.office import Office

DAY = 24 * 3600


def test_the_nightly_check_fills_the_drift_inbox_and_writes_nothing_in_stripe(both: Office) -> None:
    refs = both.add(3)
    assert both.resync.drift().checked_at is None
    both.check_hour = 3
    both.resync.schedule_check()
    both.resync.schedule_check()  # as at each start: one is enough
    assert both.workshop.queue.status().waiting == 0
    both.ledger.edit(both.product(refs[1]), name="Mexido")
    before = both.last_request
    both.workshop.clock.move(DAY)
    both.workshop.drain()
    drift = both.resync.drift()
    assert (drift.count, drift.checked_at) == (1, both.workshop.clock.now())
    assert [(row.ref, row.differences[0].finding) for row in drift.rows] == [(refs[1], Finding.NAME)]
    assert both.ledger.writes(after=before) == 0
    both.apply(both.compare())
    both.workshop.clock.move(DAY)
    both.workshop.drain()
    assert both.resync.drift().count == 0  # it asked for the next night itself


def test_the_check_can_be_moved_and_switched_off(office: Office) -> None:
    office.add(1)
    office.check_hour = 3
    office.resync.schedule_check()
    office.check_hour = None
    office.resync.schedule_check()
    office.workshop.clock.move(2 * DAY)
    office.workshop.drain()
    assert office.resync.drift().checked_at is None
    office.check_hour = 5
    office.resync.schedule_check()
    office.workshop.clock.move(DAY)
    office.workshop.drain()
    assert office.resync.drift().checked_at is not None


def test_the_next_check_is_at_the_hour_of_this_computer() -> None:
    now = datetime(2030, 5, 17, 12, 0, tzinfo=UTC)
    for hour in range(24):
        due = next_check_at(now, hour)
        assert due.astimezone().hour == hour
        assert timedelta() < due - now <= timedelta(days=1)


def test_what_waits_in_the_outbox_is_no_drift(office: Office) -> None:
    (ref,) = office.add(1)
    office.check_hour = 3
    office.workshop.queue.pause()
    office.workshop.edit(ref, name="Ainda não enviado")
    office.resync.schedule_check()
    office.workshop.queue.resume()
    office.workshop.clock.move(DAY)
    office.workshop.drain()
    assert office.resync.drift().count == 0


# --- replaced links --------------------------------------------------------------------------------------


def test_a_price_change_retires_the_old_link_at_once_and_notes_it(office: Office) -> None:
    (ref,) = office.add(1)
    old = office.assets.get(ref).stripe
    office.workshop.edit(ref, price_minor=20_000)
    office.workshop.settle()
    (retired,) = office.resync.retired_links(ref)
    assert (retired.link_id, retired.url) == (old.payment_link_id, old.payment_link)
    assert retired.switch_off_at == retired.retired_at == office.workshop.clock.now()
    assert office.ledger.object("payment_link", id=retired.link_id)["active"] is False
    office.assert_in_step(ref)


def test_with_a_grace_period_the_old_link_works_until_then_and_is_no_difference_meanwhile(office: Office) -> None:
    (ref,) = office.add(1)
    office.grace = timedelta(hours=48)
    old, old_price = office.link(ref), office.assets.get(ref).stripe.price_id
    office.workshop.edit(ref, price_minor=20_000)
    office.workshop.drain()
    assert {link["id"] for link in office.live_links(ref)} == {old, office.link(ref)}
    assert office.ledger.object("price", id=old_price)["active"] is True
    assert office.assets.get(ref).stripe.sync_state is SyncState.SYNCED
    assert office.workshop.queue.status().waiting == 0
    assert office.compare().rows == ()
    office.workshop.clock.move(47 * 3600)
    office.workshop.drain()
    assert len(office.live_links(ref)) == 2
    office.workshop.clock.move(2 * 3600)
    office.workshop.drain()
    assert [link["id"] for link in office.live_links(ref)] == [office.link(ref)]
    assert office.ledger.object("price", id=old_price)["active"] is False
    office.assert_in_step(ref)


def test_an_archived_listing_has_no_live_link_whatever_the_grace(office: Office) -> None:
    (ref,) = office.add(1)
    office.grace = timedelta(hours=48)
    office.workshop.edit(ref, price_minor=20_000)
    office.workshop.drain()
    office.assets.archive(ref)
    office.workshop.drain()
    assert office.live_links(ref) == []
    office.workshop.clock.move(49 * 3600)
    office.workshop.drain()
    office.assert_in_step(ref)


def test_a_price_that_goes_back_sells_by_its_old_link_again(office: Office) -> None:
    (ref,) = office.add(1)
    office.grace = timedelta(hours=48)
    first = office.link(ref)
    office.workshop.edit(ref, price_minor=20_000)
    office.workshop.drain()
    second = office.link(ref)
    office.workshop.clock.move(24 * 3600)
    office.workshop.edit(ref, price_minor=10_000)
    office.workshop.drain()
    assert office.link(ref) == first
    assert [link.link_id for link in office.resync.retired_links(ref)] == [second]
    office.workshop.clock.move(25 * 3600)  # when the first one's time would have been over
    office.workshop.drain()
    assert {link["id"] for link in office.live_links(ref)} == {first, second}
    office.workshop.clock.move(48 * 3600)
    office.workshop.drain()
    assert [link["id"] for link in office.live_links(ref)] == [first]
    office.assert_in_step(ref)
