"""The draft of a mail that tells a customer that their date is cancelled, and what becomes of their money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backoffice.domain.booking_kinds import BookingRef
from backoffice.domain.date_plan import Means
from backoffice.domain.money import Money
from backoffice.domain.wording import shown
from backoffice.i18n import Formats
from backoffice.services.bookings.mail import address, fitting, is_english, when_text
from backoffice.services.ports import BookingRecord


@dataclass(frozen=True, slots=True)
class CancelledDraft:
    """`text` to copy; `address` opens a mail with it, '' where the booking names no e-mail address."""

    booking: BookingRef
    code: str
    customer: str
    email: str
    phone: str
    subject: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The sentences of a language. The customer reads these, so they are not the window's translations."""

    locale: str
    subject: str
    greeting: str
    cancelled: str
    money: Mapping[Means, str]
    closing: str


_PT = _Words(
    locale="pt_BR",
    subject="Cancelamento da sua reserva {code} – {name}",
    greeting="Olá, {customer}!",
    cancelled="Infelizmente tivemos de cancelar: {name}{when}. Com isso, a sua reserva {code} está cancelada.",
    money={
        Means.REFUND: "Você recebe {amount} de volta, pelo mesmo meio em que pagou. "
        "Pode levar alguns dias até o valor aparecer.",
        Means.RELEASE: "O valor de {amount} que estava reservado é liberado; nada é cobrado.",
        Means.BY_HAND: "Você recebe {amount} de volta. Responda a este e-mail dizendo como prefere receber.",
    },
    closing="Pedimos desculpas. Se quiser outra data, responda a este e-mail.",
)
_EN = _Words(
    locale="en",
    subject="Your booking {code} is cancelled – {name}",
    greeting="Hello {customer},",
    cancelled="We are sorry: we had to cancel {name}{when}. Your booking {code} is cancelled with it.",
    money={
        Means.REFUND: "You get {amount} back the way you paid. It can take some days until it shows.",
        Means.RELEASE: "The {amount} that were held are released; you are charged nothing.",
        Means.BY_HAND: "You get {amount} back. Please reply to this e-mail and say how you would like to receive it.",
    },
    closing="If you would like another date, just reply to this e-mail.",
)


def cancelled_draft(
    record: BookingRecord, asset: Mapping[str, object], means: Means, money: Money | None
) -> CancelledDraft:
    """Return the draft; `asset`: the listing's values, `money`: what goes back by which `means` (None: nothing)."""
    words = _EN if is_english(record) else _PT
    email = str(record.values.get("customer_email") or "")

    def subject(longest: int) -> str:
        return words.subject.format(code=record.confirmation_code, name=shown(record.asset_name, longest))

    def text(longest: int) -> str:
        return _text(record, asset, words, longest, _money(words, means, money))

    return CancelledDraft(
        booking=record.ref,
        code=record.confirmation_code,
        customer=str(record.values.get("customer_name") or ""),
        email=email,
        phone=str(record.values.get("customer_phone") or ""),
        subject=subject(200),
        text=text(200),
        address=fitting(lambda longest: address(email, subject(longest), text(longest))) if email else "",
    )


def _text(record: BookingRecord, asset: Mapping[str, object], words: _Words, longest: int, money: str) -> str:
    customer = shown(str(record.values.get("customer_name") or ""), longest)
    cancelled = words.cancelled.format(
        name=shown(record.asset_name, longest),
        when=when_text(record, asset, Formats(words.locale)),
        code=record.confirmation_code,
    )
    parts = [words.greeting.format(customer=customer), cancelled, money, words.closing]
    return "\n\n".join(part for part in parts if part) + "\n"


def _money(words: _Words, means: Means, money: Money | None) -> str:
    """Return what becomes of the money; '' where none goes back, as why that is so is for a person to say."""
    if money is None or money.amount_minor == 0 or means not in words.money:
        return ""
    return words.money[means].format(amount=Formats(words.locale).money(money.amount_minor, money.currency))
