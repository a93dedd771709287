"""A customer's bookings, found by e-mail, phone or tax id, and what was paid per currency."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backoffice.domain.booking_status import PaymentMethod
from backoffice.domain.kinds import AssetKind
from backoffice.gui.background import Background
from backoffice.gui.panels.customer_history import CustomerHistoryPanel
from backoffice.gui.panels.row_card import LINE_ROLE
from backoffice.gui.style.appearance import Appearance
from tests.gui.overview.office import BookedOffice


def test_the_other_bookings_of_a_customer_are_listed_and_opened(
    office: BookedOffice, background: Background, look: Appearance, qtbot: QtBot
) -> None:
    buggy = office.listing(AssetKind.VEHICLES, "Buggy azul").ref
    first = office.rent(buggy, 1)
    paid = office.rent(buggy, 10, customer_email="ANA@example.org", customer_phone="")
    by_phone = office.rent(buggy, 20, customer_email="")
    office.rent(buggy, 30, customer_email="other@example.org", customer_phone="+5581999991111")
    office.application.bookings.record_payment(paid.ref, PaymentMethod.CASH)
    window = QWidget()
    qtbot.addWidget(window)
    panel = CustomerHistoryPanel(office.database.booking_queries, background, look, window)
    with qtbot.waitExposed(window):
        window.show()
    panel.show_record(first)
    qtbot.waitUntil(lambda: panel.rows.list.count() == 2)
    shown = {panel.rows.list.item(row).data(LINE_ROLE).ref for row in range(2)}
    assert shown == {paid.ref, by_phone.ref}
    assert "paid: R$360.00" in panel.spent.text()
    with qtbot.waitSignal(panel.opened) as opened:
        panel.rows.list.itemActivated.emit(panel.rows.list.item(0))
    assert opened.args[0] in shown


def test_a_customer_without_other_bookings_is_said_so(
    office: BookedOffice, background: Background, look: Appearance, qtbot: QtBot
) -> None:
    booked = office.rent(office.listing(AssetKind.VEHICLES, "Buggy azul").ref, 1)
    window = QWidget()
    qtbot.addWidget(window)
    panel = CustomerHistoryPanel(office.database.booking_queries, background, look, window)
    with qtbot.waitExposed(window):
        window.show()
    panel.show_record(booked)
    qtbot.waitUntil(lambda: panel.spent.text().startswith("1 booking"))
    assert panel.rows._nothing.isVisible()
