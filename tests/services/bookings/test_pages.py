"""What a payment page charges, the listing's own link, and the mail that carries them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import PaymentMethod
from backoffice.domain.catalogue import ActualLink, ActualPrice, CatalogueState
from backoffice.domain.confirmation_codes import code_of_reference
from backoffice.domain.kinds import AssetKind, AssetRef
from backoffice.domain.money import Money
from backoffice.services.bookings import NotPossible
from backoffice.services.bookings.mail import LONGEST_ADDRESS
from backoffice.services.bookings.pages import checkout_request, page_expiry
from backoffice.services.catalogue_sync import info_of
from backoffice.services.ports import AssetRecord, BookingRecord, SyncState
from tests.services.bookings.office import TIERS, Office

NOW = datetime(2030, 5, 17, 12, 0, tzinfo=UTC)


def _live(
    office: Office, ref: AssetRef, price_minor: int, tiers: Mapping[int, int] | None = None, *, is_active: bool = True
) -> AssetRecord:
    """Do what the engine does when Stripe holds the listing at this price."""
    prices = [ActualPrice("price_main", Money(price_minor, "BRL"))]
    prices += [ActualPrice(f"price_{key}", Money(minor, "BRL"), tier=str(key)) for key, minor in (tiers or {}).items()]
    link = ActualLink("plink_1", "https://buy.example/abc", "price_main")
    state = CatalogueState(
        "prod_1", "Any", is_active=is_active, default_price_id="price_main", prices=tuple(prices), links=(link,)
    )
    with office.database.write() as uow:
        uow.assets.save_stripe(ref, info_of(state, SyncState.SYNCED, last_synced_at=NOW), {})
    return office.assets.get(ref)


def _paged(office: Office, kind: BookingKind = BookingKind.ACTIVITIES, **values: object) -> BookingRecord:
    return office.bookings.create(kind, office.listing(kind), office.wish(kind, **values), page=True)


def test_the_page_knows_whose_it_is(office: Office) -> None:
    record = _paged(office)
    request = checkout_request(record, office.assets.get(record.asset), "inst-1", NOW, "https://office.example/thanks")
    assert request.metadata == {
        "backoffice_installation": "inst-1",
        "backoffice_booking_kind": "activity_bookings",
        "backoffice_booking_id": str(record.ref.id),
        "backoffice_code": record.confirmation_code,
    }
    assert code_of_reference(request.client_reference_id) == record.confirmation_code
    assert (request.customer_email, request.locale) == ("gaivota@example.org", "pt-BR")
    assert request.success_url == "https://office.example/thanks"


def test_exactly_so_many_times_the_listings_price_uses_stripes_price(office: Office) -> None:
    record = _paged(office)
    (line,) = checkout_request(record, _live(office, record.asset, 15_000), "i", NOW).lines
    assert (line.price_id, line.quantity, line.amount) == ("price_main", 3, None)


def test_a_price_that_moved_on_is_not_charged(office: Office) -> None:
    record = _paged(office)
    (line,) = checkout_request(record, _live(office, record.asset, 18_000), "i", NOW).lines
    assert (line.price_id, line.quantity, line.amount) == (None, 1, Money(45_000, "BRL"))
    assert line.product_id == "prod_1"


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (BookingKind.ACTIVITIES, {"discount_percent": 10, "discount_reason": "Ferry"}),
        (BookingKind.VEHICLES, {"additional_drivers": 1}),
        (BookingKind.ACCOMMODATIONS, {}),
    ],
)
def test_fees_and_discounts_are_charged_as_one_amount(
    office: Office, kind: BookingKind, values: dict[str, object]
) -> None:
    record = _paged(office, kind, **values)
    unit = record.price.lines[0].unit_minor
    (line,) = checkout_request(record, _live(office, record.asset, unit), "i", NOW).lines
    assert (line.price_id, line.amount) == (None, record.price.total)


def test_a_tier_is_charged_at_its_own_price(office: Office) -> None:
    boat = office.add(AssetKind.ACTIVITIES, TIERS)
    child = office.assets.get(boat).tiers[1].id
    assert child is not None
    wish = office.wish(BookingKind.ACTIVITIES, adults=2, children=0, tier_id=child)
    record = office.bookings.create(BookingKind.ACTIVITIES, boat, wish, page=True)
    (line,) = checkout_request(record, _live(office, boat, 15_000, {child: 7_500}), "i", NOW).lines
    assert (line.price_id, line.quantity) == (f"price_{child}", 2)


def test_a_product_switched_off_is_charged_under_a_name(office: Office) -> None:
    record = _paged(office)
    (line,) = checkout_request(record, _live(office, record.asset, 15_000, is_active=False), "i", NOW).lines
    assert (line.price_id, line.product_id, line.amount) == (None, None, Money(45_000, "BRL"))
    assert record.confirmation_code in line.name


@pytest.mark.parametrize(
    ("deadline", "page_hours", "open_for"),
    [
        (None, 24, timedelta(hours=23, minutes=59)),
        (timedelta(hours=72), 24, timedelta(hours=23, minutes=59)),
        (timedelta(hours=72), 2, timedelta(hours=2)),
        (timedelta(hours=5), 24, timedelta(hours=5)),
        (timedelta(minutes=5), 24, timedelta(minutes=31)),
        (timedelta(hours=-5), 24, timedelta(minutes=31)),
    ],
)
def test_a_page_closes_at_the_deadline_within_stripes_bounds(
    deadline: timedelta | None, page_hours: int, open_for: timedelta
) -> None:
    assert page_expiry(NOW, None if deadline is None else NOW + deadline, page_hours) == NOW + open_for


def test_the_listings_link_carries_the_code_and_the_address(office: Office) -> None:
    record = office.book(adults=1, children=0, customer_email="gaivota+ilha@example.org")
    _live(office, record.asset, 15_000)
    link = urlsplit(office.bookings.direct_link(record.ref))
    query = parse_qs(link.query)
    assert (link.netloc, query["prefilled_email"]) == ("buy.example", ["gaivota+ilha@example.org"])
    assert code_of_reference(query["client_reference_id"][0]) == record.confirmation_code


def test_the_listings_link_is_refused_where_it_charges_another_amount(office: Office) -> None:
    record = office.book()
    with pytest.raises(NotPossible):
        office.bookings.direct_link(record.ref)
    _live(office, record.asset, 15_000)
    with pytest.raises(NotPossible) as refused:
        office.bookings.direct_link(record.ref)
    assert refused.value.message.params == {"price": Money(15_000, "BRL"), "total": Money(45_000, "BRL")}


def _mail(address: str) -> tuple[str, str, str]:
    """Return recipient, subject and body as a mail program reads them."""
    head, _, query = address.removeprefix("mailto:").partition("?")
    fields = dict(part.split("=", 1) for part in query.split("&"))
    assert fields.keys() == {"subject", "body"}
    return unquote(head), unquote(fields["subject"]), unquote(fields["body"])


def test_a_mail_is_in_the_customers_language_and_form(office: Office) -> None:
    record = office.open_page(_paged(office).ref)
    to, subject, body = _mail(office.bookings.mail_draft(record))
    assert to == "gaivota@example.org"
    assert subject == f"Pagamento da sua reserva {record.confirmation_code} – {record.asset_name}"
    assert "R$\u00a0450,00" in body
    assert "segunda-feira, 3 de junho de 2030, 09:00" in body
    assert "https://checkout.example/cs_test_1" in body
    assert "18 de mai. de 2030, 08:00 (UTC-0300)" in body
    assert "\n" not in body.replace("\r\n", "")
    _, subject, body = _mail(office.bookings.mail_draft(replace(record, values={**record.values, "language": "en"})))
    assert subject.startswith("Payment for your booking")
    assert "R$450.00" in body


def test_a_mail_about_a_paid_booking_asks_for_nothing(office: Office) -> None:
    record = office.bookings.record_payment(office.book(BookingKind.EVENTS).ref, PaymentMethod.CASH)
    _, subject, body = _mail(office.bookings.mail_draft(record))
    assert subject.startswith("Sua reserva")
    assert "O pagamento foi recebido" in body
    assert "3 de junho de 2030" in body


def test_hostile_texts_add_nothing_to_a_mail_and_it_stays_short(office: Office) -> None:
    name = "Ilha&cc=x@example.org?subject=%0d%0aBcc: y\u2028" + "島" * 150
    boat = office.add(AssetKind.ACTIVITIES, name=name.replace("\u2028", ""))
    wish = office.wish(
        BookingKind.ACTIVITIES, customer_name="&bcc=z@example.org " + "海" * 150, customer_email="a&bcc=b@example.org"
    )
    record = office.open_page(office.bookings.create(BookingKind.ACTIVITIES, boat, wish, page=True).ref)
    address = office.bookings.mail_draft(record)
    to, _, _ = _mail(address)
    assert to == "a&bcc=b@example.org"
    assert len(address) <= LONGEST_ADDRESS


def test_a_mail_needs_an_address(office: Office) -> None:
    with pytest.raises(NotPossible):
        office.bookings.mail_draft(office.book(customer_email=None))


def test_deadlines_are_told_in_the_offices_zone(office: Office) -> None:
    office.rules = replace(office.rules, zone=ZoneInfo("Asia/Tokyo"))
    record = office.open_page(_paged(office).ref)
    assert "20:00 (UTC+0900)" in _mail(office.bookings.mail_draft(record))[2]
