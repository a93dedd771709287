"""The Stripe card says where a listing stands, and follows the worker by itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from backoffice.bootstrap import Application
from backoffice.domain.kinds import AssetKind
from backoffice.domain.wording import Message
from backoffice.gui.dialogs.qr import QrDialog
from backoffice.gui.links import may_open
from backoffice.gui.panels.qr_code import qr_image
from backoffice.gui.panels.stripe_words import standing_of
from backoffice.services.ports import AssetRecord, QueueCondition, StripeInfo, SyncState
from tests.gui.forms.office import Desk

LINK = "https://buy.stripe.com/test_7sY3cw1qL8Zk2ru6oq"


def in_state(record: AssetRecord, state: SyncState, **more: object) -> AssetRecord:
    """Return a listing as the worker would leave it."""
    known = {"product_id": "bo_x_activity_1", "payment_link": LINK, "last_synced_at": datetime(2030, 1, 2, tzinfo=UTC)}
    return replace(record, stripe=StripeInfo(sync_state=state, **{**known, **more}))  # type: ignore[arg-type]


class News(QObject):
    """Brings what the engine tells to the thread of the window, as the window itself does."""

    came = Signal(object)


@pytest.fixture
def follow(practice_desk: Desk) -> Iterator[Desk]:
    """A desk whose panel hears of every change."""
    news = News()
    news.came.connect(practice_desk.panel.refresh, Qt.ConnectionType.QueuedConnection)
    stop = practice_desk.application.engine.listen(lambda told: news.came.emit(told.refs))
    yield practice_desk
    stop()


def test_a_listing_saved_in_the_form_gets_its_link_by_itself(follow: Desk) -> None:
    follow.panel.new_asset(AssetKind.ACTIVITIES)
    follow.type("name", "Boat trip")
    follow.type("price_minor", "180")
    saved = follow.save()
    card = follow.panel.stripe
    follow.qtbot.waitUntil(lambda: card.standing.state is SyncState.SYNCED, timeout=20_000)
    stored = follow.application.assets.get(saved.ref)
    assert card.link.text() == stored.stripe.payment_link
    assert card.qr.text == stored.stripe.payment_link
    assert "R$180.00" in card.explanation.text()
    assert card.open.isEnabled(), "the practice page may be opened"
    assert not follow.panel.is_dirty


def test_a_new_price_shows_a_new_link_by_itself(follow: Desk) -> None:
    record = follow.add()
    follow.open(record.ref)
    card = follow.panel.stripe
    follow.qtbot.waitUntil(lambda: card.standing.state is SyncState.SYNCED, timeout=20_000)
    old = card.link.text()
    follow.type("price_minor", "200")
    follow.save()
    follow.qtbot.waitUntil(lambda: card.link.text() not in ("", old), timeout=20_000)
    follow.qtbot.waitUntil(lambda: "R$200.00" in card.explanation.text(), timeout=20_000)


def test_without_a_key_it_waits_in_words(desk: Desk) -> None:
    desk.open(desk.add().ref)
    assert desk.panel.stripe.standing.state is SyncState.PENDING
    assert desk.panel.stripe.explanation.text()


def test_why_the_queue_stands_still_is_said(desk: Desk) -> None:
    condition = QueueCondition(
        "offline", Message("There is no connection to Stripe."), datetime(2030, 1, 1, tzinfo=UTC)
    )
    record = desk.add()
    desk.panel.stripe.show_record(record, condition)
    assert "There is no connection to Stripe." in desk.panel.stripe.explanation.text()
    assert "goes out by itself" in desk.panel.stripe.explanation.text()


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"price_minor": None}, "no price"),
        ({"price_minor": 0}, "no price"),
        ({"is_active": False}, "not active"),
        ({"accepts_online_payment": False}, "Sold online"),
    ],
)
def test_why_it_is_not_sold_online_is_said(application: Application, values: dict[str, object], word: str) -> None:
    record = application.assets.create(AssetKind.ACTIVITIES, {"name": "Walk", "price_minor": 5_000, **values})
    assert word in standing_of(in_state(record, SyncState.NOT_SOLD_ONLINE, payment_link=None), None).explanation


def test_an_archived_listing_says_so(application: Application) -> None:
    record = application.assets.create(AssetKind.ACTIVITIES, {"name": "Walk", "price_minor": 5_000})
    archived = application.assets.archive(record.ref)
    assert "archived" in standing_of(in_state(archived, SyncState.NOT_SOLD_ONLINE), None).explanation


def test_a_failure_says_why_and_can_be_sent_again(desk: Desk) -> None:
    record = desk.add()
    with desk.application.database.write() as uow:
        uow.assets.mark(record.ref, SyncState.NEEDS_ATTENTION, "Stripe does not know this picture.")
    desk.open(record.ref)
    card = desk.panel.stripe
    assert "Stripe does not know this picture." in card.explanation.text()
    assert card.retry.isVisible()
    card.retry.click()
    assert card.standing.state is SyncState.PENDING, "it says at once that it was heard"
    desk.qtbot.waitUntil(lambda: desk.application.assets.get(record.ref).stripe.sync_state is SyncState.PENDING)


def test_copying_puts_the_link_on_the_clipboard_and_says_so(desk: Desk) -> None:
    desk.panel.stripe.show_record(in_state(desk.add(), SyncState.SYNCED), None)
    desk.panel.stripe.copy.click()
    assert QGuiApplication.clipboard().text() == LINK
    assert desk.panel.stripe.copy.text() == "Copied"


def test_a_link_to_elsewhere_is_not_opened(desk: Desk) -> None:
    record = in_state(desk.add(), SyncState.SYNCED, payment_link="https://buy.stripe.com.evil.example/x")
    desk.panel.stripe.show_record(record, None)
    assert not desk.panel.stripe.open.isEnabled()
    assert desk.panel.stripe.open.toolTip()


@pytest.mark.parametrize(
    ("address", "practice", "allowed"),
    [
        (LINK, False, True),
        ("https://stripe.com/x", False, True),
        ("http://buy.stripe.com/x", False, False),
        ("https://buy.stripe.com@evil.example/x", False, False),
        ("https://evil.example/buy.stripe.com", False, False),
        ("https://notstripe.com/x", False, False),
        ("https://buy.stripe.com\\@evil.example", False, False),
        ("javascript:alert(1)", True, False),
        ("file:///etc/passwd", True, False),
        ("http://127.0.0.1:8123/pay/1", True, True),
        ("http://127.0.0.1:8123/pay/1", False, False),
        ("http://127.0.0.1.evil.example/", True, False),
        ("http://[::1", True, False),
        ("", True, False),
    ],
)
def test_only_stripes_pages_are_opened(address: str, practice: bool, allowed: bool) -> None:
    assert may_open(address, practice=practice) is allowed


def test_the_code_is_enlarged_and_saved(desk: Desk, tmp_path: object) -> None:
    desk.panel.stripe.show_record(in_state(desk.add(), SyncState.SYNCED), None)
    desk.panel.stripe.enlarge.click()
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QrDialog))
    path = f"{tmp_path}/code.png"
    dialog.save_to(path)
    assert path in dialog.said.text()
    dialog.save_to(f"{tmp_path}/no/such/folder/code.png")
    assert "could not be saved" in dialog.said.text()
    dialog.copy.click()
    assert not QGuiApplication.clipboard().image().isNull()
    dialog.close()


def test_the_code_keeps_its_quiet_border_and_sharp_modules() -> None:
    image = qr_image(LINK, 400)
    modules = image.width() // (image.width() // 41)
    scale = image.width() // modules
    white = image.pixelColor(0, 0)
    assert all(image.pixelColor(x, y) == white for x in range(image.width()) for y in range(4 * scale))
    assert image.pixelColor(4 * scale, 4 * scale) != white
