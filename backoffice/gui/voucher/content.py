"""What stands on a confirmation, as words and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from backoffice.domain.booking_kinds import BookingKind
from backoffice.domain.booking_status import BookingStatus, PaymentMethod, PaymentStatus
from backoffice.gui.voucher.words import Tongue
from backoffice.services.ports import AssetRecord, BookingRecord


class Standing(StrEnum):
    """In which colours the state is shown."""

    GOOD = "good"
    WAITING = "waiting"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A line of the price: what, and how much."""

    label: str
    detail: str
    amount: str


@dataclass(frozen=True, slots=True)
class Section:
    """A longer text under a heading; shortened when the page is full."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class VoucherContent:
    """Everything on the page, in the customer's language."""

    office: str
    title: str
    code_label: str
    code: str
    state: str
    standing: Standing
    state_note: str
    listing: str
    facts: tuple[tuple[str, str], ...]
    price_heading: str
    price: tuple[PriceRow, ...]
    total_label: str
    total: str
    sections: tuple[Section, ...]
    qr_text: str
    qr_caption: str
    footer: str
    file_name: str


@dataclass(frozen=True, slots=True)
class VoucherSource:
    """What a confirmation is made of. `zone` is the office's."""

    booking: BookingRecord
    asset: AssetRecord
    office: str
    zone: tzinfo
    now: datetime


def voucher_content(source: VoucherSource) -> VoucherContent:
    """Return the words, in the language that the booking says its customer speaks."""
    booking = source.booking
    tongue = Tongue(str(booking.values.get("language") or ""))
    words = tongue.words
    page = _open_page(booking)
    state, standing = _state(booking, tongue)
    return VoucherContent(
        office=source.office,
        title=words.confirmation,
        code_label=words.code,
        code=booking.confirmation_code,
        state=state,
        standing=standing,
        state_note=_state_note(source, tongue),
        listing=booking.asset_name,
        facts=tuple((label, value) for label, value in _facts(source, tongue) if value),
        price_heading=words.price,
        price=_price(booking, tongue),
        total_label=words.total,
        total=tongue.formats.money(booking.price.total_minor, booking.price.currency),
        sections=_sections(source, tongue),
        qr_text=page or booking.confirmation_code,
        qr_caption=words.scan_to_pay if page else words.show_code,
        footer=words.printed.format(when=_moment(tongue, source.now, source.zone)),
        file_name=f"{booking.confirmation_code}.pdf",
    )


_OVER = (BookingStatus.CANCELLED, BookingStatus.REJECTED, BookingStatus.EXPIRED, BookingStatus.NO_SHOW)


def _open_page(booking: BookingRecord) -> str:
    """Return the address of the page on which it can be paid now, '' for none."""
    is_over = booking.status in _OVER
    is_open = booking.stripe.session_status == "open" and booking.payment_status in _UNPAID
    return booking.stripe.checkout_url or "" if is_open and not is_over else ""


_UNPAID = (PaymentStatus.PENDING, PaymentStatus.FAILED)


def _state(booking: BookingRecord, tongue: Tongue) -> tuple[str, Standing]:
    words = tongue.words
    if booking.status in _OVER:
        return words.over, Standing.BAD
    if booking.status is BookingStatus.PENDING_APPROVAL:
        return words.asked_for, Standing.WAITING
    match booking.payment_status:
        case PaymentStatus.PAID:
            return words.paid, Standing.GOOD
        case PaymentStatus.NOT_REQUIRED:
            return words.confirmed, Standing.GOOD
        case PaymentStatus.PARTIALLY_REFUNDED:
            return f"{words.confirmed} – {words.partly_refunded}", Standing.GOOD
        case PaymentStatus.REFUNDED:
            return words.refunded, Standing.BAD
        case PaymentStatus.DISPUTED:
            return words.disputed, Standing.BAD
        case PaymentStatus.PROCESSING:
            return words.on_its_way, Standing.WAITING
        case PaymentStatus.AUTHORIZED:
            return words.held, Standing.WAITING
        case PaymentStatus.PENDING | PaymentStatus.FAILED:
            later = booking.payment_method is PaymentMethod.PAY_LATER
            return (f"{words.confirmed} – {words.pays_later}" if later else words.to_pay), Standing.WAITING


def _state_note(source: VoucherSource, tongue: Tongue) -> str:
    booking, words = source.booking, tongue.words
    if booking.status in _OVER:
        return ""
    if booking.payment_status is PaymentStatus.PAID and booking.paid_at is not None:
        return words.received.format(when=_moment(tongue, booking.paid_at, source.zone))
    until = booking.unpaid_until
    if booking.payment_status in _UNPAID and until is not None:
        return words.pay_until.format(until=_moment(tongue, until, source.zone))
    return ""


def _facts(source: VoucherSource, tongue: Tongue) -> list[tuple[str, str]]:
    booking, words = source.booking, tongue.words
    values = booking.values
    who = " · ".join(_text(values, name) for name in ("customer_name", "customer_phone") if _text(values, name))
    return [
        *_when(source, tongue),
        (words.where, _place(source)),
        *_how_many(source, tongue),
        (words.booked_by, who),
        (words.participants, _list(values, "participant_names")),
        (words.options, _list(values, "options")),
    ]


