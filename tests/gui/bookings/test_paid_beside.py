"""A payment shows in an open window whichever way it is heard of: webhook, poll, both, late, or from elsewhere."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backoffice.bootstrap import Application
from backoffice.domain.kinds import AssetKind
from backoffice.gui.sections import SectionName
from backoffice.services.payments.job_kinds import ask_poll
from backoffice.services.ports import EventSource
from backoffice.simulator.process import SimulatorProcess
from tests.gui.bookings.customer import pay
from tests.gui.bookings.office import PATIENCE, Counter
from tests.gui.bookings.server import CANNOT_LIST_EVENTS, Server, Tomorrow, assert_paid_once, open_till
from tests.support.ledger import Ledger

OpenCounter = Callable[[Application], Counter]
DAY = 24 * 3600


@pytest.fixture
def server(tmp_path: Path, postgresql_url: str, simulator: SimulatorProcess, ledger: Ledger) -> Iterator[Server]:
    """A database on a server, and no program yet."""
    del simulator
    found = Server(postgresql_url, ledger, tmp_path)
    with found.programs:
        yield found


def test_it_is_heard_of_by_webhook_alone(server: Server, open_counter: OpenCounter) -> None:
    server.ledger.set_faults(CANNOT_LIST_EVENTS)
    server.start_receiver()
    with server.office() as office:
        till = open_till(open_counter(office))
        pay(till.address)
        till.wait_until_paid()
        assert assert_paid_once(office, server, till.ref) == {EventSource.WEBHOOK}
        assert set(server.polls()) <= {500}, "no poll brought anything"
        till.counter.close()


def test_it_is_heard_of_by_poll_alone(server: Server, open_counter: OpenCounter) -> None:
    with server.office() as office:
        till = open_till(open_counter(office))
        pay(till.address)
        till.wait_until_paid()
        assert assert_paid_once(office, server, till.ref) == {EventSource.POLL}
        till.counter.close()


def test_heard_of_by_webhook_and_poll_it_is_booked_once(server: Server, open_counter: OpenCounter) -> None:
    server.start_receiver()
    with server.office() as office:
        till = open_till(open_counter(office))
        till.counter.qtbot.waitUntil(lambda: server.polls() != [], timeout=PATIENCE)
        polls = len(server.polls())
        pay(till.address)
        with office.database.write() as uow:
            ask_poll(uow, office.clock.now())  # in the same moment as the webhooks that are on their way
        till.wait_until_paid()
        till.counter.qtbot.waitUntil(lambda: server.delivered() and len(server.polls()) > polls, timeout=PATIENCE)
        till.counter.qtbot.waitUntil(lambda: office.payments.status().next_at is not None, timeout=PATIENCE)
        assert assert_paid_once(office, server, till.ref)
        till.counter.close()


@pytest.mark.parametrize("receives", [True, False], ids=["webhooks were stored meanwhile", "nothing ran meanwhile"])
def test_after_a_day_off_the_window_shows_it_by_itself(
    receives: bool, server: Server, open_counter: OpenCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server.office() as office:
        till = open_till(open_counter(office))
        ref = till.ref
        till.counter.close()
    if receives:
        server.start_receiver()
    pay(till.address)
    till.counter.qtbot.waitUntil(lambda: server.delivered() or not receives, timeout=PATIENCE)
    server.ledger.advance(DAY)
    monkeypatch.setattr("backoffice.bootstrap.SystemClock", Tomorrow)
    with server.office() as office:
        assert office.bookings.get(ref).stripe.payment_intent_id is None, "nobody was there to see it"
        assert bool(office.payments.events(1000)) is receives
        counter = open_counter(office)
        table = counter.table(SectionName.VEHICLE_BOOKINGS)
        counter.qtbot.waitUntil(
            lambda: [row["payment_status"] for row in counter.rows(table)] == ["Paid"], timeout=PATIENCE
        )
        assert [row["status"] for row in counter.rows(table)] == ["Paid"], "its deadline has passed, but it was paid"
        assert_paid_once(office, server, ref)
        counter.close()


def test_what_another_program_does_shows_in_the_window_and_moves_nothing(
    server: Server, open_counter: OpenCounter
) -> None:
    """The window's own engine does nothing: what shows was done, and told, by other programs."""
    server.start_worker()
    with server.office(money_workers=0, catalogue_workers=0) as office:
        counter = open_counter(office)
        till = open_till(counter)
        view = till.table.view
        view.select_key(till.table.model.keys[0])
        colleague = server.colleague()
        boat = colleague.assets.create(AssetKind.VEHICLES, {"name": "Boat", "price_minor": 100}).ref
        for day in (1, 11, 21):
            counter.rent(boat, day, at=colleague)
        counter.qtbot.waitUntil(lambda: till.table.model.rowCount() == 4, timeout=PATIENCE)
        pay(till.address)
        till.wait_until_paid()
        assert (view.current_ref, list(view.selected_keys)) == (till.ref, [till.table.model.keys[3]])
        assert counter.panel.ref == till.ref
        assert_paid_once(office, server, till.ref)
        assert office.engine.tally.done == 0
        counter.close()
