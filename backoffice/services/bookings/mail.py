"""The draft of a mail to a customer, as a `mailto:` address, in the customer's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from urllib.parse import quote

from backoffice.domain.booking_facts import booked_days, starts_at
from backoffice.domain.booking_status import PaymentStatus
from backoffice.domain.wording import QT_TRANSLATE_NOOP, shown
from backoffice.i18n import Formats
from backoffice.services.bookings.errors import NotPossible
from backoffice.services.ports import BookingRecord

LONGEST_ADDRESS = 1_900
"""Windows hands no longer address to a mail program (2,083 with what it adds)."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The sentences of a language. The customer reads these, so they are not the window's translations."""

    locale: str
    to_pay: str
    confirmed: str
    greeting: str
    booked: str
    amount: str
    pay_here: str
    until: str
    paid: str
    closing: str


_PT = _Words(
    locale="pt_BR",
    to_pay="Pagamento da sua reserva {code} – {name}",
    confirmed="Sua reserva {code} – {name}",
    greeting="Olá, {customer}!",
    booked="Sua reserva {code}: {name}{when}.",
    amount="Valor: {amount}.",
    pay_here="Pague com segurança por esta página:",
    until="A página e a reserva valem até {until}.",
    paid="O pagamento foi recebido. Obrigado!",
    closing="Se algo não estiver certo, responda a este e-mail.",
)
_EN = _Words(
    locale="en",
    to_pay="Payment for your booking {code} – {name}",
    confirmed="Your booking {code} – {name}",
    greeting="Hello {customer},",
    booked="Your booking {code}: {name}{when}.",
    amount="Amount: {amount}.",
    pay_here="Pay safely on this page:",
    until="The page and the booking are valid until {until}.",
    paid="We have received your payment. Thank you!",
    closing="If anything is not right, just reply to this e-mail.",
)


def mail_draft(record: BookingRecord, asset: Mapping[str, object], zone: tzinfo) -> str:
    """Return the address that opens the draft; `asset`: the listing's values, `zone`: the office's, for the deadline.

    Raises:
        NotPossible: the booking names no e-mail address.

    """
    email = record.values.get("customer_email")
    if not isinstance(email, str) or not email:
        raise NotPossible(
            QT_TRANSLATE_NOOP("backoffice", "This booking names no e-mail address. Add it, or copy the page's address.")
        )
    words = _EN if is_english(record) else _PT
    when = when_text(record, asset, Formats(words.locale))
    return fitting(
        lambda longest: address(email, _subject(record, words, longest), _body(record, words, when, zone, longest))
    )


def is_english(record: BookingRecord) -> bool:
    """Tell whether the customer is written to in English; else it is Portuguese."""
    return record.values.get("language") == "en"


def fitting(make: Callable[[int], str]) -> str:
    """Return the address that `make` makes with names of at most so many characters, short enough to be opened."""
    made = ""
    for longest in (200, 60, 20):  # an address of any script fits, if need be with a shorter name
        made = make(longest)
        if len(made) <= LONGEST_ADDRESS:
            break
    return made


def address(email: str, subject: str, body: str) -> str:
    """Percent-encode as RFC 6068 has it: lines end with CRLF, spaces are %20, and no address adds a header."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:{quote(email, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def _subject(record: BookingRecord, words: _Words, longest: int) -> str:
    template = words.to_pay if _page(record) else words.confirmed
    return template.format(code=record.confirmation_code, name=shown(record.asset_name, longest))


def _body(record: BookingRecord, words: _Words, when: str, zone: tzinfo, longest: int) -> str:
    formats = Formats(words.locale)
    customer = shown(str(record.values.get("customer_name") or ""), longest)
    booked = words.booked.format(code=record.confirmation_code, name=shown(record.asset_name, longest), when=when)
    parts = [words.greeting.format(customer=customer), booked, *_payment(record, words, formats, zone), words.closing]
    return "\n\n".join(parts) + "\n"


def _payment(record: BookingRecord, words: _Words, formats: Formats, zone: tzinfo) -> list[str]:
    if record.payment_status is PaymentStatus.PAID:
        return [words.paid]
    if record.price.total_minor == 0:
        return []
    amount = words.amount.format(amount=formats.money(record.price.total_minor, record.price.currency))
    page = _page(record)
    if page is None:
        return [amount]
    until = record.stripe.checkout_expires_at or record.unpaid_until
    deadline = [] if until is None else [words.until.format(until=_moment(until.astimezone(zone), formats))]
    return [amount, f"{words.pay_here}\n{page}", *deadline]


def _moment(at: datetime, formats: Formats) -> str:
    """Return a moment with its distance from UTC, as customers may be in another zone than the office."""
    return f"{formats.date(at.date())}, {formats.time(at.time())} (UTC{at:%z})"


def _page(record: BookingRecord) -> str | None:
    """Return the address of the open page."""
    return record.stripe.checkout_url if record.stripe.session_status == "open" else None


def when_text(record: BookingRecord, asset: Mapping[str, object], formats: Formats) -> str:
    """Return the day and time of a booking as they stand in a sentence, after a comma; '' where they are not known."""
    days = booked_days(record.ref.kind, asset, record.values)
    at = starts_at(record.ref.kind, asset, record.values)
    parts = [formats.long_date(days.starts_on) if days else "", formats.time(at) if at else ""]
    return "".join(f", {part}" for part in parts if part)
