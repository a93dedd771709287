"""The promise, in a real window: a booking is made, its page is paid, and row and panel turn paid by themselves."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt

from backoffice.bootstrap import Application, Environment, build
from backoffice.domain.booking_status import BookingStatus, PaymentStatus
from backoffice.domain.kinds import AssetKind
from backoffice.gui.panels.payment_standing import Offer
from backoffice.gui.sections import SectionName
from backoffice.settings import Paths, Profile, Settings
from backoffice.simulator.process import SimulatorProcess
from tests.gui.bookings.customer import pay
from tests.gui.bookings.office import PATIENCE, Counter
from tests.support.ledger import Ledger


@pytest.fixture
def office(paths: Paths, own_simulator: SimulatorProcess) -> Iterator[Application]:
    """An office with a key of its own, its engine running."""
    environment = Environment("sk_test_" + "office_1", own_simulator.url)
    with build(Profile(name="office"), Settings(), paths, environment) as made:
        made.host.start()
        yield made


def test_a_booking_is_made_and_paid_without_another_click(
    office: Application,
    open_counter: Callable[[Application], Counter],
    own_simulator: SimulatorProcess,
) -> None:
    counter = open_counter(office)
    car = counter.listing(AssetKind.VEHICLES)
    table = counter.table(SectionName.VEHICLE_BOOKINGS)
    counter.begin(car.ref)
    counter.type("customer_name", "Ana Souza")
    counter.type("customer_email", "ana@example.org")
    counter.type("pick_up_on", counter.day(2))
    counter.type("return_on", counter.day(5))
    booking = counter.save()
    assert (booking.status, booking.payment_status) == (BookingStatus.CONFIRMED, PaymentStatus.PENDING)

    card, qtbot = counter.panel.payment, counter.qtbot
    qtbot.mouseClick(card.buttons[Offer.CREATE_PAGE], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.row.isVisible() and card.row.link.text().startswith("http"), timeout=PATIENCE)
    qtbot.waitUntil(lambda: counter.rows(table)[0]["status"] == "Awaiting payment", timeout=PATIENCE)

    pay(card.row.link.text())
    qtbot.waitUntil(lambda: card.standing.status is PaymentStatus.PAID, timeout=PATIENCE)
    qtbot.waitUntil(lambda: counter.rows(table)[0]["payment_status"] == "Paid", timeout=PATIENCE)

    assert counter.rows(table)[0]["status"] == "Paid"
    assert card.row.isHidden(), "there is nothing to pay any more"
    assert "were received through Stripe" in card.text.text()
    stored = office.bookings.get(booking.ref)
    with Ledger(own_simulator.url) as ledger:
        intent = ledger.object("payment_intent", status="succeeded")
    assert stored.stripe.payment_intent_id == intent["id"]
    assert intent["amount_received"] == 3 * 18_000
    assert counter.panel.current is not None
    assert counter.panel.current.stripe.payment_intent_id == intent["id"]
    qtbot.waitUntil(lambda: any("paid" in words for words in counter.panel.told.words()), timeout=PATIENCE)


def test_a_page_made_with_the_booking_is_paid_too(
    office: Application, open_counter: Callable[[Application], Counter]
) -> None:
    counter = open_counter(office)
    boat = counter.listing(AssetKind.ACTIVITIES, name="Boat trip", max_participants=10)
    table = counter.table(SectionName.BOOKINGS)
    counter.begin(boat.ref)
    counter.type("customer_name", "Ana Souza")
    counter.type("activity_on", counter.day(2))
    method = counter.form.rows["payment_method"].editor
    method.show_value("stripe")
    method.tell_edited()
    booking = counter.save()
    assert booking.status is BookingStatus.AWAITING_PAYMENT
    row = counter.panel.payment.row
    counter.qtbot.waitUntil(lambda: row.link.text().startswith("http"), timeout=PATIENCE)
    pay(row.link.text())
    counter.qtbot.waitUntil(lambda: counter.rows(table)[0]["status"] == "Paid", timeout=PATIENCE)
    assert office.bookings.get(booking.ref).stripe.payment_intent_id is not None