def _when(source: VoucherSource, tongue: Tongue) -> list[tuple[str, str]]:
    words, values, asset = tongue.words, source.booking.values, source.asset.values
    match source.booking.ref.kind:
        case BookingKind.ACTIVITIES:
            return [
                (words.date, _day(tongue, values.get("activity_on"))),
                (words.time, _time(tongue, values.get("activity_time"))),
            ]
        case BookingKind.EVENTS:
            return [
                (words.date, _day(tongue, asset.get("event_on"))),
                (words.time, _time(tongue, asset.get("event_time"))),
            ]
        case BookingKind.RESTAURANTS:
            return [
                (words.date, _day(tongue, values.get("reserved_on"))),
                (words.time, _time(tongue, values.get("reserved_time"))),
            ]
        case BookingKind.VEHICLES:
            return [
                (words.pick_up, _meeting(tongue, values, "pick_up")),
                (words.return_, _meeting(tongue, values, "return")),
            ]
        case BookingKind.ACCOMMODATIONS:
            return _stay(source, tongue)


def _meeting(tongue: Tongue, values: Mapping[str, object], name: str) -> str:
    parts = (
        _day(tongue, values.get(f"{name}_on")),
        _time(tongue, values.get(f"{name}_time")),
        _text(values, f"{name}_place"),
    )
    return " · ".join(part for part in parts if part)


def _stay(source: VoucherSource, tongue: Tongue) -> list[tuple[str, str]]:
    words, values, asset = tongue.words, source.booking.values, source.asset.values
    first, last = values.get("check_in_on"), values.get("check_out_on")
    in_from, out_until = _time(tongue, asset.get("check_in_time")), _time(tongue, asset.get("check_out_time"))
    arrives, leaves = _day(tongue, first), _day(tongue, last)
    nights = (last - first).days if isinstance(first, date) and isinstance(last, date) else 0
    return [
        (words.check_in, words.check_in_from.format(day=arrives, time=in_from) if in_from else arrives),
        (words.check_out, words.check_out_until.format(day=leaves, time=out_until) if out_until else leaves),
        (words.nights, _number(tongue, nights)),
    ]


def _how_many(source: VoucherSource, tongue: Tongue) -> list[tuple[str, str]]:
    words, values = tongue.words, source.booking.values
    names = {
        "adults": words.adults,
        "children": words.children,
        "party_size": words.people,
        "guests": words.guests,
        "rooms": words.rooms,
        "additional_drivers": words.drivers,
    }
    counts = [(label, _number(tongue, values.get(name))) for name, label in names.items()]
    return [*counts, (words.table, _text(values, "table_label")), (words.ticket, _ticket(source))]


def _ticket(source: VoucherSource) -> str:
    wanted = source.booking.values.get("tier_id")
    found = next((tier for tier in source.asset.tiers if tier.id == wanted and wanted is not None), None)
    return "" if found is None else _text(found.values, "name")


def _place(source: VoucherSource) -> str:
    asset = source.asset.values
    parts = (_text(asset, name) for name in ("meeting_point", "location", "street", "neighbourhood", "city", "state"))
    unique = dict.fromkeys(part for part in parts if part)
    return ", ".join(unique)


def _price(booking: BookingRecord, tongue: Tongue) -> tuple[PriceRow, ...]:
    currency, form = booking.price.currency, tongue.formats
    return tuple(
        PriceRow(
            tongue.say(line.label),
            f"{form.number(line.quantity)} × {form.money(line.unit_minor, currency)}" if line.quantity != 1 else "",
            form.money(line.amount_minor, currency),
        )
        for line in booking.price.lines
    )


def _sections(source: VoucherSource, tongue: Tongue) -> tuple[Section, ...]:
    words, values = tongue.words, source.booking.values
    texts = (
        (words.notes, _text(values, "notes")),
        (words.requests, _text(values, "special_requests")),
        (words.policy, _text(source.asset.values, "cancellation_policy")),
    )
    return tuple(Section(heading, text) for heading, text in texts if text)


def _day(tongue: Tongue, value: object) -> str:
    words = tongue.formats.long_date(value) if isinstance(value, date) else ""
    return words[:1].upper() + words[1:]


def _moment(tongue: Tongue, moment_at: datetime, zone: tzinfo) -> str:
    local = moment_at.astimezone(zone)
    return f"{tongue.formats.date(local.date())}, {tongue.formats.time(local.time())}"


def _time(tongue: Tongue, value: object) -> str:
    return tongue.formats.time(value) if isinstance(value, time) else ""


def _number(tongue: Tongue, value: object) -> str:
    return tongue.formats.number(value) if isinstance(value, int) and value > 0 else ""


def _text(values: Mapping[str, object], name: str) -> str:
    return str(values.get(name) or "").strip()


def _list(values: Mapping[str, object], name: str) -> str:
    found = values.get(name)
    return ", ".join(str(item) for item in found) if isinstance(found, tuple | list) else ""
